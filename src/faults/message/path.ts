import type { MessageFault } from '../fault.ts'

/**
 * Adds to the path and the query of a URL. Its authority has ended with the slash that the path begins with, so that no suffix
 * can name another host, a user or a port; what would begin a fragment is escaped.
 */
const extended = (target: string, suffix: string): string => {
  const { origin, pathname, search } = new URL(target)
  const [, addedPath = '', addedQuery] = /^([^?]*)(?:\?(.*))?$/s.exec(suffix.replaceAll('#', '%23')) ?? []
  // A target without a path gets the suffix as its path: /other, and not //other.
  const path = `${pathname === '/' && !target.endsWith('/') ? '' : pathname}${addedPath}`
  const query = addedQuery === undefined ? search : search.length > 1 ? `${search}&${addedQuery}` : `?${addedQuery}`
  return `${origin}${path.startsWith('/') ? '' : '/'}${path}${query}`
}

export const path: MessageFault = {
  name: 'path',
  plane: 'message',
  rows: ['S21'],
  does: 'asks for another path or adds a query',
  receiver: 'answers 404 or another 4xx for a path that is not its own; a query changes nothing',
  parameters: {
    suffix: { kind: 'text', required: true, means: 'what is added behind the URL, such as /other or ?a=1' },
  },
  apply: (message, { suffix }) => ({ ...message, url: extended(message.url, String(suffix)) }),
}
