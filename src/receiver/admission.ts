import { rejected, type ReceiverResponse } from './response.ts'

/** Returns whether a content type is JSON; a missing one counts as JSON. */
export const isJsonType = (type: string | null): boolean =>
  type === null || type.trim() === '' || /^\s*(application|text)\/([\w.-]+\+)?json\s*(;|$)/i.test(type)

/**
 * Returns the check that admits a POST of JSON at one of these paths (`/` first: any path) and rejects everything else.
 */
export const admitPath =
  (paths: readonly [string, ...(string | undefined)[]]) =>
  (request: Request): ReceiverResponse | undefined => {
    if (paths[0] !== '/' && !paths.includes(new URL(request.url).pathname))
      return rejected(404, `deliveries are accepted at ${paths[0]}`)
    if (request.method !== 'POST') return rejected(405, 'send a POST', { allow: 'POST' })
    if (!isJsonType(request.headers.get('content-type'))) return rejected(415, 'send application/json')
    if (!/^(identity)?$/i.test(request.headers.get('content-encoding')?.trim() ?? ''))
      return rejected(415, 'send the body without content encoding')
    return undefined
  }
