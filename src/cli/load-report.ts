import { describeMs } from '../kit/span-words.ts'
import { PERCENTILES } from '../load/latency.ts'
import type { LoadSummary } from '../load/summary.ts'
import type { Tally } from '../load/tally.ts'
import type { Paint } from './paint.ts'

const BAR_COLUMNS = 40
const count = (value: number): string => value.toLocaleString('en-US')
const ms = (value: number): string => (value < 10 ? `${String(Math.round(value * 100) / 100)} ms` : describeMs(value))

/** Returns one line with the progress of a load. */
export const progressLine = (tally: Tally, elapsedMs: number): string =>
  [
    `${String(Math.floor(elapsedMs / 1000))} s`,
    `${count(tally.sent)} sent`,
    `${count(tally.accepted)} accepted`,
    `${count(tally.attempts - tally.accepted)} failed`,
    `${count(tally.inFlight)} in flight`,
    `p99 ${ms(tally.latencies.percentile(99))}`,
  ].join('  ')

/** Renders the results of a load: outcomes, percentiles, a histogram, and exceeded limits. */
export const renderLoad = (summary: LoadSummary, paint: Paint): string => {
  const { arrivals, late, outcomes, attempts, histogram, latencyMs, broken } = summary
  const rate = summary.ms > 0 ? (arrivals.sent / summary.ms) * 1000 : 0
  const sent = paint('bold', `${count(arrivals.sent)} of ${count(arrivals.planned)} arrivals`)
  const interrupted = summary.interrupted ? paint('yellow', '  interrupted') : ''
  const lines = [
    `${sent} in ${describeMs(summary.ms)}, ${rate.toFixed(1)}/s, to ${summary.target}${interrupted}`,
    '',
    paint('bold', 'outcome'.padEnd(30)) + paint('bold', 'attempts'.padStart(12)),
    ...outcomes.map(
      ({ outcome, count: times }) =>
        paint(outcome.startsWith('accepted') ? 'green' : 'red', outcome.padEnd(30)) +
        count(times).padStart(12) +
        paint('dim', `${((100 * times) / attempts).toFixed(1)} %`.padStart(9)),
    ),
    ...(arrivals.unfinished > 0 ? [`${'not finished'.padEnd(30)}${count(arrivals.unfinished).padStart(12)}`] : []),
    ...(arrivals.dropped > 0 ? [`${'dropped by the sender'.padEnd(30)}${count(arrivals.dropped).padStart(12)}`] : []),
    '',
    `${paint('bold', 'response time')}, measured from when each delivery was due`,
    [...PERCENTILES.map((percentile) => `p${String(percentile)}`), 'max']
      .map((name) => `  ${name} ${paint('cyan', ms(latencyMs[name] ?? 0))}`)
      .join(''),
    '',
    ...drawn(histogram, paint),
  ]
  const share = arrivals.sent > 0 ? late.count / arrivals.sent : 0
  // With only a few late starts, the figures still describe the receiver.
  if (late.count > 0) {
    const said = share >= 0.05 ? 'the sender was the bottleneck' : 'the sender was sometimes late'
    const cause = late.byConcurrency
      ? 'all concurrent attempts were in use: raise --concurrency'
      : 'this machine could not keep up: lower the rate, or send from several machines'
    const figures = `${count(late.count)} arrivals (${(100 * share).toFixed(1)} %)`
    lines.push(
      paint(
        'yellow',
        `${said}: ${figures} started more than ${ms(late.overMs)} late (up to ${ms(late.maxMs)}); ${cause}`,
      ),
    )
  }
  for (const what of broken) lines.push(`${paint('red', '✘')} ${what}`)
  return `${lines.join('\n')}\n`
}

const drawn = (rows: LoadSummary['histogram'], paint: Paint): readonly string[] => {
  const most = Math.max(1, ...rows.map((row) => row.count))
  return [
    ...rows.map(({ fromMs, toMs, count: times }) => {
      const bar = '█'.repeat(Math.round((BAR_COLUMNS * times) / most)) || (times > 0 ? '▏' : '')
      const span = `${ms(fromMs).padStart(9)} … ${ms(toMs).padEnd(9)}`
      return `${span} ${paint('cyan', bar.padEnd(BAR_COLUMNS))} ${count(times).padStart(9)}`
    }),
    ...(rows.length > 0 ? [''] : []),
  ]
}
