import { expect, test } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { awkward, probesAt, runTest, startAwkward, type Ended } from '../../support/test-command.ts'

const ONCE = ['--filter', 'order/processes-a-redelivery-once'] as const

/** Errored with a reason, and neither passed nor the receiver's fault. */
const expectErrored = ({ status, run }: Ended, reason: RegExp): void => {
  expect(run?.scenarios.length).toBeGreaterThan(0)
  for (const one of run?.scenarios ?? []) {
    expect(one.verdict).toBe('errored')
    expect(one.reason).toMatch(reason)
  }
  expect(status).toBe(2)
}

test.concurrent.each([
  ['answers 500', 'probe-500', /the probe .* responded with 500; a probe must respond with 200/],
  ['answers no JSON', 'probe-html', /did not respond with JSON, but with .*; respond with \{"count": N\}/],
  ['tells a count as text', 'probe-text-count', /"1" instead of a count|"1".*count/],
  ['redirects', 'probe-redirect', /responded with 302/],
  ['does not answer', 'probe-slow', /did not respond; .* within 5 s/],
])('a probe that %s is an error with the reason, never a pass', async (_, habit, reason) => {
  await using receiver = await startAwkward(habit)
  expectErrored(await runTest(['--target', receiver.url, ...probesAt(receiver.url), ...ONCE]), reason)
})

test.concurrent('a probe on a wrong port is an error that names it', async () => {
  await using receiver = await startAwkward()
  const port = String(await freePort())
  expectErrored(
    await runTest(['--target', receiver.url, ...probesAt(`http://127.0.0.1:${port}/`), ...ONCE]),
    new RegExp(`127\\.0\\.0\\.1:${port}/.* did not respond; check the URL`),
  )
})

test.concurrent.each([
  ['fails', 'exit 3', /exited with code 3/],
  ['is not known', 'no-such-command-here', /exited with code 127/],
  ['prints a word', 'echo many', /instead of a count/],
  ['prints nothing', 'true', /instead of a count/],
  ['hangs with a child of its own', 'sleep 60; echo 1', /was stopped after 5 s/],
])('a command for a probe that %s is an error with the reason', async (_, command, reason) => {
  await using receiver = await startAwkward()
  const ended = await runTest(['--target', receiver.url, '--probe-command', command, ...ONCE])
  expectErrored(ended, reason)
})

test.concurrent('a probe command gets its arguments in the environment, and prints a count', async () => {
  await using receiver = await startAwkward()
  const ask =
    `curl -s "${receiver.url}$MOCK_GENESYS_PROBE` +
    '?interactionId=$MOCK_GENESYS_INTERACTION_ID&event=$MOCK_GENESYS_EVENT" ' +
    `| sed 's/[^0-9A-Z]//g'`
  const { status, run } = await runTest(['--target', receiver.url, '--probe-command', ask, ...ONCE])
  expect(run?.totals).toMatchObject({ failed: 0, errored: 0, inconclusive: 0 })
  expect(status).toBe(0)
})

test.concurrent('log lines count as effects: a receiver that processes an event twice fails', async () => {
  const port = await freePort()
  const { status, run } = await runTest([
    '--target',
    `http://127.0.0.1:${String(port)}/`,
    '--start',
    awkward(port),
    '--probe-log',
    'done {event} {interactionId}',
    '--strict',
    ...ONCE,
  ])
  expect(status).toBe(1)
  const failed = run?.scenarios.find(({ verdict }) => verdict === 'failed')
  expect(failed?.findings.at(-1)?.seen).toMatch(/took effect (twice|\d+ times)/)
})
