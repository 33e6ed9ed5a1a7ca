import { execFile } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import type { StandingInput } from '../../src/engine/core.ts'
import { createMockGenesys, type MockGenesys } from '../../src/mock.ts'

// What a client that is not ours sees of the faults of the emulated API, over a socket. Exit codes: `man curl`.
const EXIT = { fine: 0, noHttp: 1, partialFile: 18, timeout: 28, emptyReply: 52, receiveFailed: 56 }
const HOOK = JSON.stringify({
  name: 'crm',
  url: 'http://127.0.0.1:1/hook',
  events: ['ConversationCreated'],
  authorization: { _type: 'NoAuth' },
})
const CREATE = ['-X', 'POST', '-H', 'content-type: application/json', '-d', HOOK]

interface Seen {
  readonly exit: number
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const curl = (url: string, ...args: readonly string[]): Promise<Seen> =>
  new Promise((resolve) => {
    const child = execFile(
      'curl',
      ['--silent', '--include', '--max-time', '20', ...args, url],
      { encoding: 'latin1' },
      (_, stdout) => {
        const end = stdout.indexOf('\r\n\r\n')
        const [first = '', ...lines] = stdout.slice(0, Math.max(0, end)).split('\r\n')
        const headers = Object.fromEntries(
          lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
        )
        resolve({
          exit: child.exitCode ?? -1,
          status: Number(first.split(' ')[1] ?? 0),
          headers,
          body: stdout.slice(end + 4),
        })
      },
    )
  })

/** A mock that listens, whose time stands at 2026-01-01T00:00:00Z, under standing faults. */
const startUnder = async (...faults: readonly StandingInput[]): Promise<{ mock: MockGenesys; hooks: string }> => {
  const mock = await createMockGenesys({ seed: 1, clock: 'manual', retry: { policy: 'none' } })
  onTestFinished(() => mock.close())
  mock.faults.set(faults)
  return { mock, hooks: `${mock.url}/v1/webhooks` }
}
const listed = async (hooks: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (JSON.parse((await curl(hooks)).body) as { data: readonly Readonly<Record<string, unknown>>[] }).data
const created = async (hooks: string): Promise<{ id: string; secretKey: string }> =>
  (JSON.parse((await curl(hooks, ...CREATE)).body) as { data: { id: string; secretKey: string } }).data

test.each([
  ['seconds', { 'retry-after': 'seconds', after: '90s' }, '90'],
  ['a date', { 'retry-after': 'date', after: '90s' }, 'Thu, 01 Jan 2026 00:01:30 GMT'],
  ['garbage', { 'retry-after': 'garbage' }, 'soon'],
  ['nothing', { 'retry-after': 'none' }, undefined],
])('curl gets a 429 with Retry-After as %s, and then a response', async (_, parameters, expected) => {
  const { hooks } = await startUnder({ fault: 'api-too-many-requests', count: 1, ...parameters })
  const { exit, status, headers, body } = await curl(hooks)
  expect({ exit, status, after: headers['retry-after'] }).toEqual({ exit: EXIT.fine, status: 429, after: expected })
  expect(JSON.parse(body)).toEqual({ message: 'Too many requests' })
  expect((await curl(hooks)).status).toBe(200)
})

test('curl gets 500 twice, and then a response', async () => {
  const { mock, hooks } = await startUnder({ fault: 'api-server-error', status: '500', count: 2 })
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) statuses.push((await curl(hooks)).status)
  expect(statuses).toEqual([500, 500, 200, 200])
  expect(mock.faults.list()[0]?.fired).toBe(2)
})

test('curl gets 401 once its key has expired', async () => {
  const { mock, hooks } = await startUnder({ fault: 'api-unauthorized', from: '1m' })
  expect((await curl(hooks)).status).toBe(200)
  await mock.clock.advance(60_000)
  expect(await curl(hooks)).toMatchObject({
    exit: EXIT.fine,
    status: 401,
    body: '{"message":"User is unauthorized to perform an underlying operation"}',
  })
})

test.each([
  ['gets an empty reply', { fault: 'api-lost-response' }, EXIT.emptyReply],
  ['is reset', { fault: 'api-broken-response', how: 'reset' }, EXIT.receiveFailed],
  ['gets half of what was announced', { fault: 'api-broken-response', how: 'cut-off' }, EXIT.partialFile],
  ['gets a chunk that cannot be read', { fault: 'api-broken-response', how: 'malformed-chunk' }, EXIT.receiveFailed],
  ['gets bytes that are not HTTP', { fault: 'api-broken-response', how: 'noise' }, EXIT.noHttp],
])('curl creates a subscription, %s, and finds it in the list', async (_, fault, exit) => {
  const { hooks } = await startUnder({ ...fault, count: 1 })
  expect((await curl(hooks, ...CREATE)).exit).toBe(exit)
  expect(await listed(hooks)).toMatchObject([{ name: 'crm' }])
})

test('curl gets truncated JSON with a matching Content-Length', async () => {
  const { hooks } = await startUnder({ fault: 'api-truncated-response', bytes: 5 })
  expect(await curl(hooks)).toMatchObject({ exit: EXIT.fine, status: 200, body: '{"dat' })
})

test('curl times out before a slow response, and the call has taken effect', async () => {
  const { hooks } = await startUnder({ fault: 'api-slow-response', delay: '1h', count: 1 })
  expect((await curl(hooks, ...CREATE, '--max-time', '0.3')).exit).toBe(EXIT.timeout)
  expect(await listed(hooks)).toHaveLength(1)
})

test('curl cannot connect during an outage, and finds everything unchanged afterwards', async () => {
  const { mock, hooks } = await startUnder({ fault: 'api-outage', from: '10s', until: '40s' })
  const exits: number[] = []
  for (const ms of [0, 10_000, 29_999, 1]) {
    await mock.clock.advance(ms)
    exits.push((await curl(hooks)).exit)
  }
  expect(exits).toEqual([EXIT.fine, EXIT.emptyReply, EXIT.emptyReply, EXIT.fine])
})

test('a quota serves a number of calls per period, and says when the next period begins', async () => {
  const { mock, hooks } = await startUnder({ fault: 'api-quota', calls: 2, per: '10s' })
  const statuses: unknown[] = []
  for (const ms of [0, 3500, 0, 6499, 1, 0, 0]) {
    await mock.clock.advance(ms)
    const { status, headers } = await curl(hooks)
    statuses.push(headers['retry-after'] === undefined ? status : [status, headers['retry-after']])
  }
  expect(statuses).toEqual([200, 200, [429, '7'], [429, '1'], 200, 200, [429, '10']])
  expect(mock.faults.list()[0]?.fired).toBe(3)
  expect(mock.journal.entries().flatMap((entry) => (entry.type === 'api-fault-fired' ? [entry.fault] : []))).toEqual([
    'api-quota',
    'api-quota',
    'api-quota',
  ])
})

test.each([
  [{}, 409, 'The request conflicts with a resource that exists'],
  [{ status: '400' }, 400, 'Decoding failure in request'],
])('curl subscribes a URL once %j, and the second time is rejected', async (parameters, status, message) => {
  const { mock, hooks } = await startUnder({ fault: 'api-url-conflict', ...parameters })
  expect((await curl(hooks, ...CREATE)).status).toBe(201)
  expect(mock.faults.list()[0]?.fired).toBe(0)
  expect(await curl(hooks, ...CREATE)).toMatchObject({ status, body: JSON.stringify({ message }) })
  const other = await curl(hooks, ...CREATE.slice(0, -1), HOOK.replace('/hook', '/other'))
  expect(other.status).toBe(201)
  const { id } = (JSON.parse(other.body) as { data: { id: string } }).data
  const patch = (url: string): Promise<Seen> =>
    curl(`${hooks}/${id}`, '-X', 'PATCH', '-H', 'content-type: application/json', '-d', JSON.stringify({ url }))
  expect((await patch('http://127.0.0.1:1/hook')).status).toBe(status)
  expect((await patch('http://127.0.0.1:1/other')).status).toBe(200)
  expect(await listed(hooks)).toHaveLength(2)
})

test('curl sees a secret once, and asterisks from then on', async () => {
  const { hooks } = await startUnder({ fault: 'api-redacted-secret' })
  const { id, secretKey } = await created(hooks)
  expect(secretKey).toMatch(/^[0-9a-f]{64}$/)
  expect(await listed(hooks)).toMatchObject([{ id, name: 'crm', secretKey: '***' }])
  expect(JSON.parse((await curl(`${hooks}/${id}`)).body)).toMatchObject({ data: { id, secretKey: '***' } })
})

test('for a while, a new subscription is missing from the list and a deleted one stays in it', async () => {
  const { mock, hooks } = await startUnder(
    { fault: 'api-stale-list', for: '5s', reads: 'all' },
    { fault: 'api-stale-deletion', for: '5s', reads: 'all' },
  )
  const { id } = await created(hooks)
  const seen = async (): Promise<readonly number[]> => [
    (await listed(hooks)).length,
    (await curl(`${hooks}/${id}`)).status,
  ]
  const read: (readonly number[])[] = [await seen()]
  await mock.clock.advance(5000)
  read.push(await seen())
  expect((await curl(`${hooks}/${id}`, '-X', 'DELETE')).status).toBe(204)
  read.push(await seen())
  await mock.clock.advance(5000)
  read.push(await seen())
  expect(read).toEqual([
    [0, 404],
    [1, 200],
    [1, 200],
    [0, 404],
  ])
})

test('curl sees a delivery in its log only after a while', async () => {
  const { mock, hooks } = await startUnder({ fault: 'api-lagging-status', by: '5s' })
  const { id } = await created(hooks)
  mock.publish('ConversationCreated')
  await mock.clock.advance(0)
  const shown = async (): Promise<readonly string[]> => {
    const [status] = (
      JSON.parse((await curl(`${hooks}/${id}/delivery-status`)).body) as {
        data: readonly { deliveryStatus: { _type: string } }[]
      }
    ).data
    const logs = (
      JSON.parse((await curl(`${hooks}/${id}/delivery-status/logs/ConversationCreated`)).body) as {
        data: readonly unknown[]
      }
    ).data
    return [status?.deliveryStatus._type ?? '', String(logs.length)]
  }
  expect(await shown()).toEqual(['NoRecentDelivery', '0'])
  await mock.clock.advance(4999)
  expect(await shown()).toEqual(['NoRecentDelivery', '0'])
  await mock.clock.advance(1)
  expect(await shown()).toEqual(['DeliveryDetail', '1'])
})

test('curl gets lists without optional fields, and with undocumented fields', async () => {
  const { mock, hooks } = await startUnder({ fault: 'api-missing-fields' })
  expect((await curl(hooks)).body).toBe('{}')
  const { id } = await created(hooks)
  const [shown] = await listed(hooks)
  expect(Object.keys(shown ?? {})).toEqual([
    'id',
    'name',
    'url',
    'headers',
    'secretKey',
    'enabled',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
  ])
  mock.faults.set([{ fault: 'api-unknown-values' }])
  expect(await listed(hooks)).toMatchObject([
    { id, subscribedEvents: ['ConversationCreated', 'ConversationAddedLater'] },
  ])
  expect((await curl(`${hooks}/${id}/delivery-status`)).body).toBe(
    '{"data":[{"event":"ConversationCreated","deliveryStatus":{"_type":"AddedLater"}}]}',
  )
})
