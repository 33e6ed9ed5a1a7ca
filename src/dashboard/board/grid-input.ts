import { choiceAfter, type Choice } from './choosing.ts'
import type { Lane } from '../../timeline/lanes.ts'

export interface GridParts {
  /** As they stand on the board, from top to bottom. */
  lanes(): readonly Lane[]
  choice(): Choice | undefined
  /** Rows that a page key passes. */
  pageRows(): number
  choose(choice: Choice): void
  open(choice: Choice): void
  /** Whether the pointer has just dragged the view. */
  dragged(): boolean
  /** Shows what lies outside on one side of a delivery's track. */
  showEdge(id: string, side: 'left' | 'right'): void
}

/** Wires what a person does to the timeline, by pointer or by key. */
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
