import type { Command } from 'commander'
import { withinGrace } from '../../clock/grace.ts'
import { WireTimer } from '../../clock/wire-timer.ts'
import { MockError } from '../../kit/error.ts'
import {
  oneBurst,
  parseFailureLimit,
  parseLoadDuration,
  parseRamp,
  parseRate,
  planArrivals,
  type Arrivals,
} from '../../load/arrivals.ts'
import { createMockInProcess } from '../../mock.ts'
import { engineOptions, engineSettings } from '../engine-settings.ts'
import { EXIT } from '../exit.ts'
import { paintFor } from '../paint.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { SIGNALS } from '../signals.ts'
import { values } from '../values.ts'

const RESPONSE_TIMEOUT_MS = 10_000
const CONCURRENCY = 1000

const { retryPolicy, retryTimeout, responseTimeout, seed, assume, insecure } = engineSettings
const settings = {
  target: { flags: '--target <url>', help: 'the receiver', parse: values.url },
  secret: {
    flags: '--secret <text>',
    help: 'what to sign with; ps shows a flag, and not MOCK_GENESYS_SECRET',
    parse: values.secret,
  },
  rate: { flags: '--rate <rate>', help: 'arrivals, such as 200/s or 30/m', parse: parseRate, standard: '50/s' },
  ramp: { flags: '--ramp <from..to>', help: 'a rate that changes evenly, such as 10/s..500/s', parse: parseRamp },
  duration: { flags: '--duration <duration>', help: 'how long to send', parse: parseLoadDuration, standard: '10s' },
  burst: {
    flags: '--burst <n>',
    help: 'so many at one moment, at the same mean rate; without --rate and --ramp: once',
    parse: values.count,
  },
  concurrency: {
    flags: '--concurrency <n>',
    help: 'attempts in flight at once, at most',
    parse: values.count,
    standard: String(CONCURRENCY),
  },
  maxP99: { flags: '--max-p99 <duration>', help: 'exit with 1 when the p99 is longer', parse: values.duration },
  maxFailed: { flags: '--max-failed <n or p%>', help: 'exit with 1 when more fail', parse: parseFailureLimit },
  allowTarget: {
    flags: '--allow-target <host>',
    help: 'public host that may be loaded (repeatable); loopback and private networks always may',
    parse: values.text,
    many: true,
  },
  retryPolicy: { ...retryPolicy, standard: 'none' },
  retryAttempts: { ...engineSettings.retryAttempts, standard: '0' },
  retryTimeout,
  responseTimeout,
  seed,
  assume,
  insecure,
  json: { flags: '--json', help: 'print the summary as JSON', parse: values.text },
} as const

export const registerLoad = (program: Command): void => {
  const command = program
    .command('load')
    .description('Sends many signed deliveries at a rate that does not wait for answers, and tells how long they took.')
    .addHelpText(
      'after',
      '\nExample:\n  $ mock-genesys load --target http://127.0.0.1:3000/webhook --secret app-secret --rate 200/s --duration 30s --max-p99 250ms --max-failed 1%\n\nExits with 0, with 1 when a limit was broken, 3 when the target could not be reached at all, 130 when interrupted.',
    )
  addSettings(command, settings).action(async () => {
    const given = await resolveSettings(command, settings)
    if (given.target === undefined || given.secret === undefined) {
      const lack = given.target === undefined ? '--target' : '--secret'
      throw new MockError({
        code: 'OPTION_MISSING',
        message: `${lack} is missing`,
        fix:
          lack === '--target'
            ? 'add --target http://127.0.0.1:3000/webhook'
            : 'add --secret TEXT, or set MOCK_GENESYS_SECRET',
      })
    }
    if (given.rate !== undefined && given.ramp !== undefined)
      throw new MockError({
        code: 'RATE_INVALID',
        message: '--rate and --ramp are both given',
        fix: 'leave one of them out',
      })
    const arrivals = arrivalsOf(given)
    // Loaded late: no other command needs them.
    const [{ drive }, { Tally }, { summarize }, { progressLine, renderLoad }] = await Promise.all([
      import('../../load/drive.ts'),
      import('../../load/tally.ts'),
      import('../../load/summary.ts'),
      import('../load-report.ts'),
    ])
    const concurrency = Math.max(1, given.concurrency ?? CONCURRENCY)
    const { retry, ...options } = engineOptions({ ...given, clock: undefined })
    const mock = createMockInProcess({
      ...options,
      retry: { policy: 'none', ...retry, responseTimeoutMs: given.responseTimeout ?? RESPONSE_TIMEOUT_MS },
      concurrency,
      allowTargets: given.allowTarget ?? [],
      // All that matters is counted as it is written.
      retention: { entries: 1000, deliveries: 1000 },
    })
    // A load must not reach a public host by mistake: its target is trusted no more than one that came over the API.
    mock.subscribe({ url: given.target, secret: given.secret }, 'api')
    const timer = new WireTimer()
    const tally = new Tally(() => timer.now())
    mock.store.watch((entry) => {
      tally.read(entry)
    })
    const stop = new AbortController()
    const interrupt = (): void => {
      if (stop.signal.aborted) process.exit(EXIT.interrupted)
      stop.abort()
    }
    for (const signal of SIGNALS) process.on(signal, interrupt)
    const begun = timer.now()
    const tell = (): void => {
      process.stderr.write(`\r\x1b[K${progressLine(tally, timer.now() - begun)}`)
      timer.after(500, tell)
    }
    if (process.stderr.isTTY) tell()
    await drive({ core: mock, arrivals, tally, timer, signal: stop.signal })
    const ms = timer.now() - begun
    const stopped = new Promise<void>((resolve) => {
      stop.signal.addEventListener('abort', () => {
        resolve()
      })
    })
    if (!stop.signal.aborted)
      await Promise.race([
        given.retryAttempts || given.retryPolicy !== undefined
          ? mock.settled()
          : withinGrace(mock.settled(), (given.responseTimeout ?? RESPONSE_TIMEOUT_MS) + 1000),
        stopped,
      ])
    timer.close()
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    const summary = summarize(tally, {
      target: given.target,
      planned: arrivals.total,
      ms,
      interrupted: stop.signal.aborted,
      concurrency,
      limits: { maxP99Ms: given.maxP99, maxFailed: given.maxFailed },
    })
    process.stdout.write(given.json ? `${JSON.stringify(summary)}\n` : renderLoad(summary, paintFor(process.stdout)))
    process.exitCode = summary.exitCode
    await mock.close()
    for (const signal of SIGNALS) process.off(signal, interrupt)
  })
}

/** Arrivals of one load: a day and more at 100 a second. */
const MAX_ARRIVALS = 10_000_000

const tooMany = (total: number, fix: string): MockError =>
  new MockError({
    code: 'NUMBER_INVALID',
    message: `this would send ${String(total)} events, and one load sends at most ${String(MAX_ARRIVALS)}`,
    fix,
  })

const arrivalsOf = ({
  rate,
  ramp,
  duration,
  burst,
}: {
  readonly rate: number | undefined
  readonly ramp: { readonly from: number; readonly to: number } | undefined
  readonly duration: number | undefined
  readonly burst: number | undefined
}): Arrivals => {
  if (burst === 0)
    throw new MockError({ code: 'NUMBER_INVALID', message: 'a burst of 0 sends nothing', fix: 'write --burst 100' })
  if (burst !== undefined && burst > MAX_ARRIVALS) throw tooMany(burst, 'write --burst 100')
  if (burst !== undefined && rate === undefined && ramp === undefined) return oneBurst(burst)
  const { from, to } = ramp ?? { from: rate ?? 50, to: rate ?? 50 }
  const arrivals = planArrivals({ from, to, durationMs: duration ?? 10_000, burst: burst ?? 1 })
  if (arrivals.total > MAX_ARRIVALS) throw tooMany(arrivals.total, 'lower --rate, or send for shorter with --duration')
  if (arrivals.total > 0) return arrivals
  throw new MockError({
    code: 'RATE_INVALID',
    message: 'at this rate nothing arrives within the duration',
    fix: 'raise --rate, or send for longer with --duration',
  })
}
