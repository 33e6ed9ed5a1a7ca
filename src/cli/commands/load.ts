import type { Command } from 'commander'
import { withinGrace } from '../../clock/grace.ts'
import { WireTimer } from '../../clock/wire-timer.ts'
import { MockError } from '../../kit/error.ts'
import { oneBurst, planArrivals, type Arrivals } from '../../load/arrivals.ts'
import { createMockInProcess } from '../../mock.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { engineOptions } from '../engine-options.ts'
import { EXIT } from '../exit.ts'
import { missingOption } from '../missing.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { load } from '../options/load.ts'
import type { Values } from '../options/option.ts'
import { paintFor } from '../paint.ts'
import { SIGNALS } from '../signals.ts'

export const registerLoad = (program: Command): void => {
  const command = program
    .command('load')
    .description('Sends signed deliveries at a fixed rate, independent of responses, and reports latencies.')
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys load --target ${EXAMPLE_TARGET} --secret app-secret --rate 200/s --duration 30s --max-p99 250ms \
--max-failed 1%

Exits with 0, 1 if a limit was exceeded, 3 if the target could not be reached, 130 if interrupted.`,
    )
  addOptions(command, load).action(async () => {
    const given = await resolveOptions(command.opts(), load)
    if (given.target === undefined || given.secret === undefined)
      throw missingOption(given.target === undefined ? 'target' : 'secret')
    if (given.explicit.has('rate') && given.ramp !== undefined)
      throw new MockError({
        code: 'RATE_INVALID',
        message: '--rate and --ramp are both given',
        fix: 'omit one of them',
      })
    const arrivals = arrivalsOf(given, given.explicit.has('rate'))
    // Loaded on demand: no other command needs them.
    const [{ drive }, { Tally }, { summarize }, { progressLine, renderLoad }] = await Promise.all([
      import('../../load/drive.ts'),
      import('../../load/tally.ts'),
      import('../../load/summary.ts'),
      import('../load-report.ts'),
    ])
    const concurrency = Math.max(1, given.concurrency)
    const mock = createMockInProcess({
      ...engineOptions(given),
      concurrency,
      allowTargets: given.allowTarget,
      // Entries are counted as they are written.
      retention: { entries: 1000, deliveries: 1000 },
    })
    // A load must not reach a public host by mistake: its target is checked like one from the API.
    mock.subscribe({ url: given.target, secret: given.secret }, 'api')
    const timer = new WireTimer()
    const tally = new Tally(() => timer.now())
    mock.journal.watch((entry) => {
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
        given.retryAttempts || given.explicit.has('retryPolicy')
          ? mock.settled()
          : withinGrace(mock.settled(), given.responseTimeout + 1000),
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

/** The most arrivals of one load: more than a day at 100 per second. */
const MAX_ARRIVALS = 10_000_000

const tooMany = (total: number, fix: string): MockError =>
  new MockError({
    code: 'NUMBER_INVALID',
    message: `this would send ${String(total)} events (at most ${String(MAX_ARRIVALS)})`,
    fix,
  })

const arrivalsOf = (
  { rate, ramp, duration, burst }: Pick<Values<typeof load>, 'rate' | 'ramp' | 'duration' | 'burst'>,
  isRateGiven: boolean,
): Arrivals => {
  if (burst === 0)
    throw new MockError({ code: 'NUMBER_INVALID', message: 'a burst of 0 sends nothing', fix: 'write --burst 100' })
  if (burst !== undefined && burst > MAX_ARRIVALS) throw tooMany(burst, 'write --burst 100')
  if (burst !== undefined && !isRateGiven && ramp === undefined) return oneBurst(burst)
  const { from, to } = ramp ?? { from: rate, to: rate }
  const arrivals = planArrivals({ from, to, durationMs: duration, burst })
  if (arrivals.total > MAX_ARRIVALS) throw tooMany(arrivals.total, 'lower --rate, or shorten --duration')
  if (arrivals.total > 0) return arrivals
  throw new MockError({
    code: 'RATE_INVALID',
    message: 'at this rate nothing is sent within the duration',
    fix: 'raise --rate, or lengthen --duration',
  })
}
