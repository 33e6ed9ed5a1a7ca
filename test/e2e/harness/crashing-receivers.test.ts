import { createServer } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import {
  awkward,
  beginTest,
  idsBy,
  probesAt,
  processesWith,
  resultOf,
  runTest,
  startAwkward,
} from '../../support/test-command.ts'

const at = (port: number): string => `http://127.0.0.1:${String(port)}/`

test('a receiver that crashes on a malformed signature fails only that, and is restarted for the rest', async () => {
  const port = await freePort()
  const { status, run } = await runTest([
    '--target',
    at(port),
    '--start',
    awkward(port, 'crash-on-malformed'),
    ...probesAt(at(port)),
    '--filter',
    'signature/rejects-a-',
    '--level',
    'should',
  ])
  expect(status).toBe(1)
  expect(idsBy(run, 'errored')).toEqual([])
  const failed = run?.scenarios.filter(({ verdict }) => verdict === 'failed') ?? []
  expect(failed.map(({ id }) => id.replace(/#\d+$/, ''))).toContain('signature/rejects-a-malformed-digest')
  for (const { id, exchanges } of failed) {
    const deadly = exchanges.filter(({ headers }) =>
      headers.some(([name, value]) => name === 'X-Hub-Signature' && !/^sha1=[\da-f]{40}$/i.test(value)),
    )
    expect(
      deadly.map(({ outcome }) => outcome.kind),
      id,
    ).toContain('unreachable')
  }
  expect(idsBy(run, 'passed').join('\n')).toContain('signature/rejects-a-tampered-body')
})

test('a crash after the response does not fail the next scenario', async () => {
  const port = await freePort()
  const { run } = await runTest([
    '--target',
    at(port),
    '--start',
    awkward(port, 'crash-late'),
    '--filter',
    'signature/rejects-an',
    '--concurrency',
    '1',
  ])
  expect(idsBy(run, 'errored')).toEqual([])
  expect(idsBy(run, 'failed').filter((id) => !id.startsWith('signature/rejects-an-empty-signature'))).toEqual([])
})

test('after a crash without a restart, the other scenarios are errored at once, with suspects', async () => {
  await using receiver = await startAwkward('crash-on-malformed')
  const { status, run } = await runTest(['--target', receiver.url, '--filter', 'signature/'])
  expect(status).toBe(1)
  const errored = run?.scenarios.filter(({ verdict }) => verdict === 'errored') ?? []
  expect(errored.length).toBeGreaterThan(0)
  for (const { id, reason } of errored)
    expect(reason, id).toMatch(/stopped accepting connections .*--start.*its connection was closed during signature\//)
})

test('the only interrupted scenario is the culprit, even if the receiver is not restarted', async () => {
  await using receiver = await startAwkward('crash-on-malformed')
  const only = ['--filter', 'signature/rejects-a-base64-digest', '--level', 'should']
  const { status, run } = await runTest(['--target', receiver.url, ...only])
  expect(status).toBe(1)
  expect(idsBy(run, 'failed')).toEqual(['signature/rejects-a-base64-digest'])
})

test('a receiver that is killed during a run is restarted, and leaves no process behind', async () => {
  const port = await freePort()
  const { child, ended } = beginTest([
    '--target',
    at(port),
    '--start',
    `${awkward(port, 'grandchild', `left-${String(port)}`)}; true`,
    '--filter',
    'payload/',
    '--concurrency',
    '2',
  ])
  const mine = (): string | undefined =>
    processesWith(`awkward_receiver.js ${String(port)}`).find(
      (line) => !line.includes('sh -c') && !line.includes('cli.js'),
    )
  await expect.poll(mine).toBeDefined()
  process.kill(Number.parseInt(mine() ?? '', 10), 'SIGKILL')
  const { status, run } = await ended
  // The kill may have come before the receiver listened: then it did not start.
  if (run) expect(idsBy(run, 'errored')).toEqual([])
  else expect(status).toBe(2)
  expect(child.exitCode).toBe(status)
  expect(processesWith(`left-${String(port)}`)).toEqual([])
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the receiver, its children and the run, and writes the reports',
  async (signal) => {
    const port = await freePort()
    const { child, ended } = beginTest([
      '--target',
      at(port),
      '--start',
      `${awkward(port, 'grandchild', `left-${String(port)}`)}; true`,
      ...probesAt(at(port)),
      '--concurrency',
      '1',
    ])
    await expect.poll(() => processesWith(`left-${String(port)}`).length).toBeGreaterThan(1)
    child.kill(signal)
    const { status, run } = await ended
    expect(status).toBe(130)
    if (run) expect(run).toMatchObject({ interrupted: true })
    expect(processesWith(`left-${String(port)}`)).toEqual([])
  },
)

test('Ctrl-C while the receiver is starting ends it', async () => {
  const port = await freePort()
  const { child, ended } = beginTest(['--target', at(port), '--start', `sleep 97.${String(port)}; true`])
  await expect.poll(() => processesWith(`sleep 97.${String(port)}`).length).toBeGreaterThan(2)
  child.kill('SIGINT')
  expect((await ended).status).toBe(130)
  expect(processesWith(`sleep 97.${String(port)}`)).toEqual([])
})

test('a receiver that ignores SIGTERM is killed', async () => {
  const port = await freePort()
  const { status } = await runTest([
    '--target',
    at(port),
    '--start',
    awkward(port, 'stubborn'),
    '--filter',
    'delivery/responds-with-200-to-started',
  ])
  expect(status).toBe(0)
  expect(processesWith(`awkward_receiver.js ${String(port)}`)).toEqual([])
})

test('a slow start of the receiver is waited for', async () => {
  const port = await freePort()
  const { status, run } = await runTest([
    '--target',
    at(port),
    '--start',
    awkward(port, 'slow-start'),
    '--ready',
    `${at(port)}state`,
    '--filter',
    'delivery/responds-with-200-to-started',
  ])
  expect(status).toBe(0)
  expect(resultOf(run, 'delivery/responds-with-200-to-started')?.verdict).toBe('passed')
})

test('a command that fails at once is reported with its output', async () => {
  const port = await freePort()
  const { status, stderr, run } = await runTest(['--target', at(port), '--start', awkward(port, 'fail')])
  expect(status).toBe(2)
  expect(stderr).toContain('error RECEIVER_NOT_STARTED')
  expect(stderr).toContain('it exited with code 7')
  expect(stderr).toContain('| cannot open the database')
  expect(run).toBeUndefined()
})

test('a target that is in use before --start is an error', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const { status, stderr } = await runTest(['--target', at(port), '--start', awkward(port)])
  expect(status).toBe(2)
  expect(stderr).toContain('error TARGET_TAKEN')
  server.close()
})
