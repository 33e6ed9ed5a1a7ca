import type { Run } from '../scenario/model/result.ts'
import type { Bodies } from './clip-body.ts'

export const REPORTER_NAMES = ['pretty', 'junit', 'tap', 'json', 'ndjson', 'github', 'markdown', 'html', 'har'] as const
export type ReporterName = (typeof REPORTER_NAMES)[number]

/** What is written to standard output when no other report goes there. */
export const DEFAULT_REPORTER: ReporterName = 'pretty'

/** Renders a run as text, and never changes it. */
export interface Reporter {
  readonly name: ReporterName
  /** Usual ending of a file of this format, without the dot. */
  readonly extension: string
  /** What it is for, in a few words. */
  readonly describe: string
  /** Masks the run, then renders it; the text ends with a line feed. */
  render(run: Run, bodies?: Bodies): string
}
