import type { Board } from './board.ts'
import { part, setText } from '../parts/element.ts'
import type { PageState } from '../page-state.ts'
import type { Entry } from '../../timeline/entry-view.ts'

/** The most unseen deliveries to count exactly. */
const MAX_UNSEEN = 999

/** Counts deliveries that were published outside the view, and scrolls to the newest of them. */
export const unseenEvents = (board: Board, state: PageState) => {
  const press = part('unseen-events', HTMLButtonElement)
  press.addEventListener('click', () => {
    const newest = state.unseen.value.at(-1)
    state.unseen.value = []
    if (newest !== undefined) board.reveal({ id: newest, attempt: undefined })
  })
  return {
    take(entries: readonly Entry[]): void {
      const fresh = entries.flatMap((entry) => (entry.type === 'published' ? entry.deliveries : []))
      if (fresh.length > 0) state.unseen.value = [...state.unseen.value, ...fresh].slice(-MAX_UNSEEN - 1)
    },
    clear(): void {
      state.unseen.value = []
    },
    /** Must be called when the board has been drawn: visible deliveries are no longer counted. */
    draw(): void {
      const { unseen } = state
      if (unseen.value.length === 0) return void (press.hidden = true)
      const left = unseen.value.filter((id) => board.isShown(id))
      const newest = left.at(-1)
      // Once the newest is visible, nothing counts as unseen.
      unseen.value = newest === undefined || board.sees(newest) ? [] : left
      press.hidden = unseen.value.length === 0
      const count = left.length > MAX_UNSEEN ? `${String(MAX_UNSEEN)}+` : String(left.length)
      setText(press, `${count} new ${board.order() === 'newest' ? '↑' : '↓'}`)
    },
  }
}
