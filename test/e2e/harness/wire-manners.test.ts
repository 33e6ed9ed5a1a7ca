import { expect, test } from 'vitest'
import {
  response,
  answerAndClose,
  closeAfterRequest,
  endlessBody,
  hang,
  startNasty,
  type Behaviour,
} from '../../support/nasty-servers.ts'
import { beginTest, idsBy, runTest, startAwkward } from '../../support/test-command.ts'

const seenIn = (run: Awaited<ReturnType<typeof runTest>>['run']): string[] =>
  (run?.scenarios ?? []).flatMap(({ findings }) =>
    findings.filter(({ verdict }) => verdict === 'failed').map(({ seen }) => seen),
  )

test('a receiver that never responds ends the run after a few scenarios, and the report says why', async () => {
  await using receiver = await startNasty(hang)
  const { status, run } = await runTest(['--target', receiver.url, '--response-timeout', '300ms', '--no-preflight'])
  expect(status).toBe(1)
  expect(run?.totals.failed).toBeLessThan(20)
  expect(seenIn(run).join('\n')).not.toContain('shutting down')
  expect(run?.scenarios.at(-1)).toMatchObject({
    verdict: 'skipped',
    reason: expect.stringContaining('no request got a response') as string,
  })
})

test('a receiver that stops responding ends the run too', async () => {
  await using receiver = await startNasty(
    (socket, _, number) => void (number <= 40 && socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')),
  )
  const { status, run } = await runTest(['--target', receiver.url, '--response-timeout', '200ms', '--no-preflight'])
  expect(status).toBe(1)
  expect(receiver.requests.length).toBeLessThan(40 + 60)
  expect(run?.scenarios.at(-1)?.reason).toMatch(/the last \d+ scenarios got no response/)
})

test('a run can be stopped during a request without a response, and its reports are complete', async () => {
  await using receiver = await startNasty(hang)
  const { child, ended } = beginTest(['--target', receiver.url])
  await expect.poll(() => receiver.requests.length).toBeGreaterThan(0)
  child.kill('SIGINT')
  const { status, run } = await ended
  expect(status).toBe(130)
  expect(run).toMatchObject({ interrupted: true, totals: { failed: 0, errored: 0, passed: 0 } })
})

const only = ['--filter', 'delivery/responds-with-200-to', '--response-timeout', '2s']

test.each<[string, Behaviour, RegExp | undefined]>([
  ['floods an endless body', endlessBody, undefined],
  ['closes early', closeAfterRequest, /^closed: /],
  ['breaks off within its headers', answerAndClose('HTTP/1.1 200 OK\r\nContent-'), /^(closed|malformed-response): /],
  ['answers what is no HTTP', answerAndClose('SSH-2.0-OpenSSH_9.2\r\n\r\n'), /^malformed-response: /],
  [
    'redirects to itself',
    response('HTTP/1.1 307 Temporary Redirect\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'),
    /^307 /,
  ],
  [
    'dribbles headers without end',
    (socket) => void socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}`),
    /headers|malformed|timed out/,
  ],
])('a receiver that %s is judged accordingly, and the run ends', async (_, behave, seen) => {
  await using receiver = await startNasty(behave)
  const { status, run } = await runTest(['--target', receiver.url, '--no-preflight', ...only])
  expect(idsBy(run, 'errored')).toEqual([])
  if (seen === undefined) {
    expect(status).toBe(0)
    return
  }
  expect(status).toBe(1)
  expect(seenIn(run).length).toBeGreaterThan(0)
  for (const one of seenIn(run)) expect(one).toMatch(seen)
})

test('a receiver that accepts every forgery fails each forgery scenario', async () => {
  await using receiver = await startAwkward('accept-all')
  const { status, run } = await runTest(['--target', receiver.url, '--filter', 'signature/rejects'])
  expect(status).toBe(1)
  expect(idsBy(run, 'passed')).toEqual([])
  expect(run?.totals.failed).toBeGreaterThan(10)
})
