import { expect, test } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'

const TEN_MINUTES_MS = 600_000

test(
  'serve withstands ten minutes of random requests, with a new seed each time',
  { timeout: 2 * TEN_MINUTES_MS },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const told: string[] = []
    const report = await fuzz({
      seed,
      requests: 1_000_000,
      mostMs: TEN_MINUTES_MS,
      perRound: 25_000,
      concurrency: 12,
      limitMs: 120_000,
      mostMb: 1024,
      log: (line) => told.push(line),
    })
    console.log(
      `seed ${String(seed)}: ${String(report.sent)} requests, ${String(report.attempts)} attempts, ` +
        `${String(report.findings.length)} findings`,
    )
    expect(report.findings, `npm run fuzz -- --seed ${String(seed)}\n${told.join('\n')}`).toEqual([])
    expect(report.sent).toBeGreaterThan(0)
  },
)
