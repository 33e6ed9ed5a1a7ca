import { parseArgs } from 'node:util'
import { FINDING_KINDS } from './findings.ts'
import { fuzz } from './fuzz.ts'

const HELP = `Usage: npm run fuzz -- [options]

Sends random requests to a running "serve" over HTTP, and looks for server errors, crashes, hangs, deliveries that \
never settle,
clocks that stand still, answers that are not as documented, and memory that grows. Exits with 1 on any finding.

Options:
  --requests N      requests in all (default 1000000)
  --minutes N       ends after the round in which this much time is over (default: no limit)
  --seed N          the same seed sends the same requests (default: at random)
  --per-round N     requests between two moments at which everything must settle (default 25000)
  --concurrency N   requests at once; with 1 a run repeats in every detail (default 12)
  --limit SECONDS   how long a response may take (default 120)
  --most-mb N       resident memory of serve that is a finding (default 1024)
  --help            prints this help`

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    'per-round': { type: 'string', default: '25000' },
    concurrency: { type: 'string', default: '12' },
    limit: { type: 'string', default: '120' },
    'most-mb': { type: 'string', default: '1024' },
    help: { type: 'boolean', default: false },
  },
})

const number = (name: string, text: string): number => {
  const value = Number(text)
  if (text !== '' && value >= 0 && Number.isFinite(value)) return value
  console.error(`--${name} is "${text}" (expected a number of 0 or more)`)
  process.exit(2)
}

const run = async (): Promise<number> => {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : number('seed', values.seed)
  console.log(`seed ${String(seed)}`)
  const report = await fuzz({
    seed,
    requests: number('requests', values.requests),
    ...(values.minutes !== undefined && { mostMs: number('minutes', values.minutes) * 60_000 }),
    perRound: Math.max(1, number('per-round', values['per-round'])),
    concurrency: Math.max(1, number('concurrency', values.concurrency)),
    limitMs: number('limit', values.limit) * 1000,
    mostMb: number('most-mb', values['most-mb']),
    log: (line) => console.log(line),
  })
  const { start, middle, end, most } = report.resident
  const missed = report.faults.filter((name) => !report.attached.has(name))
  console.log(
    [
      '',
      ...report.table,
      '',
      `${String(report.sent)} requests (${String(report.raw)} of raw bytes) in ${String(report.rounds)} rounds ` +
        `and ${String(Math.round(report.ms / 1000))} s, ${String(report.attempts)} attempts, ` +
        `${String(report.entries)} journal entries`,
      `faults attached: ${String(report.attached.size)} of ` +
        `${String(report.faults.length)}${missed.length > 0 ? ` (not: ${missed.join(', ')})` : ''}`,
      `resident memory: ${String(start ?? '?')} MB at the start, ${String(middle ?? '?')} MB in the middle, ` +
        `${String(end ?? '?')} MB at the end, ${String(most)} MB at most`,
      ...FINDING_KINDS.map((kind) => `${`${kind}:`.padEnd(24)}${String(report.counts[kind])}`),
      ...(report.findings.length > 0
        ? ['', `${String(report.findings.length)} different findings; run again with --seed ${String(seed)}`]
        : []),
    ].join('\n'),
  )
  return report.findings.length > 0 ? 1 : 0
}

if (values.help) console.log(HELP)
else process.exitCode = await run()
