import type { Paint } from './paint.ts'

/** How the text of a terminal looks. */
export interface PrettyOptions {
  readonly paint: Paint
  /** Columns of the terminal; prose is wrapped to it, commands never. */
  readonly width: number
}
