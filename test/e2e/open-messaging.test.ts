import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { EVENTS_OF } from '../../src/events/catalogue.ts'
import { isInstalled, judgeStack, stacksWith } from '../support/stacks.ts'
import { idsBy } from '../support/test-command.ts'

const CLI = resolve('dist/cli.js')
const SECRET = 'open-messaging-secret-0001'
const ENV = { ...process.env, NO_COLOR: '1', MOCK_GENESYS_SECRET: SECRET }
const run = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', input, env: ENV })
  return { status, stdout, stderr }
}

/** A command that runs until it is disposed of; `url` is that of its ready line, `lines` what it prints after it. */
const start = async (args: readonly string[]) => {
  const child = spawn(process.execPath, [CLI, ...args, '--json', '--port', '0'], { env: ENV })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<Readonly<Record<string, unknown>>> =>
    JSON.parse(((await lines.next()) as { value: string }).value) as Record<string, unknown>
  const { url } = (await next()) as { url: string }
  return {
    url,
    next,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

test('send delivers every kind of open message, and the reference receiver verifies each', async () => {
  await using receiver = await start(['receive', '--dialect', 'open-messaging'])
  const events = EVENTS_OF['open-messaging']
  const { status, stdout } = run(['send', ...events, '--target', receiver.url, '--clock', 'auto'])
  expect(status, stdout).toBe(0)
  for (let i = 0; i < events.length; i++)
    expect(await receiver.next()).toMatchObject({ dialect: 'open-messaging', signature: 'ok', status: 200 })
})

test('receivers of other products reject open messages, and a receiver of open messages rejects all else', async () => {
  await using channels = await start(['receive'])
  await using open = await start(['receive', '--dialect', 'open-messaging'])
  const send = (event: string, target: string): number | null =>
    run(['send', event, '--target', target, '--clock', 'auto', '--retry-attempts', '0']).status
  expect([send('OpenMessageText', channels.url), send('STARTED', open.url)]).toEqual([1, 1])
  expect([send('STARTED', channels.url), send('OpenMessageText', open.url)]).toEqual([0, 0])
})

test('a hexadecimal digest is rejected without retries, and explained', async () => {
  await using receiver = await start(['receive', '--dialect', 'open-messaging'])
  const { status, stdout } = run([
    ...['send', 'OpenMessageText', '--target', receiver.url, '--clock', 'auto', '--fault', 'base64-signature'],
  ])
  expect([status, stdout]).toEqual([1, expect.stringContaining('401 is final') as string])
  expect(await receiver.next()).toMatchObject({ signature: 'bad', diagnosis: { recipe: 'hex-digest' } })
})

test('serve delivers open messages to a subscription that names the dialect', async () => {
  await using receiver = await start(['receive', '--dialect', 'open-messaging'])
  await using mock = await start(['serve', '--target', receiver.url, '--events', 'open-messaging'])
  const response = await fetch(`${mock.url}/_mock/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: 'OpenMessageTyping' }),
  })
  expect(response.ok).toBe(true)
  expect(await receiver.next()).toMatchObject({ events: ['Event'], signature: 'ok', status: 200 })
})

test('sign prints the header that verify accepts, without --dialect', () => {
  const { stdout } = run(['sign', '--dialect', 'open-messaging'], '{}')
  expect(stdout).toBe('X-Hub-Signature-256: sha256=UkcjYuIEecI/5b5Rnn0DyKaZ3SAiuYjEo/kS1ErnQlc=\n')
  expect(run(['verify', '--signature', stdout.trim()], '{}')).toMatchObject({ status: 0, stdout: 'match\n' })
  const { status, stdout: why } = run(['verify', '--signature', stdout.trim().replace('/5', '_5')], '{}')
  expect([status, why]).toEqual([1, expect.stringContaining('no match') as string])
})

test.each([
  [['send', 'OpenMessageText', '--target', 'http://127.0.0.1:9/', '--secret', 'short'], 'SECRET_BELOW_16_CHARACTERS'],
  [
    ['send', 'OpenMessageText', '--target', 'http://127.0.0.1:9/', '--fault', 'uppercase-signature'],
    'cannot be used in the open-messaging dialect',
  ],
  [['send', 'OpenMessageTxt', '--target', 'http://127.0.0.1:9/'], 'did you mean OpenMessageText?'],
])('%j is rejected', (args, said) => {
  const { status, stderr } = run(args)
  expect([status, stderr]).toEqual([2, expect.stringContaining(said) as string])
})

const PATHS = [
  'open-messaging/delivery/accepts-every-kind-of-message',
  'open-messaging/order/processes-a-redelivery-once',
  'open-messaging/payload/accepts-unknown-types',
  'open-messaging/signature/accepts-a-valid-signature',
  'open-messaging/signature/rejects-a-malformed-digest',
].map((name) => `scenarios/${name}.yaml`)

test.each(stacksWith('open-messaging').filter(isInstalled))(
  'a correct receiver of open messages in %s passes',
  async (id) => {
    const { run: judged, status, stdout } = await judgeStack(id, 'open-messaging', [...PATHS, '--level', 'may'])
    const bad = (['failed', 'errored', 'inconclusive', 'skipped'] as const).flatMap((verdict) => idsBy(judged, verdict))
    expect([status, bad], stdout.slice(0, 3000)).toEqual([0, []])
  },
)
