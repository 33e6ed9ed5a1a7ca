import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { recipesOf } from '../../../src/dialects/doctor.ts'
import { isInstalled, judgeStack, stacksWith } from '../../support/stacks.ts'
import { folder, idsBy, probesAt, runTest } from '../../support/test-command.ts'

const SECRET = '0123456789abcdef'.repeat(4)
const QUICK = [
  'conversations/signature/accepts-a-valid-signature',
  'conversations/signature/rejects-a-replaced-timestamp',
  'conversations/order/keeps-the-newest-status',
  'conversations/order/processes-every-message-of-a-conversation',
  'conversations/payload/accepts-the-documented-example',
  'wire/accepts-a-slow-body',
].map((name) => `scenarios/${name}.yaml`)

/** A receiver that takes what a test lets pass, and answers one status to it. */
const startTaking = async (isTaken: (body: Buffer, signature: string) => boolean, status = 200) => {
  const server = createServer((request, response) => {
    void buffer(request).then((body) =>
      response.writeHead(isTaken(body, String(request.headers['x-dixa-signature'] ?? '')) ? status : 401).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test.each(stacksWith('conversations').filter((id) => id !== 'go' && isInstalled(id)))(
  'a correct receiver of conversation events in %s passes',
  async (id) => {
    const { run, status, stdout } = await judgeStack(id, 'conversations', [...QUICK, '--level', 'may'])
    const bad = (['failed', 'errored', 'inconclusive', 'skipped'] as const).flatMap((verdict) => idsBy(run, verdict))
    expect(bad, stdout.slice(0, 3000)).toEqual([])
    expect([
      status,
      run?.scenarios.every(({ requirements }) => requirements.every((one) => /^GCV-/.test(one.id))),
    ]).toEqual([0, true])
  },
)

test.each([200, 201, 202, 204])(
  'any status in 2xx is a success for conversation events, such as %i',
  async (status) => {
    await using receiver = await startTaking(() => true, status)
    const { run } = await runTest(
      [
        '--target',
        receiver.url,
        '--dialect',
        'conversations',
        '--filter',
        'delivery/accepts-a-delivery-on-the-first-attempt',
      ],
      { secret: SECRET },
    )
    expect(idsBy(run, 'passed')).toEqual(['delivery/accepts-a-delivery-on-the-first-attempt'])
  },
)

test("a status other than 2xx is reported in the dialect's words", async () => {
  await using receiver = await startTaking(() => true, 302)
  const { run } = await runTest(
    [
      '--target',
      receiver.url,
      '--dialect',
      'conversations',
      '--no-preflight',
      '--filter',
      'accepts-a-delivery-on-the-first-attempt',
    ],
    { secret: SECRET },
  )
  const [finding] =
    run?.scenarios.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'failed')) ?? []
  expect([finding?.expected, finding?.requirement?.id]).toEqual(['a status in 2xx', 'GCV-ACK-001'])
})

const told = recipesOf('conversations').filter(({ id }) =>
  ['secret-as-text', 'body-only', 'no-dot', 'other-time', 'base64-digest', 'sha1', 'no-hmac'].includes(id),
)

test.each(told.map((recipe) => [recipe.id, recipe] as const))(
  'the first delivery reveals that a receiver makes the mistake %s',
  async (_, { compute, explanation }) => {
    await using receiver = await startTaking((body, signature) => {
      const [, t = '', digest = ''] = /^t=(\d+),v1=(.*)$/.exec(signature) ?? []
      return compute?.({ body, secret: SECRET, t }).at(0) === digest
    })
    const { run, status } = await runTest(['--target', receiver.url, '--dialect', 'conversations'], { secret: SECRET })
    expect(run?.preflight?.diagnosis?.sentence).toContain(explanation)
    expect([status, run?.totals.passed]).toEqual([1, 0])
  },
)

test('the contract is that of the target in the config, or else that of the given scenarios', async () => {
  await using receiver = await startTaking(() => true)
  using place = folder()
  const config = place.file('config.yaml')
  writeFileSync(
    config,
    `subscriptions:\n  - url: ${receiver.url}\n    secret: ${SECRET}\n    events: [ConversationMessageAdded]\n`,
  )
  const listed = async (...args: readonly string[]): Promise<string> =>
    (await runTest(['--list', ...args], { secret: SECRET })).stdout
  const own = await listed('--target', receiver.url, '--config', config)
  expect(own).toContain('conversations/order/keeps-the-newest-status')
  expect(own).not.toContain('payload/processes-both-events-in-one-delivery')
  expect(await listed('--target', receiver.url)).not.toContain('conversations/')
  expect(await listed('--target', receiver.url, '--config', config, '--dialect', 'interactions')).toContain(
    'payload/processes-both-events-in-one-delivery',
  )
  const { run } = await runTest(['--target', receiver.url, QUICK[0] ?? '', ...probesAt(receiver.url)], {
    secret: SECRET,
  })
  expect(run?.preflight?.exchange.headers.map(([name]) => name)).toContain('X-DIXA-SIGNATURE')
})

test('a secret that the dialect cannot sign with is rejected before anything is sent', async () => {
  await using receiver = await startTaking(() => true)
  const { status, stderr } = await runTest(['--target', receiver.url, '--dialect', 'conversations'], {
    secret: 'app-secret',
  })
  expect([status, stderr]).toEqual([2, expect.stringContaining('SECRET_NOT_HEX')])
})
