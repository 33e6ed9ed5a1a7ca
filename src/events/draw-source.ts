import type { Assumptions } from '../contract/assumptions.ts'
import type { Ids } from './ids.ts'

/** The source of generated data: the same source generates the same events. */
export interface DrawSource {
  readonly seed: number
  readonly ids: Ids
  /** The assumptions made where the documents are silent. */
  readonly assume: Assumptions
}
