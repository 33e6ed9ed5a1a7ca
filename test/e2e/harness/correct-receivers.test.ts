import { expect, test } from 'vitest'
import { ARRANGEABLE, arrangedAt, folder, freePort, idsBy, probesAt, runTest } from '../../support/test-command.ts'

const COMMANDS = {
  python: 'python3 test/support/receivers/python_receiver.py',
  express: `'${process.execPath}' test/support/receivers/express_receiver.js`,
} as const

const started = async (name: keyof typeof COMMANDS, policy: string, more: (url: string) => readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const [port, nexus] = [String(await freePort()), String(await freePort())]
  const url = `http://127.0.0.1:${port}/`
  using place = folder()
  // What a kill must not take away is kept in a file.
  return await runTest(['--target', url, '--policy', policy, '--start', `exec ${COMMANDS[name]} ${port}`, '--self-uri-port', nexus, ...more(url)], { env: { RECEIVER_SECRET: 'app-secret', RECEIVER_POLICY: policy, RECEIVER_STORE: place.file('effects'), RECEIVER_NEXUS: `http://127.0.0.1:${nexus}`, ...env } })
}

const everythingAt = (url: string): readonly string[] => [...probesAt(url), ...arrangedAt(url)]

const badVerdicts = (run: Parameters<typeof idsBy>[0]) => (['failed', 'errored', 'inconclusive', 'skipped'] as const).flatMap((verdict) => idsBy(run, verdict))

test.each([['python', 'reject'], ['express', 'ignore']] as const)('a correct receiver in %s under the policy %s passes every shipped scenario', async (name, policy) => {
  const { status, run, stdout } = await started(name, policy, everythingAt, ARRANGEABLE)
  expect(badVerdicts(run), stdout.slice(0, 3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(300)
}, 60_000)

// The policy is about bad signatures alone.
test.each([['python', 'ignore'], ['express', 'reject']] as const)('a correct receiver in %s under the policy %s passes every scenario of signatures', async (name, policy) => {
  const { status, run, stdout } = await started(name, policy, (url) => [...everythingAt(url), '--filter', 'GWR-SIG'], ARRANGEABLE)
  expect(badVerdicts(run), stdout.slice(0, 3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(20)
}, 60_000)

test('without probes and controls a correct receiver fails nothing, and what cannot be judged says which evidence it lacks', async () => {
  const { status, run } = await started('express', 'reject', () => ['scenarios/order', 'scenarios/payload', 'scenarios/signature'])
  expect([idsBy(run, 'failed'), idsBy(run, 'errored')]).toEqual([[], []])
  expect(status).toBe(0)
  const inconclusive = run?.scenarios.filter(({ verdict }) => verdict === 'inconclusive') ?? []
  expect(inconclusive.length).toBeGreaterThan(10)
  for (const option of ['--probe-processed', '--probe-state', '--probe-details', '--control', '--second-target']) expect(inconclusive.map(({ reason }) => reason).join('\n')).toContain(option)
  for (const { id, reason } of inconclusive) expect(reason, id).toMatch(/--probe-(processed|state|details)|--control|--second-target/)
}, 60_000)
