import { element, part, setText } from '../parts/element.ts'
import { clockTime } from '../../timeline/local-time.ts'
import type { FeedState } from './journal-feed.ts'

const CONNECTION: Readonly<Record<FeedState, string>> = {
  connecting: 'connecting',
  live: 'connected',
  lost: 'not connected',
  refused: 'a control token is needed',
}
/** Controls that need a running mock. */
const NEEDS_MOCK = ['doing', 'clock-menu', 'publish-menu', 'break-menu', 'more-menu', 'receivers-menu']

/**
 * Shows whether the mock can be reached; while it cannot, the board is gray and shows the time of its state, and
 * controls are disabled.
 */
export const showConnection = (state: FeedState, lostAt: number | undefined): void => {
  const node = part('connection', HTMLElement)
  node.dataset['state'] = state
  setText(node, CONNECTION[state])
  const isLost = state === 'lost'
  document.body.toggleAttribute('data-lost', isLost)
  for (const id of NEEDS_MOCK) part(id, HTMLElement).toggleAttribute('inert', isLost)
  const notice = part('lost', HTMLElement)
  notice.hidden = !isLost
  if (!isLost) return
  notice.replaceChildren(
    element('strong', {}, 'mock-genesys has stopped or cannot be reached.'),
    ' Start it again: this page reconnects.',
    lostAt === undefined || lostAt === 0 ? '' : ` Shown as of ${clockTime(lostAt)}.`,
  )
}
