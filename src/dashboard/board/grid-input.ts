import { choiceAfter, type Choice } from './choosing.ts'
import type { Lane } from '../../timeline/lanes.ts'

export interface GridParts {
  /** The deliveries in board order, from top to bottom. */
  lanes(): readonly Lane[]
  choice(): Choice | undefined
  /** How many rows Page Up and Page Down move by. */
  pageRows(): number
  choose(choice: Choice): void
  open(choice: Choice): void
  /** Whether the pointer has just dragged the view. */
  dragged(): boolean
  /** Shows what is beyond one edge of a delivery's track. */
  showEdge(id: string, side: 'left' | 'right'): void
}

/** Handles pointer and keyboard input on the timeline. */
export const wireGrid = (grid: HTMLElement, parts: GridParts): void => {
  grid.addEventListener('click', ({ target }) => {
    const at = target instanceof Element ? target : undefined
    const id = at?.closest<HTMLElement>('.lane')?.dataset['delivery']
    if (id === undefined || parts.dragged()) return
    const edge = at?.closest<HTMLElement>('[data-edge]')?.dataset['edge']
    if (edge === 'left' || edge === 'right') return parts.showEdge(id, edge)
    const attempt = at?.closest<HTMLElement>('[data-attempt]')?.dataset['attempt']
    parts.open({ id, attempt: attempt === undefined ? undefined : Number(attempt) })
  })
  grid.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const { key } = event
    const choice = parts.choice()
    const next = choiceAfter(key, parts.lanes(), choice, parts.pageRows())
    if (next) parts.choose(next)
    else if (key === 'Enter' && choice) parts.open(choice)
    else return
    event.preventDefault()
  })
}
