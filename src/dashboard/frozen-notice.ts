import { part, setText } from './parts/element.ts'
import type { FrozenJournal } from './export/frozen-journal.ts'
import { clockTime, zoneName } from '../timeline/local-time.ts'

/** Shows that the page is an exported file, and removes the controls that need a running mock. */
export const showFrozen = ({ timeline: { now }, health, left }: FrozenJournal): void => {
  document.body.dataset['frozen'] = ''
  const notice = part('frozen', HTMLElement)
  notice.hidden = false
  const words = [
    `exported at ${clockTime(now)} ${zoneName(now)}`,
    left > 0 ? `without ${String(left)} older` : '',
    `seed ${String(health.seed)}`,
    `mock-genesys ${health.version}`,
  ]
  setText(notice, words.filter((text) => text !== '').join(' · '))
}
