import type { Command } from 'commander'
import { dialectOfAll } from '../../scenario/language/suite.ts'
import { loadScenarios, runScenarios, type RunScenariosOptions } from '../../harness.ts'
import { foreignText } from '../../reporters/foreign-text.ts'
import { announcement } from '../../reporters/pretty-summary.ts'
import { chooseScenarios, nearestFilter } from '../../scenario/run/choose-scenarios.ts'
import { namedSecrets } from '../../scenario/run/rerun-command.ts'
import { quoted } from '../../kit/curl.ts'
import type { Scenario } from '../../scenario/model/scenario.ts'
import type { Run } from '../../scenario/model/result.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { dialectOfTarget } from '../dialect-of-target.ts'
import { EXIT } from '../exit.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { test } from '../options/test.ts'
import { paintFor } from '../paint.ts'
import { createProgress } from '../progress-line.ts'
import { flagsToRerun } from '../rerun-flags.ts'
import { field } from '../say.ts'
import { SIGNALS } from '../signals.ts'
import { readTestOptions } from '../test-options.ts'
import { isOnlyPretty, reportsFor, terminalLook, writeReports } from '../write-reports.ts'

export const registerTest = (program: Command): void => {
  const command = program
    .command('test')
    .argument('[path...]', 'scenario files or folders; default: all built-in scenarios')
    .description('Tests a receiver: which promises it keeps, which it breaks, why, and how to fix it.')
    .addHelpText(
      'after',
      `
Examples:
  $ mock-genesys test --target ${EXAMPLE_TARGET} --secret app-secret
  $ mock-genesys test --filter signature/ --start 'npm start' \\
      --target ${EXAMPLE_TARGET} --secret app-secret

Exits with 0 if nothing broke the contract, 1 if something did, 2 for wrong
usage, 3 if the receiver could not be reached, 4 if nothing could be judged
(--level should or may). Probes: mock-genesys help test probes`,
    )
  addOptions(command, test).action(async (paths: string[]) => {
    const given = await resolveOptions(command.opts(), test)
    const { filter, exclude } = given
    // Given scenarios have their own dialect; built-in ones are chosen by the target.
    const dialect = given.dialect ?? (paths.length > 0 ? undefined : dialectOfTarget(given.target, given.config))
    if (given.list) {
      const all = await loadScenarios(paths, {}, dialect)
      const listed = chooseScenarios({ scenarios: all, filter, exclude })
      process.stdout.write((await import('../list-scenarios.ts')).listScenarios(listed))
      if (listed.ids.length === 0) refuseEmpty(filter, all)
      return
    }
    const asked = { ...readTestOptions(given, paths), ...(dialect !== undefined && { dialect }) }
    const scenarios = await loadScenarios(paths, asked.retry, dialect)
    const { ids } = chooseScenarios({ scenarios, filter, exclude })
    if (ids.length === 0) {
      refuseEmpty(filter, scenarios)
      return
    }
    const uses = reportsFor([...(given.json ? [{ name: 'json', file: undefined } as const] : []), ...given.reporter])
    // Any other report on standard output is for programs.
    const isForPeople = isOnlyPretty(uses)
    const isAnnounced = isForPeople && !given.quiet
    const announced = { target: shownTarget(asked), dialect: dialect ?? dialectOfAll(scenarios) }
    if (isAnnounced) process.stdout.write(`${announcement(announced, ids.length, terminalLook())}\n`)
    const isStreamed = isAnnounced && !process.stdout.isTTY
    const repeated = flagsToRerun(command.opts(), namedSecrets(asked))
    const stop = new AbortController()
    const interrupt = (): void => {
      if (stop.signal.aborted) process.exit(EXIT.interrupted)
      stop.abort()
    }
    for (const signal of SIGNALS) process.on(signal, interrupt)
    const progress = createProgress(ids, isStreamed ? process.stdout : undefined)
    try {
      const options: RunScenariosOptions = {
        ...asked,
        scenarios,
        command: (scenario) =>
          ['npx mock-genesys test', ...(paths.length === 0 ? [] : [quoted(scenario.at.file)]), ...repeated].join(' '),
        signal: stop.signal,
        onResult: progress.tell,
      }
      const run = await runScenarios(options)
      progress.clear()
      const isWritten = writeReports(run, uses, {
        bodies: given.bodies,
        isAnnounced,
        isStreamed,
        ...(given.verbose && { detail: 'rows' }),
        ...(given.quiet && { detail: 'headline' }),
        ...(given.show !== undefined && { show: given.show }),
      })
      process.exitCode = exitCodeWith(run, isWritten)
      if (given.assumptions === 'both' && !run.interrupted && isPlayed(run)) {
        const [{ alternativesTo, findDependences }, { renderDependences }] = await Promise.all([
          import('../../scenario/run/alternatives.ts'),
          import('../dependence-table.ts'),
        ])
        const found = await findDependences({
          base: run,
          assume: options.assume,
          dialect: run.dialect,
          signal: stop.signal,
          run: (changes) =>
            runScenarios({ ...options, ...changes, preflight: false, bail: false, onResult: () => undefined }),
          tell: ({ assumption, value }) => {
            progress.say(`under ${assumption}=${value} …`)
          },
        })
        progress.clear()
        const out = isForPeople ? process.stdout : process.stderr
        if (stop.signal.aborted) process.exitCode = EXIT.interrupted
        out.write(renderDependences(alternativesTo(options.assume, run.dialect), found, paintFor(out)))
      }
    } catch (error) {
      // Interrupted while the receiver was starting: there is no run to report.
      if (!stop.signal.aborted) throw error
      process.exitCode = EXIT.interrupted
    } finally {
      for (const signal of SIGNALS) process.off(signal, interrupt)
      progress.clear()
    }
  })
}

/** Returns the target without a secret that its URL may contain. */
const shownTarget = ({ target, secret, second }: RunScenariosOptions): string =>
  foreignText([secret, ...(second ? [second.secret] : [])])(target)

/** Whether the receiver was reached and accepted the first delivery. */
const isPlayed = ({ exitCode, preflight }: Run): boolean =>
  exitCode !== EXIT.unreachable && preflight?.outcome !== 'refused'

/** Returns the exit code of a run; not 0 if a report could not be written. */
const exitCodeWith = ({ interrupted, exitCode }: Run, isWritten: boolean): number => {
  if (interrupted) return EXIT.interrupted
  return exitCode === EXIT.fine && !isWritten ? EXIT.usage : exitCode
}

/** Reports that no scenario matches, with the nearest ID, folder, requirement or words. */
const refuseEmpty = (filter = '', scenarios: readonly Scenario[]): void => {
  const meant = nearestFilter(filter, scenarios)
  const fix =
    meant === undefined ? 'list the scenarios with --list, or omit --filter and --exclude' : `did you mean ${meant}?`
  process.stderr.write(`error FILTER_EMPTY: no scenario matches "${field(filter)}"\n  fix: ${fix}\n`)
  process.exitCode = EXIT.usage
}
