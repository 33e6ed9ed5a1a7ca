import { choiceAfter, type Choice } from './choosing.ts'
import type { Lane } from '../timeline/lanes.ts'

export interface GridParts {
  lanes(): readonly Lane[]
  choice(): Choice | undefined
  /** Rows that a page key passes. */
  pageRows(): number
  choose(choice: Choice): void
  open(choice: Choice): void
  zoom(factor: number): void
  toggleFollow(): void
}

/** Wires what a person does to the timeline, by pointer or by key. */
export const wireGrid = (grid: HTMLElement, parts: GridParts): void => {
  grid.addEventListener('click', ({ target }) => {
    const at = target instanceof Element ? target : undefined
    const id = at?.closest<HTMLElement>('.lane')?.dataset['delivery']
    if (id === undefined) return
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
    else if (key === '+' || key === '=') parts.zoom(0.5)
    else if (key === '-') parts.zoom(2)
    else if (key === 'f') parts.toggleFollow()
    else return
    event.preventDefault()
  })
}
