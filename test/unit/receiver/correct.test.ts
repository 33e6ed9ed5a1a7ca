import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { Claims } from '../../../src/receiver/claims.ts'
import { Effects } from '../../../src/receiver/effects.ts'
import { createReceiver, type Received } from '../../../src/receiver/receiver.ts'
import { delivery, entity, hmac, sign, startReceiver, type Sent } from '../../support/receiver-world.ts'

const started = delivery(['STARTED a'])
const finished = delivery(['FINISHED a'], 'op-2')
const digest = hmac(started)

const UNTRUSTED: readonly (readonly [string, Sent])[] = [
  ['no signature', { signature: null }],
  ['an empty signature', { signature: '' }],
  ['the digest without prefix', { signature: digest }],
  ['another prefix', { signature: `sha256=${digest}` }],
  ['the prefix alone', { signature: 'sha1=' }],
  ['the digest of another secret', { secret: 'other' }],
  ['the digest of an empty secret', { secret: '' }],
  ['one digit changed', { signature: `sha1=${digest.slice(0, -1)}${digest.endsWith('0') ? '1' : '0'}` }],
  ['a truncated digest', { signature: `sha1=${digest.slice(0, 20)}` }],
  ['a digest of odd length', { signature: `sha1=${digest.slice(0, 39)}` }],
  ['a digest that is too long', { signature: `sha1=${digest}00` }],
  ['no hexadecimal digits', { signature: `sha1=${'z'.repeat(40)}` }],
  ['characters of several bytes', { signature: `sha1=${'é'.repeat(40)}` }],
  ['40 bytes in 20 characters', { signature: `sha1=${'é'.repeat(20)}` }],
  ['base64', { signature: `sha1=${hmac(started, 'app-secret', 'sha1', 'base64')}` }],
  ['two signatures, the right one first', { signature: `${sign(started)}, sha1=${'0'.repeat(40)}` }],
  ['two signatures, the right one last', { signature: `sha1=${'0'.repeat(40)}, ${sign(started)}` }],
  [
    'a signature of another product',
    {
      signature: null,
      headers: { 'x-hub-signature-256': `sha256=${hmac(started, 'app-secret', 'sha256', 'base64')}` },
    },
  ],
  ['a header of the other dialect that is nonsense', { headers: { 'x-dixa-signature': 't=,v1=' } }],
]

test.each(UNTRUSTED)('%s: is rejected with 401, without effect', async (_, how) => {
  const world = startReceiver()
  expect([await world.status(started, how), await world.processed('a')]).toEqual([401, 0])
})

test.each(UNTRUSTED)('%s: gets 200 without effect under the policy "ignore"', async (_, how) => {
  const world = startReceiver({ policy: 'ignore' })
  expect([await world.status(started, how), await world.processed('a')]).toEqual([200, 0])
})

test.each<[string, Sent]>([
  ['upper-case digits', { signature: `sha1=${digest.toUpperCase()}` }],
  ['space around the signature', { signature: ` ${sign(started)} ` }],
  ['an empty content type', { headers: { 'content-type': '' } }],
  ['a charset', { headers: { 'content-type': 'application/json; charset=utf-8' } }],
  ['a content type of its own in the JSON family', { headers: { 'content-type': 'application/vnd.genesys.v3+json' } }],
  ['JSON as text', { headers: { 'content-type': 'text/json' } }],
  ['no content encoding, in so many words', { headers: { 'content-encoding': 'identity' } }],
  ['a nonsensical trace id', { headers: { 'x-b3-traceid': 'zz' } }],
  ['a query string', { path: '/?a=1' }],
])('%s: is accepted under both policies', async (_, how) => {
  for (const policy of ['reject', 'ignore'] as const) {
    const world = startReceiver({ policy })
    expect([await world.status(started, how), await world.processed('a')]).toEqual([200, 1])
  }
})

test.each<[string, string | Uint8Array, number]>([
  ['malformed JSON', '{', 400],
  ['a truncated body', started.slice(0, -5), 400],
  ['an empty body', '', 400],
  ['null', 'null', 400],
  ['a list', '[]', 400],
  ['a string', '"STARTED"', 400],
  ['a number beyond all bounds', '1e999', 400],
  ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d), 400],
  ['a byte order mark', `\ufeff${started}`, 400],
  ['UTF-16', Buffer.from(started, 'utf16le'), 400],
  ['an empty object', '{}', 200],
  ['data that is null', '{"data":null}', 200],
  ['entities that are no list', '{"data":{"entities":"STARTED"}}', 200],
  ['no entities', '{"data":{"entities":[]}}', 200],
  [
    'entities of every wrong type',
    '{"data":{"entities":[null,1,"x",[],{},{"event":1,"entity":{"id":2}},' +
      '{"event":"STARTED","entity":null},{"event":"STARTED","entity":{"id":""}}]}}',
    200,
  ],
  ['an unknown event', delivery(['PAUSED a']), 200],
  ['unknown enum values', delivery(['STARTED a'], 'op', { mediaType: 'fax', interactionSubtype: 'Telex' }), 200],
  ['unknown members', '{"x":1,"data":{"y":2,"entities":[{"z":3,"event":"STARTED","entity":{"id":"a","w":4}}]}}', 200],
  ['an operationId of a wrong type', '{"operationId":{},"data":{}}', 200],
  ['deep nesting', `{"x":${'['.repeat(5000)}${']'.repeat(5000)}}`, 200],
  ['escapes of half characters', '{"data":{"entities":[{"event":"STARTED","entity":{"id":"\\ud800"}}]}}', 200],
  [
    'keys of the prototype',
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}',
    200,
  ],
])('%s: gets the same response under both policies, and the next delivery is accepted', async (_, body, status) => {
  for (const policy of ['reject', 'ignore'] as const) {
    const world = startReceiver({ policy })
    expect([await world.status(body), await world.status(finished), await world.processed('a', 'FINISHED')]).toEqual([
      status,
      200,
      1,
    ])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  }
})

test.each(['{\n  "data": { "entities": [] }\n}', '{"x":"\\u001b\\/","y":1.0,"z":1e2,  "data":{}}', `${started}\r\n`])(
  'the received bytes are verified: %j',
  async (body) => {
    expect(await startReceiver().status(body)).toBe(200)
  },
)

test('a reserialized body with the old signature is rejected', async () => {
  expect(await startReceiver().status(JSON.stringify(JSON.parse(started), null, 1), { signature: sign(started) })).toBe(
    401,
  )
})

test.each<[string, Sent, number]>([
  ['another method', { method: 'PUT' }, 405],
  ['GET', { method: 'GET' }, 405],
  ['HEAD', { method: 'HEAD' }, 405],
  ['another path', { path: '/other' }, 404],
  ['a slash at the end', { path: '/hook/' }, 404],
  ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['text', { headers: { 'content-type': 'text/plain' } }, 415],
  ['a compressed body', { headers: { 'content-encoding': 'gzip' } }, 415],
])('%s: is rejected without effect', async (_, how, status) => {
  const world = startReceiver({ path: '/hook' })
  expect([await world.status(started, { path: '/hook', ...how }), await world.processed('a')]).toEqual([status, 0])
})

test('405 names the allowed method', async () => {
  expect((await startReceiver().send('', { method: 'GET' })).headers.get('allow')).toBe('POST')
})

test('a body of 10 MiB is accepted; one byte more gets 413, and the rest is not read', async () => {
  const world = startReceiver()
  const limit = 10 * 1024 * 1024
  expect(await world.status(started.padEnd(limit))).toBe(200)
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  expect([await world.status(endless), pulled <= 13]).toEqual([413, true])
})

test('a truncated body gets 400', async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('reset')) })
  expect(await startReceiver().status(broken, { signature: sign('') })).toBe(400)
})

test('exact duplicates, in sequence or at the same time, have one effect', async () => {
  const world = startReceiver()
  expect(new Set(await Promise.all(Array.from({ length: 20 }, () => world.status(started))))).toEqual(new Set([200]))
  expect([await world.status(started), await world.processed('a')]).toEqual([200, 1])
})

test('a re-emission with another operationId, or none, has no second effect', async () => {
  const world = startReceiver()
  for (const operationId of ['op-1', 'op-2', ''])
    expect(await world.status(delivery(['STARTED a'], operationId))).toBe(200)
  expect(await world.processed('a')).toBe(1)
})

test('new interactions with a known operationId are not lost', async () => {
  const world = startReceiver()
  await world.status(delivery(['STARTED a']))
  await world.status(delivery(['STARTED a', 'FINISHED a', 'STARTED b', 'STARTED b']))
  expect([
    await world.processed('a', 'STARTED'),
    await world.processed('a', 'FINISHED'),
    await world.processed('b'),
  ]).toEqual([1, 1, 1])
})

test('all of 500 entities take effect, whatever is between them', async () => {
  const world = startReceiver()
  const ids = Array.from({ length: 500 }, (_, i) => `i-${String(i)}`)
  await world.status(JSON.stringify({ data: { entities: ids.flatMap((id) => [null, entity(`STARTED ${id}`)]) } }))
  expect(new Set(await Promise.all(ids.map((id) => world.processed(id))))).toEqual(new Set([1]))
})

test('FINISHED before STARTED ends FINISHED, and both take effect', async () => {
  const world = startReceiver()
  for (const body of [finished, started]) await world.status(body)
  expect([await world.state('a'), await world.processed('a', 'STARTED'), await world.processed('a')]).toEqual([
    'FINISHED',
    1,
    2,
  ])
})

test('the last of two equal keys counts', async () => {
  const world = startReceiver()
  await world.status('{"data":{"entities":[{"event":"STARTED","event":"FINISHED","entity":{"id":"a"}}]}}')
  expect([
    await world.state('a'),
    await world.processed('a', 'STARTED'),
    await world.processed('a', 'FINISHED'),
  ]).toEqual(['FINISHED', 0, 1])
})

test.each([
  '👍🏽 ‮x',
  "'; DROP TABLE i; --",
  '<script>',
  '../../etc',
  'a\nb',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
])('an ID can be any text: %j', async (id) => {
  const world = startReceiver()
  await world.status(delivery([`STARTED ${id}`]))
  expect([await world.processed(id), await world.state(id), await world.processed(`${id} `)]).toEqual([1, 'STARTED', 0])
})

test('unknown values are stored unchanged', async () => {
  const world = startReceiver()
  await world.status(delivery(['STARTED a'], 'op', { mediaType: 'fax', interactionSubtype: 'Telex' }))
  expect([await world.details('a'), await world.details('b')]).toEqual([
    { mediaType: 'fax', interactionSubtype: 'Telex' },
    null,
  ])
})

test('responses have the agreed form and name the interactions', async () => {
  expect(await (await startReceiver().send(delivery(['STARTED a', 'PAUSED b']))).json()).toEqual({
    status: { code: 0, message: 'OK' },
    data: { ids: [{ id: 'a' }, { id: 'b' }] },
  })
})

test('responses to near and far digests are the same', async () => {
  const world = startReceiver()
  const responses = await Promise.all(
    [`${digest.slice(0, -1)}g`, 'x', '0'.repeat(40)].map(async (given) =>
      (await world.send(started, { signature: `sha1=${given}` })).text(),
    ),
  )
  expect(new Set(responses).size).toBe(1)
})

test.each<[string, string | string[]]>([
  ['empty', ''],
  ['empty among several', ['a', '']],
  ['none of several', []],
])('a receiver whose secret is %s does not start', (_, secret) => {
  expect(() => createReceiver({ secret })).toThrow(expect.objectContaining({ code: 'SECRET_MISSING' }) as Error)
})

test('nothing is accepted once the secret becomes empty', async () => {
  const world = startReceiver()
  world.rotate('')
  expect([await world.status(started), await world.status(started, { secret: '' })]).toEqual([401, 401])
})

test('both secrets are accepted during a rotation, and only the new one afterwards', async () => {
  const world = startReceiver()
  const both = async (): Promise<number[]> => [
    await world.status(started),
    await world.status(started, { secret: 'new' }),
  ]
  expect(await both()).toEqual([200, 401])
  world.rotate(['app-secret', 'new'])
  expect(await both()).toEqual([200, 200])
  world.rotate('new')
  expect(await both()).toEqual([401, 200])
})

test('a conversation event is verified with its own signature, and processed once', async () => {
  const secret = 'ab'.repeat(32)
  let now = 1_689_238_949_803
  const world = startReceiver({ secret, time: () => now })
  const body = '{"event_id":"e-1","event_fqn":"ConversationCreated","data":{}}'
  const v1 = createHmac('sha256', Buffer.from(secret, 'hex')).update(`1689238949803.${body}`).digest('hex')
  const signed = { signature: null, headers: { 'x-dixa-signature': `t=1689238949803,v1=${v1}` } }
  expect([await world.status(body, signed), await world.status(body, signed), await world.processed('e-1')]).toEqual([
    200, 200, 1,
  ])
  expect(await world.status(`${body} `, signed)).toBe(401)
  const later = async (ms: number): Promise<number> => {
    now = 1_689_238_949_803 + ms
    return world.status(body, signed)
  }
  expect([await later(300_000), await later(-300_000), await later(300_001), await later(-300_001)]).toEqual([
    200, 200, 401, 401,
  ])
})

test('a conversation has the status of its newest event, whichever arrives last', async () => {
  const secret = 'ab'.repeat(32)
  const world = startReceiver({ secret, time: () => 1_689_238_949_803 })
  const send = async (id: string, status: string, at: string | undefined): Promise<string | null> => {
    const body = JSON.stringify({
      event_id: id,
      event_fqn: `CONVERSATION_${status}`,
      ...(at !== undefined && { event_timestamp: at }),
      data: { conversation: { csid: 7, status } },
    })
    const v1 = createHmac('sha256', Buffer.from(secret, 'hex')).update(`1689238949803.${body}`).digest('hex')
    await world.status(body, { signature: null, headers: { 'x-dixa-signature': `t=1689238949803,v1=${v1}` } })
    return world.state('7')
  }
  expect([
    await send('e-1', 'OPEN', '2023-09-15T12:00:00.000Z'),
    await send('e-3', 'CLOSED', '2023-09-15T12:00:02.000Z'),
    await send('e-2', 'PENDING', '2023-09-15T12:00:01.000Z'),
    await send('e-4', 'OPEN', undefined),
  ]).toEqual(['OPEN', 'CLOSED', 'CLOSED', 'OPEN'])
  expect(await world.processed('e-2')).toBe(1)
})

test('the note about a request names the mistake and the duplicate, and never the secret', async () => {
  const told: Received[] = []
  const world = startReceiver({ onReceived: (received) => told.push(received), secret: 'hidden-secret' })
  for (const how of [
    { secret: 'hidden-secret' },
    { secret: 'hidden-secret' },
    { signature: null },
    { signature: `sha256=${hmac(started, 'hidden-secret', 'sha256')}` },
  ])
    await world.status(started, how)
  expect(told).toMatchObject([
    {
      number: 1,
      dialect: 'interactions',
      operationId: 'op-1',
      events: ['STARTED'],
      signature: 'ok',
      duplicate: false,
      status: 200,
    },
    { number: 2, signature: 'ok', duplicate: true, status: 200 },
    { number: 3, signature: 'missing', events: [], status: 401 },
    { number: 4, signature: 'bad', status: 401, diagnosis: { fix: expect.any(String) as string } },
  ])
  expect(JSON.stringify(told)).not.toContain('hidden-secret')
})

test('each forgery in a flood is explained, whether or not it resembles the previous one', async () => {
  const told: Received[] = []
  const world = startReceiver({ onReceived: (received) => told.push(received), secret: 'hidden-secret' })
  const wrongHash = `sha256=${hmac(started, 'hidden-secret', 'sha256')}`
  const otherForm = Buffer.from(hmac(started, 'hidden-secret'), 'hex').toString('base64')
  const given = [wrongHash, wrongHash, `sha1=${otherForm}`, wrongHash]
  for (const signature of given) await world.status(started, { signature })
  const [first, second, third, fourth] = told.map(({ diagnosis }) => diagnosis)
  expect(first).toMatchObject({ fix: expect.any(String) as string })
  expect([second, fourth]).toEqual([first, first])
  expect(third).not.toEqual(first)
  expect(third).toMatchObject({ fix: expect.any(String) as string })
})

test('an event rejected during an outage takes effect on redelivery', async () => {
  const world = startReceiver({ failFirst: 2 })
  const statuses = [await world.status(started), await world.status(started), await world.status(started)]
  expect([statuses, await world.processed('a')]).toEqual([[503, 503, 200], 1])
})

test('a script handles deliveries by their content, and leaves the rest alone', async () => {
  const turns = [{ refuse: 503 }, { lateMs: 700 }]
  const world = startReceiver({
    script: ({ events: received }) => (received[0]?.id === 'a' ? turns.shift() : undefined),
  })
  expect([
    await world.status(delivery(['STARTED b'])),
    await world.status(started),
    await world.processed('a'),
    world.pauses,
  ]).toEqual([200, 503, 0, []])
  expect([await world.status(started), await world.processed('a'), world.pauses]).toEqual([200, 1, [700]])
  expect([await world.status(started), await world.processed('a')]).toEqual([200, 1])
  expect(await world.status(started, { signature: null })).toBe(401)
})

test('only the newest interactions are kept', () => {
  const effects = new Effects(2)
  const claims = new Claims(2)
  for (const id of ['a', 'b', 'c']) {
    effects.record(
      { id, event: 'STARTED', mediaType: undefined, interactionSubtype: undefined, selfUri: undefined },
      { transition: () => 'STARTED', replaces: () => true },
    )
    claims.claim(id)
  }
  expect(['a', 'b', 'c'].map((id) => effects.processed(id))).toEqual([0, 1, 1])
  expect(['b', 'c', 'a'].map((id) => claims.claim(id))).toEqual([false, false, true])
})
