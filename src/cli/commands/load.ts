import type { Command } from 'commander'
import { withinGrace } from '../../clock/grace.ts'
import { WireTimer } from '../../clock/wire-timer.ts'
import { MockError } from '../../kit/error.ts'
import { oneBurst, planArrivals, type Arrivals } from '../../load/arrivals.ts'
import { createMockInProcess } from '../../mock.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { engineOptions } from '../engine-options.ts'
import { EXIT } from '../exit.ts'
import { missing } from '../missing.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { load } from '../options/load.ts'
import type { Values } from '../options/option.ts'
import { paintFor } from '../paint.ts'
import { SIGNALS } from '../signals.ts'

export const registerLoad = (program: Command): void => {
  const command = program
    .command('load')
    .description(
      'Sends many signed deliveries at a rate that does not wait for responses, and reports how long they took.',
    )
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys load --target ${EXAMPLE_TARGET} --secret app-secret --rate 200/s --duration 30s --max-p99 250ms \
--max-failed 1%

Exits with 0, with 1 when a limit was broken, 3 when the target could not be reached at all, 130 when interrupted.`,
    )
  addOptions(command, load).action(async () => {
    const given = await resolveOptions(command, load)
    if (given.target === undefined || given.secret === undefined)
      throw missing(given.target === undefined ? 'target' : 'secret')
    if (given.explicit.has('rate') && given.ramp !== undefined)
      throw new MockError({
        code: 'RATE_INVALID',
        message: '--rate and --ramp are both given',
        fix: 'leave one of them out',
      })
    const arrivals = arrivalsOf(given, given.explicit.has('rate'))
    // Loaded late: no other command needs them.
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
      // All that matters is counted as it is written.
      retention: { entries: 1000, deliveries: 1000 },
    })
    // A load must not reach a public host by mistake: its target is trusted no more than one that came over the API.
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

/** Arrivals of one load: a day and more at 100 a second. */
const MAX_ARRIVALS = 10_000_000

const tooMany = (total: number, fix: string): MockError =>
  new MockError({
    code: 'NUMBER_INVALID',
    message: `this would send ${String(total)} events, and one load sends at most ${String(MAX_ARRIVALS)}`,
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
  if (arrivals.total > MAX_ARRIVALS) throw tooMany(arrivals.total, 'lower --rate, or send for shorter with --duration')
  if (arrivals.total > 0) return arrivals
  throw new MockError({
    code: 'RATE_INVALID',
    message: 'at this rate nothing arrives within the duration',
    fix: 'raise --rate, or send for longer with --duration',
  })
}
