import { expect, test } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'
import { operations } from '../fuzz/spec.ts'

test(
  'serve withstands random requests, faults, receivers and clocks: nothing crashes, hangs or stays unsettled',
  { timeout: 900_000 },
  async () => {
    const told: string[] = []
    // Each of eight rounds has another clock, half of them faults of the emulated API; bounded in requests, so that a busy machine checks the same.
    const report = await fuzz({
      seed: 20_260_101,
      requests: 8000,
      perRound: 1000,
      concurrency: 8,
      limitMs: 60_000,
      mostMb: 700,
      log: (line) => told.push(line),
    })
    expect(report.findings, told.join('\n')).toEqual([])
    expect(report.sent).toBeGreaterThanOrEqual(7900)
    expect(report.restarts).toBe(0)

    // A run that reaches nothing would find nothing.
    expect(
      operations
        .map(({ id }) => id)
        .filter((id) => !report.succeeded.has(id) && id !== 'streamJournal' && id !== 'reset'),
    ).toEqual([])
    expect(report.faults.filter((name) => !report.attached.has(name))).toEqual([])
    expect(report.attempts).toBeGreaterThan(500)
  },
)
