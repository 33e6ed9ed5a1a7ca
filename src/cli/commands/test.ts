import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { MockError } from '../../contract/error.ts'
import type { Assumptions } from '../../core/options.ts'
import { retryParts, type RetryOptions } from '../../delivery/policy.ts'
import { runScenarios, type RunScenariosOptions } from '../../harness.ts'
import { createPretty, REPORTERS } from '../../reporters/registry.ts'
import { REPORTER_NAMES, type Reporter, type ReporterName } from '../../reporters/reporter.ts'
import type { Run, ScenarioResult } from '../../scenario/run.ts'
import { quoted } from '../../scenario/curl.ts'
import { engineSettings } from '../engine-settings.ts'
import { EXIT } from '../exit.ts'
import { paintFor } from '../paint.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { values } from '../values.ts'

/** A terminal that closes is one more way to be ended. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

interface ReporterUse {
  readonly name: ReporterName
  readonly file: string | undefined
}

const readReporter = (text: string): ReporterUse => {
  const [name = '', file] = text.split(/=(.*)/s, 2)
  return { name: values.choice(...REPORTER_NAMES)(name), file: file === '' ? undefined : file }
}

const template = (text: string): string => {
  if (!text.includes('{interactionId}')) throw new MockError({ code: 'PROBE_TEMPLATE_INVALID', message: `"${text}" does not say whose effects are asked for`, fix: 'put {interactionId} where the id belongs, such as http://127.0.0.1:3000/processed?interactionId={interactionId}&event={event}' })
  return text
}

const probeUrl = (text: string): string => {
  values.url(template(text).replaceAll('{interactionId}', 'id').replaceAll('{event}', 'event'))
  return text
}

const someAtOnce = (text: string): number => {
  const count = values.count(text)
  if (count > 0) return count
  throw new MockError({ code: 'CONCURRENCY_INVALID', message: 'with 0 at once none would ever run', fix: 'give 1 to run them one after the other' })
}

const settings = {
  target: { flags: '--target <url>', help: 'the receiver', parse: values.url },
  secret: { flags: '--secret <text>', help: 'what it verifies signatures with', parse: values.secret },
  policy: { flags: '--policy <name>', help: 'what it does with a bad signature: reject (a 4xx answer) or ignore (200 without effect)', parse: values.choice('reject', 'ignore'), standard: 'reject' },
  start: { flags: '--start <command>', help: 'starts the receiver, waits until it answers, and stops it at the end; scenarios of its life cycle kill, pause and start it again', parse: values.text },
  ready: { flags: '--ready <url>', help: 'what to poll until the receiver is ready', parse: values.url, standard: 'a connection to the target' },
  probeProcessed: { flags: '--probe-processed <url>', help: 'answers {"count": N}; with {interactionId} and {event}', parse: probeUrl },
  probeState: { flags: '--probe-state <url>', help: 'answers {"state": …}; with {interactionId}', parse: probeUrl },
  probeCommand: { flags: '--probe-command <command>', help: 'prints the count or the state; told by MOCK_GENESYS_PROBE, _INTERACTION_ID, _EVENT', parse: values.text },
  probeLog: { flags: '--probe-log <text>', help: 'counts lines of the output of --start that contain this, with {interactionId} and {event}', parse: template },
  reporter: { flags: '--reporter <name[=file]>', help: `${REPORTER_NAMES.join(', ')}; repeatable`, parse: readReporter, many: true, standard: 'pretty' },
  filter: { flags: '--filter <text>', help: 'only scenarios whose name, id or requirement contains this', parse: values.text },
  bail: { flags: '--bail', help: 'stop after the first failure', parse: values.text },
  strict: { flags: '--strict', help: 'treat SHOULD as MUST, and exit with 4 when nothing could be judged', parse: values.text },
  concurrency: { flags: '--concurrency <n>', help: 'scenarios at once', parse: someAtOnce, standard: '8' },
  selfUriPort: { flags: '--self-uri-port <n>', help: 'port that selfUri points to, for receivers that must be told', parse: values.port, standard: 'any free one' },
  responseTimeout: { ...engineSettings.responseTimeout, standard: "10s, or what the scenario says" },
  retryPolicy: { ...engineSettings.retryPolicy, standard: 'none, or what the scenario says' },
  retryAttempts: { ...engineSettings.retryAttempts, standard: '0, or what the scenario says' },
  retryTimeout: { ...engineSettings.retryTimeout, standard: '5s, or what the scenario says' },
  clock: { ...engineSettings.clock, standard: 'auto' },
  seed: engineSettings.seed,
  assume: engineSettings.assume,
  assumptions: { flags: '--assumptions <mode>', help: 'both: runs again under each alternative of what the documents leave open, and tells what changes', parse: values.choice('default', 'both'), standard: 'default' },
  insecure: engineSettings.insecure,
  json: { flags: '--json', help: 'the same as --reporter json', parse: values.text },
} as const

export const registerTest = (program: Command): void => {
  const command = program
    .command('test')
    .argument('[path...]', 'scenario files or folders; without any: every scenario that ships')
    .description('Judges a receiver: which promises it keeps, which it breaks, why, and how to mend it.')
    .addHelpText(
      'after',
      "\nExample:\n  $ mock-genesys test --target http://127.0.0.1:3000/webhook --secret app-secret \\\n      --probe-processed 'http://127.0.0.1:3000/processed?interactionId={interactionId}&event={event}' \\\n      --reporter pretty --reporter junit=report.xml\n\nExits with 0 when nothing broke the contract, 1 when something did, 2 for wrong usage, 3 when the receiver could not be reached, 4 (--strict) when nothing could be judged.",
    )
  addSettings(command, settings).action(async (paths: string[]) => {
    const given = await resolveSettings(command, settings)
    const { target, secret } = given
    if (target === undefined || secret === undefined) {
      const lack = target === undefined ? '--target' : '--secret'
      throw new MockError({ code: 'OPTION_MISSING', message: `${lack} is missing`, fix: lack === '--target' ? 'add --target http://127.0.0.1:3000/webhook' : 'add --secret TEXT, or set MOCK_GENESYS_SECRET' })
    }
    if (given.clock === 'manual') throw new MockError({ code: 'CLOCK_MANUAL', message: 'with a manual clock nobody would move the time on', fix: 'use --clock auto, which makes pauses cost nothing, real, or xN' })
    if (given.probeLog !== undefined && given.start === undefined) throw new MockError({ code: 'PROBE_LOG_WITHOUT_START', message: '--probe-log reads the output of a receiver that nobody started', fix: 'add --start "COMMAND"' })
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
        paths, target, secret,
        probes: {
          ...(given.probeProcessed !== undefined && { processed: given.probeProcessed }),
          ...(given.probeState !== undefined && { state: given.probeState }),
          ...(given.probeCommand !== undefined && { command: given.probeCommand }),
          ...(given.probeLog !== undefined && { log: given.probeLog }),
        },
        retry: retryOf(given),
        command: (scenario) => ['mock-genesys test', ...(paths.length === 0 ? [] : [quoted(scenario.at.file)]), ...replayed].join(' '),
        signal: stop.signal,
        onResult: progress.tell,
        strict: Boolean(given.strict),
        bail: Boolean(given.bail),
        insecureTls: Boolean(given.insecure),
        ...(given.policy !== undefined && { policy: given.policy }),
        ...(given.start !== undefined && { start: given.start }),
        ...(given.ready !== undefined && { ready: given.ready }),
        ...(given.clock !== undefined && { clock: given.clock }),
        ...(given.seed !== undefined && { seed: given.seed }),
        ...(given.filter !== undefined && { filter: given.filter }),
        ...(given.concurrency !== undefined && { concurrency: given.concurrency }),
        ...(given.selfUriPort !== undefined && { selfUriPort: given.selfUriPort }),
        ...(given.responseTimeout !== undefined && { responseTimeoutMs: given.responseTimeout }),
        ...(given.assume && { assume: Object.assign({}, ...given.assume) as Partial<Assumptions> }),
      }
      const run = await runScenarios(options)
      progress.clear()
      const isWritten = report(run, [...(given.json ? [{ name: 'json', file: undefined } as const] : []), ...(given.reporter ?? [])])
      process.exitCode = run.interrupted ? EXIT.interrupted : run.exitCode === EXIT.fine && !isWritten ? EXIT.usage : run.exitCode
      if (run.scenarios.length === 0) {
        process.stderr.write(`error FILTER_EMPTY: no scenario matches "${given.filter ?? ''}"\n  fix: see what there is with --reporter tap, or leave --filter out\n`)
        process.exitCode = EXIT.usage
      } else if (given.assumptions === 'both' && !run.interrupted && run.exitCode !== EXIT.unreachable) {
        const [{ alternativesTo, findDependences }, { renderDependences }] = await Promise.all([import('../../scenario/alternatives.ts'), import('../dependence-table.ts')])
        const found = await findDependences({
          base: run,
          assume: options.assume,
          signal: stop.signal,
          run: (changes) => runScenarios({ ...options, ...changes, bail: false, onResult: () => undefined }),
          tell: ({ assumption, value }) => { progress.say(`under ${assumption}=${value} …`) },
        })
        progress.clear()
        // Another report on standard output is read by a program.
        const out = given.json || given.reporter?.some(({ name, file }) => file === undefined && name !== 'pretty') ? process.stderr : process.stdout
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

/** What changes how a scenario is played, beside target, policy, seed and filter, which every replay has. */
const REPLAYED = ['config', 'start', 'ready', 'probeProcessed', 'probeState', 'probeCommand', 'probeLog', 'responseTimeout', 'retryPolicy', 'retryAttempts', 'retryTimeout', 'clock', 'assume', 'insecure', 'strict'] as const

const flagsToReplay = (given: Readonly<Record<string, unknown>>): readonly string[] =>
  REPLAYED.flatMap((key) => {
    const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const value = given[key]
    if (value === undefined || value === false) return []
    return value === true ? [flag] : (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map((one) => `${flag} ${quoted(one)}`)
  })

/** What holds where a scenario does not speak of redelivery. */
const retryOf = (given: { readonly retryPolicy: RetryOptions['policy'] | undefined; readonly retryAttempts: number | undefined; readonly retryTimeout: number | undefined }): NonNullable<RunScenariosOptions['retry']> => {
  const policy = given.retryPolicy === undefined ? undefined : retryParts({ policy: given.retryPolicy })
  return {
    ...(policy && { policy }),
    ...(policy?.pauses && { pauseMs: undefined }),
    ...(policy?.retryAttempts !== undefined && { attempts: policy.retryAttempts }),
    ...(policy?.responseTimeoutMs !== undefined && { responseTimeoutMs: policy.responseTimeoutMs }),
    ...(given.retryAttempts !== undefined && { attempts: given.retryAttempts }),
    ...(given.retryTimeout !== undefined && { pauseMs: given.retryTimeout }),
  }
}

/** Answers whether every report could be written. */
const report = (run: Run, asked: readonly ReporterUse[]): boolean => {
  let isWritten = true
  const uses = asked.some(({ file }) => file === undefined) ? asked : [{ name: 'pretty' as const, file: undefined }, ...asked]
  for (const { name, file } of uses) {
    const reporter: Reporter = name === 'pretty' && file === undefined ? createPretty({ paint: paintFor(process.stdout), width: Math.min(Math.max(process.stdout.columns || 100, 60), 160) }) : REPORTERS[name]
    try {
      const text = reporter.render(run)
      if (file === undefined) process.stdout.write(text)
      else {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    } catch (error) {
      // One report that cannot be written takes none of the others with it.
      isWritten = false
      process.stderr.write(`error REPORT_NOT_WRITTEN: ${name}${file === undefined ? '' : ` to ${file}`}: ${error instanceof Error ? error.message : String(error)}\n  fix: check the path and its permissions\n`)
    }
  }
  return isWritten
}

/** A line on a terminal that says how far the run is; nothing elsewhere. */
const createProgress = (): { tell: (result: ScenarioResult, done: number, total: number) => void; say: (text: string) => void; clear: () => void } => {
  const on = process.stderr.isTTY
  let failed = 0
  return {
    tell({ verdict, id }, done, total) {
      if (verdict === 'failed') failed += 1
      if (on) process.stderr.write(`\r\x1b[K${String(done)}/${String(total)}${failed > 0 ? `, ${String(failed)} failed` : ''}  ${id.slice(0, 60)}`)
    },
    say(text) {
      if (on) process.stderr.write(`\r\x1b[K${text}`)
    },
    clear() {
      if (on) process.stderr.write('\r\x1b[K')
    },
  }
}
