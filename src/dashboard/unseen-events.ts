import type { Board } from './board.ts'
import { part, setText } from './element.ts'
import type { PageState } from './page-state.ts'
import type { Entry } from '../timeline/entry-view.ts'

/** Counts deliveries that were published out of sight, and leads to the newest of them. */
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
      if (fresh.length > 0) state.unseen.value = [...state.unseen.value, ...fresh]
    },
    clear(): void {
      state.unseen.value = []
    },
    /** To be called when the board has been drawn: what can be seen is no longer counted. */
    draw(): void {
      const { unseen } = state
      if (unseen.value.length === 0) return void (press.hidden = true)
      const shown = new Set(board.shown.map(({ id }) => id))
      const left = unseen.value.filter((id) => shown.has(id))
      const newest = left.at(-1)
      // The first entries that are read are the past, and seeing the newest is seeing what is new.
      unseen.value = newest === undefined || board.sees(newest) || left.length === shown.size ? [] : left
      press.hidden = unseen.value.length === 0
      setText(press, `${String(unseen.value.length)} new ${board.order() === 'newest' ? '↑' : '↓'}`)
    },
  }
}
