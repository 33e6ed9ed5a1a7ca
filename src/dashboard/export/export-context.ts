import type { Part } from '../../timeline/notes.ts'

/** The facts about the mock in a picture, besides its deliveries. */
export interface ExportContext {
  /** Acts and notes, oldest first. */
  readonly parts: readonly Part[]
  readonly receivers: readonly { readonly name: string; readonly url: string }[]
  /** The retry policy in force, in words. */
  readonly policy: string
  readonly seed: number
  readonly version: string
}
