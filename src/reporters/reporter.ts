import type { Run } from '../scenario/model/result.ts'
import type { Bodies } from './clip-body.ts'

export const REPORTER_NAMES = ['pretty', 'junit', 'tap', 'json', 'ndjson', 'github', 'markdown', 'html', 'har'] as const
export type ReporterName = (typeof REPORTER_NAMES)[number]

/** The reporter on standard output by default. */
export const DEFAULT_REPORTER: ReporterName = 'pretty'

/** Renders a run as text without changing it. */
export interface Reporter {
  readonly name: ReporterName
  /** Usual file extension, without the dot. */
  readonly extension: string
  /** Short description of the format. */
  readonly describe: string
  /** Masks the run, then renders it; the text ends with a line feed. */
  render(run: Run, bodies?: Bodies): string
}
