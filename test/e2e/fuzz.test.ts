import { expect, test } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'
import { streamProblem } from '../fuzz/client.ts'
import { JournalCheck } from '../fuzz/journal.ts'
import { judge } from '../fuzz/judge.ts'
import { judgeRaw } from '../fuzz/raw.ts'
import { operationAt, operations } from '../fuzz/spec.ts'

test(
  'serve survives random requests, faults, receivers and clocks: nothing crashes, hangs or stays unsettled',
  { timeout: 900_000 },
  async () => {
    const told: string[] = []
    // Each of eight rounds has another clock, half of them faults of the emulated API; bounded in requests, so that a
    // busy machine checks the same.
    const report = await fuzz({
      seed: 20_260_101,
      requests: 4800,
      perRound: 600,
      concurrency: 8,
      limitMs: 60_000,
      mostMb: 700,
      log: (line) => told.push(line),
    })
    expect(report.findings, told.join('\n')).toEqual([])
    expect(report.sent).toBeGreaterThanOrEqual(4700)
    expect(report.restarts).toBe(0)

    // A run that reaches nothing would find nothing.
    expect(operations.map(({ id }) => id).filter((id) => !report.succeeded.has(id))).toEqual([])
    expect(report.faults.filter((name) => !report.attached.has(name))).toEqual([])
    expect(report.attempts).toBeGreaterThan(500)
  },
)

const HEALTHY = JSON.stringify({
  status: 'ok',
  version: '1',
  seed: 1,
  clock: 'real',
  unsettled: 0,
  memory: { budgetBytes: 1, keptBytes: 0, pendingBytes: 0 },
})

test('the fuzzer reports planted bugs', () => {
  const wrong: string[] = []
  const journal = new JournalCheck((what) => wrong.push(what))
  const entry = (seq: number, type: string, more: object = {}): void =>
    journal.read(JSON.stringify({ seq, type, ...more }))
  entry(1, 'scheduled', { deliveryId: 'dlv_1' })
  entry(2, 'attempt-started', { deliveryId: 'dlv_1', attempt: 1 })
  expect([journal.unsettled, journal.open, wrong]).toEqual([['dlv_1'], ['dlv_1 attempt 1'], []])
  entry(3, 'attempt-ended', { deliveryId: 'dlv_1', attempt: 1 })
  entry(4, 'settled', { deliveryId: 'dlv_1' })
  expect([journal.unsettled, journal.open, wrong]).toEqual([[], [], []])
  entry(5, 'attempt-ended', { deliveryId: 'dlv_1', attempt: 1 })
  entry(6, 'settled', { deliveryId: 'dlv_1' })
  entry(8, 'noted')
  journal.read('{"seq":9,')
  expect(wrong).toEqual([
    'an attempt ended that was not under way (dlv_1 attempt 1)',
    'a delivery settled twice (dlv_1)',
    'entry 8 (noted) follows entry 6',
    'a line of the journal is no JSON: {"seq":9,',
  ])
  // A reader that falls behind is told how far: what was lost contradicts nothing, what follows still may.
  wrong.length = 0
  journal.read('{"type":"lagged","lost":3,"resumeAfter":11}')
  entry(12, 'attempt-ended', { deliveryId: 'dlv_2', attempt: 1 })
  entry(14, 'noted')
  expect(wrong).toEqual(['entry 14 (noted) follows entry 12'])

  const call = {
    number: 1,
    operation: operationAt('GET', '/_mock/health'),
    how: 'valid',
    method: 'GET',
    path: '/_mock/health',
    headers: {},
    body: undefined,
  } as const
  const answered = (status: number, body: string) =>
    judge(call, { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) }, true)?.kind
  expect(answered(200, HEALTHY)).toBeUndefined()
  expect(answered(500, '{}')).toBe('server error')
  expect(answered(302, '{}')).toBe('undocumented response')
  expect(answered(200, '{"status":"ok"}')).toBe('undocumented response')
  expect(answered(200, '{"status"')).toBe('unreadable')

  expect(streamProblem('id: 1\ndata: {}\n\nid: 3\ndata: {}\n\n')).toBe('the stream goes from entry 1 to 3')
  const lagged = 'id: 1\ndata: {}\n\nid: 8\nevent: lagged\ndata: {}\n\n'
  expect(streamProblem(lagged)).toBeUndefined()
  expect(streamProblem(`${lagged}id: 9\ndata: {}\n\n`)).toContain('follows the one that says where to resume')
  const raw = { name: 'pipelined', bytes: Buffer.from(''), responses: 2, end: 'wait' } as const
  expect(judgeRaw(raw, { kind: 'open' })?.kind).toBe('hang')
  expect(judgeRaw(raw, { kind: 'ended', text: 'HTTP/1.1 200 OK\r\n\r\n{}' })?.kind).toBe('cut response')
  expect(judgeRaw(raw, { kind: 'ended', text: 'HTTP/1.1 200 OK\r\n\r\n{}HTTP/1.1 500 No\r\n\r\n' })?.kind).toBe(
    'server error',
  )
})
