import type { Paint } from './paint.ts'

/**
 * How much is printed. `causes`: each cause once, what could not be judged, and the verdict. `rows`: first every
 * scenario, with details of those that did not pass. `headline`: the verdict and a line for each cause.
 */
export type PrettyDetail = 'causes' | 'rows' | 'headline'

/** Options of the terminal reporter. */
export interface PrettyOptions {
  readonly paint: Paint
  /** Width of the terminal in columns; prose is wrapped, commands are not. */
  readonly width: number
  /** Default `causes`. */
  readonly detail?: PrettyDetail
  /** Letter of a cause or ID of a scenario to print in full, with the verdict. */
  readonly show?: string
  /** Whether the target and the number of scenarios are already printed. */
  readonly isAnnounced?: boolean
  /** Whether a line for each folder is already printed. */
  readonly isStreamed?: boolean
}
