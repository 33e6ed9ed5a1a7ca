import { dirname } from 'node:path'
import type { Bodies } from '../reporters/clip-body.ts'
import { createPretty, REPORTERS } from '../reporters/registry.ts'
import { DEFAULT_REPORTER, type Reporter, type ReporterName } from '../reporters/reporter.ts'
import type { PrettyOptions } from '../reporters/pretty-options.ts'
import type { Run } from '../scenario/model/result.ts'
import { paintFor } from './paint.ts'
import { quoteLines } from './say.ts'
import { ensureFolder, writeWhole } from './whole-file.ts'

/** A report that is asked for: by whom it is written, and into which file; standard output without one. */
export interface ReporterUse {
  readonly name: ReporterName
  readonly file: string | undefined
}

/** The reports that are written: those asked for, and `pretty` when nothing else goes to standard output. */
export const reportsFor = (asked: readonly ReporterUse[]): readonly ReporterUse[] =>
  asked.some(({ file }) => file === undefined) ? asked : [{ name: DEFAULT_REPORTER, file: undefined }, ...asked]

/** Whether `pretty` has standard output to itself, so that lines may go there while scenarios run. */
export const isPrettyAlone = (uses: readonly ReporterUse[]): boolean =>
  uses.filter(({ file }) => file === undefined).every(({ name }) => name === DEFAULT_REPORTER)

/** How the terminal that standard output goes to takes text. */
export const terminalLook = (): PrettyOptions => ({
  paint: paintFor(process.stdout),
  width: Math.min(Math.max(process.stdout.columns || 100, 60), 160),
})

/** Writes reports; returns whether every one could be written. */
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
        writeWhole(file, text)
      }
    } catch (error) {
      // One report that cannot be written takes none of the others with it.
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
