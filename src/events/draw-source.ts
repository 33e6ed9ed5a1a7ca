import type { Assumptions } from '../contract/assumptions.ts'
import type { Ids } from './ids.ts'

/** What all that is told is made of: same source, same events. */
export interface DrawSource {
  readonly seed: number
  readonly ids: Ids
  /** What is told where the documents are silent. */
  readonly assume: Assumptions
}
