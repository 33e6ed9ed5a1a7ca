import { maskRun, type MaskedRun } from './mask-run.ts'
import type { Reporter, ReporterName } from './reporter.ts'

interface ReporterDefinition<Name extends ReporterName> {
  readonly name: Name
  /** Usual file extension, without the dot. */
  readonly extension: string
  /** Short description of the format, for the documentation: without a full stop. */
  readonly describe: string
  /** Renders a masked run; the text ends with a line feed. */
  readonly render: (run: MaskedRun) => string
}

/** Returns a reporter that masks each run before it renders it. */
export const defineReporter = <const Name extends ReporterName>({
  render,
  ...about
}: ReporterDefinition<Name>): Reporter & { readonly name: Name } => ({
  ...about,
  render: (run, bodies) => render(maskRun(run, bodies)),
})
