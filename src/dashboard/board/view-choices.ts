import type { Board } from './board.ts'
import { part } from '../parts/element.ts'
import type { PageState } from '../page-state.ts'

/** Wires the view options of the board: its scale, and the grouping and order of deliveries. */
export const wireViewChoices = (state: PageState, board: Board, changed: () => void): void => {
  const scale = part('scale', HTMLSelectElement)
  scale.addEventListener('change', () => {
    const { value } = scale
    if (value !== 'since' && value !== 'clock' && value !== 'steps') return
    state.scale.value = value
    board.camera.kind = value
    changed()
  })
  const grouping = part('grouping', HTMLSelectElement)
  grouping.addEventListener('change', () => {
    const { value } = grouping
    state.grouping.value = value === 'act' || value === 'interaction' || value === 'none' ? value : undefined
    changed()
  })
  const order = part('order', HTMLSelectElement)
  order.addEventListener('change', () => {
    const { value } = order
    state.order.value = value === 'newest' || value === 'oldest' || value === 'failures' ? value : undefined
    changed()
  })
}
