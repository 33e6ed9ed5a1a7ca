import { dirname } from 'node:path'
import type { Bodies } from '../reporters/clip-body.ts'
import { REPORTERS } from '../reporters/generated/reporters.ts'
import { createPretty } from '../reporters/pretty.ts'
import { DEFAULT_REPORTER, type Reporter, type ReporterName } from '../reporters/reporter.ts'
import type { PrettyOptions } from '../reporters/pretty-options.ts'
import type { Run } from '../scenario/model/result.ts'
import { paintFor } from './paint.ts'
import { quoteLines } from './say.ts'
import { ensureFolder, writeAtomically } from './whole-file.ts'

/** A requested report: its reporter, and its file; standard output without a file. */
export interface ReporterUse {
  readonly name: ReporterName
  readonly file: string | undefined
}

/** Returns the reports to write: those requested, and `pretty` if none goes to standard output. */
export const reportsFor = (asked: readonly ReporterUse[]): readonly ReporterUse[] =>
  asked.some(({ file }) => file === undefined) ? asked : [{ name: DEFAULT_REPORTER, file: undefined }, ...asked]

/** Whether only `pretty` writes to standard output, so that lines may be printed while scenarios run. */
export const isOnlyPretty = (uses: readonly ReporterUse[]): boolean =>
  uses.filter(({ file }) => file === undefined).every(({ name }) => name === DEFAULT_REPORTER)

/** Returns the colors and width of standard output. */
export const terminalLook = (): PrettyOptions => ({
  paint: paintFor(process.stdout),
  width: Math.min(Math.max(process.stdout.columns || 100, 60), 160),
})

/** Writes reports; returns whether all could be written. */
export const writeReports = (
  run: Run,
  uses: readonly ReporterUse[],
  { bodies, ...look }: Omit<PrettyOptions, 'paint' | 'width'> & { readonly bodies?: Bodies } = {},
): boolean => {
  let isWritten = true
  for (const { name, file } of uses) {
    const reporter: Reporter =
      name === 'pretty' && file === undefined ? createPretty({ ...terminalLook(), ...look }) : REPORTERS[name]
    try {
      const text = reporter.render(run, bodies)
      if (file === undefined) process.stdout.write(text)
      else {
        ensureFolder(dirname(file))
        writeAtomically(file, text)
      }
    } catch (error) {
      // A report that cannot be written does not affect the others.
      isWritten = false
      const what = file === undefined ? name : `${name} to ${file}`
      const why = error instanceof Error ? error.message : String(error)
      process.stderr.write(
        `error REPORT_NOT_WRITTEN: ${quoteLines(`${what}: ${why}`)}\n  fix: check the path and its permissions\n`,
      )
    }
  }
  return isWritten
}
