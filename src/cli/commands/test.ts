import type { Command } from 'commander'
import { runScenarios, type RunScenariosOptions } from '../../harness.ts'
import { quoted } from '../../kit/curl.ts'
import { EXIT } from '../exit.ts'
import { paintFor } from '../paint.ts'
import { createProgress } from '../progress-line.ts'
import { flagsToReplay } from '../replay-flags.ts'
import { field } from '../say.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { SIGNALS } from '../signals.ts'
import { readTestOptions, testSettings } from '../test-settings.ts'
import { writeReports } from '../write-reports.ts'

export const registerTest = (program: Command): void => {
  const command = program
    .command('test')
    .argument('[path...]', 'scenario files or folders; without any: every scenario that ships')
    .description('Judges a receiver: which promises it keeps, which it breaks, why, and how to mend it.')
    .addHelpText(
      'after',
      "\nExample:\n  $ mock-genesys test --target http://127.0.0.1:3000/webhook --secret app-secret \\\n      --probe-processed 'http://127.0.0.1:3000/processed?interactionId={interactionId}&event={event}' \\\n      --reporter pretty --reporter junit=report.xml\n\nExits with 0 when nothing broke the contract, 1 when something did, 2 for wrong usage, 3 when the receiver could not be reached, 4 (--strict) when nothing could be judged.",
    )
  addSettings(command, testSettings).action(async (paths: string[]) => {
    const given = await resolveSettings(command, testSettings)
    const asked = readTestOptions(given, paths)
    const replayed = flagsToReplay(command.opts())
    const stop = new AbortController()
    const interrupt = (): void => {
      if (stop.signal.aborted) process.exit(EXIT.interrupted)
      stop.abort()
    }
    for (const signal of SIGNALS) process.on(signal, interrupt)
    const progress = createProgress()
    try {
      const options: RunScenariosOptions = {
        ...asked,
        command: (scenario) =>
          ['mock-genesys test', ...(paths.length === 0 ? [] : [quoted(scenario.at.file)]), ...replayed].join(' '),
        signal: stop.signal,
        onResult: progress.tell,
      }
      const run = await runScenarios(options)
      progress.clear()
      const isWritten = writeReports(
        run,
        [...(given.json ? [{ name: 'json', file: undefined } as const] : []), ...(given.reporter ?? [])],
        given.bodies,
      )
      process.exitCode = run.interrupted
        ? EXIT.interrupted
        : run.exitCode === EXIT.fine && !isWritten
          ? EXIT.usage
          : run.exitCode
      if (run.scenarios.length === 0) {
        process.stderr.write(
          `error FILTER_EMPTY: no scenario matches "${field(given.filter ?? '')}"\n  fix: see what there is with --reporter tap, or leave --filter out\n`,
        )
        process.exitCode = EXIT.usage
      } else if (given.assumptions === 'both' && !run.interrupted && run.exitCode !== EXIT.unreachable) {
        const [{ alternativesTo, findDependences }, { renderDependences }] = await Promise.all([
          import('../../scenario/run/alternatives.ts'),
          import('../dependence-table.ts'),
        ])
        const found = await findDependences({
          base: run,
          assume: options.assume,
          signal: stop.signal,
          run: (changes) => runScenarios({ ...options, ...changes, bail: false, onResult: () => undefined }),
          tell: ({ assumption, value }) => {
            progress.say(`under ${assumption}=${value} …`)
          },
        })
        progress.clear()
        // Another report on standard output is read by a program.
        const out =
          given.json || given.reporter?.some(({ name, file }) => file === undefined && name !== 'pretty')
            ? process.stderr
            : process.stdout
        if (stop.signal.aborted) process.exitCode = EXIT.interrupted
        out.write(renderDependences(alternativesTo(options.assume), found, paintFor(out)))
      }
    } catch (error) {
      // Stopped while the receiver was still starting: there is no run to report.
      if (!stop.signal.aborted) throw error
      process.exitCode = EXIT.interrupted
    } finally {
      for (const signal of SIGNALS) process.off(signal, interrupt)
      progress.clear()
    }
  })
}
