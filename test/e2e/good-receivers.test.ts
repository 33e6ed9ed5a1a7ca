import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { createMockGenesys } from 'mock-genesys'
import { expect, test } from 'vitest'
import {
  RECEIVER_NAMES,
  startGoodReceiver,
  type ReceiverName,
  type RunningReceiver,
} from '../support/good-receivers.ts'

const SECRET = 'app-secret'
const sign = (body: string | Uint8Array, secret = SECRET): string =>
  `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
const event = (name: string, id: string): unknown => ({
  event: name,
  entity: { id, mediaType: 'chat', interactionSubtype: 'InboundNew' },
})
const body = (...entities: readonly unknown[]): string => JSON.stringify({ operationId: 'op', data: { entities } })

const post = async (
  { url }: RunningReceiver,
  sent: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  path = '',
): Promise<number> => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    body: Buffer.from(sent),
    headers: { 'content-type': 'application/json', 'x-hub-signature': sign(sent), ...headers },
  })
  await response.arrayBuffer()
  return response.status
}
const ask = async ({ url }: RunningReceiver, probe: string, interactionId: string, name?: string): Promise<unknown> =>
  (
    await fetch(
      `${url}${probe}?${new URLSearchParams({ interactionId, ...(name !== undefined && { event: name }) }).toString()}`,
    )
  ).json()

const EACH = RECEIVER_NAMES.flatMap((name) => (['reject', 'ignore'] as const).map((policy) => [name, policy] as const))

test.each(EACH)('%s, policy %s: ignores unsigned requests', async (name, policy) => {
  await using receiver = await startGoodReceiver(name, { secret: SECRET, policy })
  const started = body(event('STARTED', 'a'))
  const digest = sign(started).slice(5)
  const wrong = [
    '',
    digest,
    `sha256=${digest}`,
    'sha1=',
    sign(started, 'other'),
    `sha1=${digest.slice(1)}`,
    `sha1=${digest}0`,
    `sha1=${'é'.repeat(40)}`,
    `sha1=${'é'.repeat(20)}`,
    `sha1=${Buffer.from(digest, 'hex').toString('base64')}`,
    `${sign(started)}, ${sign(started, 'other')}`,
  ]
  for (const signature of wrong)
    expect([signature, await post(receiver, started, { 'x-hub-signature': signature })]).toEqual([
      signature,
      policy === 'reject' ? 401 : 200,
    ])
  expect(await ask(receiver, 'processed', 'a')).toEqual({ count: 0 })
  for (const headers of [
    { 'x-hub-signature': `sha1=${digest.toUpperCase()}` },
    { 'content-type': '' },
    { 'content-type': 'application/json; charset=utf-8' },
    { 'content-type': 'application/x+json' },
  ])
    expect(await post(receiver, started, headers)).toBe(200)
  expect(await ask(receiver, 'processed', 'a')).toEqual({ count: 1 })
})

test.each(EACH)('%s, policy %s: responds to anything, and never with 5xx', async (name, policy) => {
  await using receiver = await startGoodReceiver(name, { secret: SECRET, policy })
  for (const malformed of ['', '{', 'null', '[]', '"x"', '1', '{"a":NaN}', `\ufeff{}`, Uint8Array.of(0x22, 0xff, 0x22)])
    expect([malformed, await post(receiver, malformed)]).toEqual([malformed, 400])
  const tolerated = [
    '{}',
    '{"data":null}',
    '{"data":{"entities":[]}}',
    '{"data":{"entities":[null,1,[],{"event":1,"entity":{"id":2}},{"event":"STARTED"}]}}',
    body(event('PAUSED', 'a')),
    '{"__proto__":{"x":1},"constructor":1}',
    '{"x":1e999}',
    '{"operationId":{}}',
  ]
  for (const odd of tolerated) expect([odd, await post(receiver, odd)]).toEqual([odd, 200])
  expect(await post(receiver, `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBeLessThan(500)
  expect(await post(receiver, '{}', { 'content-type': 'text/plain' })).toBe(415)
  expect(await post(receiver, '{}', { 'content-encoding': 'gzip' })).toBe(415)
  expect(await post(receiver, ' '.repeat(10 * 1024 * 1024 + 1))).toBe(413)
  expect(await post(receiver, '{}'.padEnd(10 * 1024 * 1024))).toBe(200)
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])
    expect([method, (await fetch(receiver.url, { method })).status]).toEqual([method, 405])
})

test.each(RECEIVER_NAMES)('%s: processes each event once, and ends FINISHED in any order', async (name) => {
  await using receiver = await startGoodReceiver(name, { secret: SECRET })
  const id = '👍🏽 ü'
  const statuses = await Promise.all(
    Array.from({ length: 20 }, () => post(receiver, body(event('FINISHED', id), null, event('STARTED', 'b')))),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(
    await post(
      receiver,
      JSON.stringify({ data: { entities: [event('STARTED', id), event('STARTED', 'c')] } }, null, 2),
    ),
  ).toBe(200)
  expect([
    await ask(receiver, 'processed', id, 'FINISHED'),
    await ask(receiver, 'processed', id),
    await ask(receiver, 'processed', 'c', 'STARTED'),
  ]).toEqual([{ count: 1 }, { count: 2 }, { count: 1 }])
  expect([
    await ask(receiver, 'state', id),
    await ask(receiver, 'state', 'b'),
    await ask(receiver, 'state', 'x'),
  ]).toEqual([{ state: 'FINISHED' }, { state: 'STARTED' }, { state: null }])
  expect(await ask(receiver, 'details', 'b')).toEqual({
    details: { mediaType: 'chat', interactionSubtype: 'InboundNew' },
  })
})

test.each(RECEIVER_NAMES)(
  '%s: accepts chunks that split a character, then the next request on the same connection',
  async (name) => {
    await using receiver = await startGoodReceiver(name, { secret: SECRET })
    const sent = body(event('STARTED', 'ü'))
    const head = (end: string): string =>
      `POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nx-hub-SIGNATURE: ${sign(sent)}\r\n${end}\r\n`
    const socket = connect(Number(new URL(receiver.url).port), '127.0.0.1')
    socket.write(head('Transfer-Encoding: chunked\r\n'))
    for (const byte of Buffer.from(sent))
      socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.of(byte), Buffer.from('\r\n')]))
    socket.write(
      `0\r\n\r\n${head(`Content-Length: ${String(Buffer.byteLength(sent))}\r\nConnection: close\r\n`)}${sent}`,
    )
    const responses = await text(socket)
    expect(responses.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
    expect(await ask(receiver, 'processed', 'ü')).toEqual({ count: 1 })
  },
)

test.each(RECEIVER_NAMES)('%s: accepts what the mock delivers', async (name) => {
  await using receiver = await startGoodReceiver(name, { secret: SECRET })
  await using mock = await createMockGenesys({
    seed: 3,
    clock: 'auto',
    retry: { retryAttempts: 0 },
    subscriptions: [{ url: receiver.url, secret: SECRET, events: ['STARTED', 'FINISHED'] }],
  })
  mock.play()
  await mock.settled()
  expect([...mock.journal.deliveries({ state: 'delivered' })]).toHaveLength(2)
})

test.each(RECEIVER_NAMES)('%s: does not start without a secret', async (name: ReceiverName) => {
  await expect(startGoodReceiver(name, { secret: '' })).rejects.toThrow('ended before it was ready')
})
