import type { Paint } from './paint.ts'

/**
 * How much is printed. `causes`: each cause once, what could not be judged, the verdict. `rows`: every scenario, and
 * all about those that did not pass, before that. `headline`: the verdict and a line for each cause.
 */
export type PrettyDetail = 'causes' | 'rows' | 'headline'

/** How the text of a terminal looks. */
export interface PrettyOptions {
  readonly paint: Paint
  /** Columns of the terminal; prose is wrapped to it, commands never. */
  readonly width: number
  /** Default `causes`. */
  readonly detail?: PrettyDetail
  /** Letter of a cause or id of a scenario: prints all about it, and the verdict. */
  readonly show?: string
  /** Whether target and number of scenarios were printed before the scenarios ran. */
  readonly isAnnounced?: boolean
  /** Whether a line for each folder was printed while the scenarios ran. */
  readonly isStreamed?: boolean
}
