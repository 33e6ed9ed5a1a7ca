import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { crashDefects } from '../../../src/receiver/defects/crashes.ts'
import { DEFECTS, findDefect } from '../../../src/receiver/defects/index.ts'
import {
  delivery,
  entity,
  hmac,
  orPending,
  sign,
  startReceiver,
  turn,
  type ReceiverWorld,
  type WorldOptions,
} from '../../support/receiver-world.ts'

const ROOT = join(import.meta.dirname, '../../..')

interface Difference {
  readonly name: string
  /** What to look at. */
  readonly see: (world: ReceiverWorld) => unknown
  readonly right: unknown
  readonly wrong: unknown
  readonly options?: WorldOptions
}

const started = delivery(['STARTED a'])
const finished = delivery(['FINISHED a'], 'op-2')
const NEXUS = 'http://nexus.test'
const withUri = (selfUri: string): string => delivery(['STARTED a'], 'op-1', { selfUri })
const split = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const byte of Buffer.from(text)) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
/** All of a body, after which the connection breaks. */
const brokenOff = (text: string): ReadableStream<Uint8Array> => {
  const pieces: Uint8Array[] = [Buffer.from(text)]
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.pop()
      if (piece) controller.enqueue(piece)
      else controller.error(new Error('reset'))
    },
  })
}
const twice = async (world: ReceiverWorld): Promise<unknown> => {
  await world.status(started)
  return [await world.status(started), await world.processed('a')]
}
const effects =
  (body: string, ids: readonly string[]) =>
  async (world: ReceiverWorld): Promise<unknown> => {
    await world.status(body)
    return Promise.all(ids.map((id) => world.processed(id)))
  }
const thenValid =
  (body: string) =>
  async (world: ReceiverWorld): Promise<unknown> => {
    await world.status(body)
    return [world.exits(), await world.status(started)]
  }

const DIFFERENCES: readonly Difference[] = [
  {
    name: 'verifies-reserialized-json',
    see: ({ status }) => status(JSON.stringify(JSON.parse(started), null, 2)),
    right: 200,
    wrong: 401,
  },
  {
    name: 'verifies-reserialized-json',
    see: ({ status }) => status(` ${started}`, { signature: sign(started) }),
    right: 401,
    wrong: 200,
  },
  { name: 'verifies-sorted-json', see: ({ status }) => status(started), right: 200, wrong: 401 },
  { name: 'decodes-body-as-latin1', see: ({ status }) => status(delivery(['STARTED ü'])), right: 200, wrong: 401 },
  {
    name: 'replaces-invalid-utf8',
    see: ({ status }) =>
      status(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), { signature: sign('{"\ufffd":1}') }),
    right: 401,
    wrong: 200,
  },
  { name: 'verifies-trimmed-body', see: ({ status }) => status(`${started}\n`), right: 200, wrong: 401 },
  { name: 'verifies-ascii-escaped-json', see: ({ status }) => status(delivery(['STARTED ü'])), right: 200, wrong: 401 },
  { name: 'normalizes-line-endings', see: ({ status }) => status(`{\r\n}`), right: 200, wrong: 401 },
  {
    name: 'accepts-missing-signature',
    see: ({ status }) => status(started, { signature: null }),
    right: 401,
    wrong: 200,
  },
  { name: 'accepts-empty-signature', see: ({ status }) => status(started, { signature: '' }), right: 401, wrong: 200 },
  {
    name: 'verifies-only-when-signed',
    see: async ({ status }) => [await status(started, { signature: null }), await status(started, { signature: '' })],
    right: [401, 401],
    wrong: [200, 200],
  },
  {
    name: 'accepts-any-sha1-value',
    see: ({ status }) => status(started, { signature: sign('other') }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'compares-only-a-prefix',
    see: ({ status }) => status(started, { signature: sign(started).slice(0, 15) }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'accepts-digest-without-prefix',
    see: ({ status }) => status(started, { signature: hmac(started) }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'trusts-algorithm-in-header',
    see: ({ status }) => status(started, { signature: `md5=${hmac(started, 'app-secret', 'md5')}` }),
    right: 401,
    wrong: 200,
  },
  { name: 'uses-sha256', see: ({ status }) => status(started), right: 200, wrong: 401 },
  { name: 'reads-signature-256', see: ({ status }) => status(started), right: 200, wrong: 401 },
  {
    name: 'reads-signature-256',
    see: ({ status }) =>
      status(started, {
        signature: null,
        headers: { 'x-hub-signature-256': `sha256=${hmac(started, 'app-secret', 'sha256', 'base64')}` },
      }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'looks-up-headers-case-sensitively',
    see: ({ status }) => status(started, { rawHeaders: ['x-hub-signature', sign(started)] }),
    right: 200,
    wrong: 401,
  },
  {
    name: 'crashes-on-malformed-signature',
    see: async ({ status, exits }) => [await status(started, { signature: 'sha1=zz' }), exits()],
    right: [401, 0],
    wrong: [401, 1],
  },
  {
    name: 'leaks-expected-digest',
    see: async ({ send }) => (await (await send(started, { signature: 'sha1=00' })).text()).includes(hmac(started)),
    right: false,
    wrong: true,
  },
  { name: 'expects-timestamped-signature', see: ({ status }) => status(started), right: 200, wrong: 401 },
  {
    name: 'expects-timestamped-signature',
    see: ({ status }) => status(started, { signature: `t=1,v1=${hmac(`1.${started}`, 'app-secret', 'sha256')}` }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'accepts-base64-digest',
    see: ({ status }) => status(started, { signature: `sha1=${hmac(started, 'app-secret', 'sha1', 'base64')}` }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'checks-only-digest-length',
    see: ({ status }) => status(started, { signature: `sha1=${'0'.repeat(40)}` }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'uses-first-of-two-signatures',
    see: ({ status }) => status(started, { signature: `${sign(started)}, sha1=${'0'.repeat(40)}` }),
    right: 401,
    wrong: 200,
  },
  {
    name: 'verifies-once-per-operation',
    see: async ({ status }) => [await status(started), await status(delivery(['FINISHED a']), { signature: null })],
    right: [200, 401],
    wrong: [200, 200],
  },
  {
    name: 'responds-with-500-to-bad-signatures',
    see: ({ status }) => status(started, { signature: null }),
    right: 401,
    wrong: 500,
  },
  { name: 'accepts-empty-secret', see: ({ status }) => status(started, { secret: '' }), right: 401, wrong: 200 },
  {
    name: 'one-secret-for-all-subscriptions',
    options: { secret: (path) => `secret of ${path}` },
    see: async ({ status }) => [
      await status(started, { path: '/one', secret: 'secret of /one' }),
      await status(finished, { path: '/two', secret: 'secret of /two' }),
    ],
    right: [200, 200],
    wrong: [200, 401],
  },
  {
    name: 'ignores-secret-rotation',
    see: async ({ status, rotate }) => [await status(started), rotate('new'), await status(started, { secret: 'new' })],
    right: [200, undefined, 200],
    wrong: [200, undefined, 401],
  },
  {
    name: 'keeps-old-secrets',
    see: async ({ status, rotate }) => [await status(started), rotate('new'), await status(started)],
    right: [200, undefined, 401],
    wrong: [200, undefined, 200],
  },
  {
    name: 'trims-secret',
    options: { secret: ' padded ' },
    see: ({ status }) => status(started, { secret: ' padded ' }),
    right: 200,
    wrong: 401,
  },
  { name: 'decodes-secret-as-base64', see: ({ status }) => status(started), right: 200, wrong: 401 },
  { name: 'decodes-secret-as-hex', see: ({ status }) => status(started), right: 200, wrong: 401 },
  {
    name: 'lowercases-secret',
    options: { secret: 'App' },
    see: ({ status }) => status(started, { secret: 'App' }),
    right: 200,
    wrong: 401,
  },
  {
    name: 'verifies-after-processing',
    see: async ({ status, processed }) => [await status(started, { signature: null }), await processed('a')],
    right: [401, 0],
    wrong: [401, 1],
  },
  {
    name: 'verifies-after-responding',
    see: async ({ status, processed, receiver }) => [
      await status(started, { signature: null }),
      await receiver.idle(),
      await processed('a'),
    ],
    right: [401, undefined, 0],
    wrong: [200, undefined, 1],
  },
  {
    name: 'skips-verification-outside-production',
    see: ({ status }) => status(started, { signature: sign('other') }),
    right: 401,
    wrong: 200,
  },

  { name: 'responds-with-202', see: ({ status }) => status(started), right: 200, wrong: 202 },
  { name: 'responds-with-201', see: ({ status }) => status(started), right: 200, wrong: 201 },
  { name: 'responds-with-204', see: ({ status }) => status(started), right: 200, wrong: 204 },
  {
    name: 'redirects-to-https',
    see: async ({ send }) => (await send(started)).headers.get('location'),
    right: null,
    wrong: 'https://receiver/',
  },
  {
    name: 'redirects-to-trailing-slash',
    see: async ({ send }) => (await send(started, { path: '/hook' })).headers.get('location'),
    right: null,
    wrong: 'http://receiver/hook/',
  },
  { name: 'redirects-to-login', see: ({ status }) => status(started, { signature: null }), right: 401, wrong: 302 },
  {
    name: 'responds-with-200-to-everything',
    options: { failFirst: 1 },
    see: async ({ status }) => [await status(started), await status('{'), await status(started, { signature: null })],
    right: [503, 400, 401],
    wrong: [200, 200, 200],
  },
  {
    name: 'responds-with-200-and-error-object',
    see: async ({ send }) => typeof ((await (await send(started)).json()) as { status: unknown }).status,
    right: 'object',
    wrong: 'string',
  },
  {
    name: 'responds-before-reading-body',
    see: ({ status }) => orPending(status(new ReadableStream<Uint8Array>(), { signature: sign('') })),
    right: 'pending',
    wrong: 200,
  },
  {
    name: 'responds-after-15-seconds',
    see: async ({ status, pauses }) => [await status(started), ...pauses],
    right: [200],
    wrong: [200, 15_000],
  },
  { name: 'hangs-on-errors', see: ({ status }) => orPending(status('{')), right: 400, wrong: 'pending' },
  {
    name: 'accepts-any-content-type',
    see: ({ status }) => status(started, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    right: 415,
    wrong: 200,
  },
  {
    name: 'responds-with-202-to-large-bodies',
    see: async ({ status }) => [await status(started), await status(started + ' '.repeat(600_000))],
    right: [200, 200],
    wrong: [200, 202],
  },
  {
    name: 'responds-with-201-to-finished',
    see: async ({ status }) => [await status(started), await status(finished)],
    right: [200, 200],
    wrong: [200, 201],
  },
  {
    name: 'rejects-charset',
    see: ({ status }) => status(started, { headers: { 'content-type': 'application/json; charset=utf-8' } }),
    right: 200,
    wrong: 415,
  },
  { name: 'requires-trace-id', see: ({ status }) => status(started), right: 200, wrong: 400 },
  { name: 'accepts-any-method', see: ({ status }) => status(started, { method: 'PUT' }), right: 405, wrong: 200 },
  // The tests call the receiver by a name.
  { name: 'rejects-other-hosts', see: ({ status }) => status(started), right: 200, wrong: 421 },
  {
    name: 'reflects-operation-id-as-html',
    see: async ({ send }) => (await (await send(delivery(['STARTED a'], '<b>'))).text()).includes('<b>'),
    right: false,
    wrong: true,
  },
  {
    name: 'limits-body-to-100-kb',
    see: ({ status }) => status(`${started}${' '.repeat(102_401)}`),
    right: 200,
    wrong: 413,
  },

  { name: 'no-dedupe', see: twice, right: [200, 1], wrong: [200, 2] },
  {
    name: 'check-then-insert',
    see: async ({ status, processed }) => [
      await Promise.all([status(started), status(started), status(started)]),
      await processed('a'),
    ],
    right: [[200, 200, 200], 1],
    wrong: [[200, 200, 200], 3],
  },
  {
    name: 'dedupes-by-payload-hash',
    see: async ({ status, processed }) => [await status(started), await status(`${started} `), await processed('a')],
    right: [200, 200, 1],
    wrong: [200, 200, 2],
  },
  {
    name: 'dedupes-by-operation-id-only',
    see: async ({ status, processed }) => [
      await status(started),
      await status(delivery(['FINISHED a', 'STARTED b'])),
      await processed('a'),
      await processed('b'),
    ],
    right: [200, 200, 2, 1],
    wrong: [200, 200, 1, 0],
  },
  {
    name: 'dedupes-by-operation-id-only',
    see: async ({ status, processed }) => [
      await status(started),
      await status(delivery(['STARTED a'], 'op-2')),
      await processed('a'),
    ],
    right: [200, 200, 1],
    wrong: [200, 200, 2],
  },
  {
    name: 'marks-before-processing',
    options: { failFirst: 1 },
    see: async ({ status, processed }) => [await status(started), await status(started), await processed('a')],
    right: [503, 200, 1],
    wrong: [503, 200, 0],
  },
  {
    name: 'stores-expiry-in-32-bits',
    see: async ({ status, setNow, processed }) => {
      setNow(Date.parse('2037-01-01T00:00:00Z'))
      return [await status(started), await status(started), await processed('a')]
    },
    right: [200, 200, 1],
    wrong: [200, 200, 2],
  },
  {
    name: 'dedupe-fails-open',
    options: { failFirst: 2 },
    see: async ({ status, processed }) => [await status(started), await status(started), await processed('a')],
    right: [503, 503, 0],
    wrong: [200, 200, 2],
  },
  { name: 'marks-after-responding', options: { hold: true }, see: twice, right: [200, 1], wrong: [200, 2] },
  {
    name: 'dedupe-window-too-short',
    see: async ({ status, setNow, processed }) => {
      await status(started)
      setNow(251)
      return [await status(started), await processed('a')]
    },
    right: [200, 1],
    wrong: [200, 2],
  },
  {
    name: 'last-arrival-wins',
    see: async ({ status, state }) => [await status(finished), await status(started), await state('a')],
    right: [200, 200, 'FINISHED'],
    wrong: [200, 200, 'STARTED'],
  },
  { name: 'crashes-on-finished-first', see: ({ status }) => status(finished), right: 200, wrong: 500 },
  {
    name: 'processes-one-request-at-a-time',
    see: async ({ status }) => {
      void status(new ReadableStream<Uint8Array>(), { signature: null })
      return orPending(status(started))
    },
    right: 200,
    wrong: 'pending',
  },
  {
    name: 'shares-state-between-requests',
    see: async ({ status, processed }) => [
      await Promise.all([status(delivery(['STARTED a'], 'op-1')), status(delivery(['STARTED b'], 'op-2'))]),
      await processed('a'),
    ],
    right: [[200, 200], 1],
    wrong: [[200, 200], 0],
  },
  {
    name: 'remembers-only-50-events',
    see: async ({ status, processed }) => [
      await status(started),
      await status(delivery(Array.from({ length: 60 }, (_, i) => `STARTED ${String(i)}`))),
      await status(started),
      await processed('a'),
    ],
    right: [200, 200, 200, 1],
    wrong: [200, 200, 200, 2],
  },
  { name: 'responds-with-500-to-duplicates', see: twice, right: [200, 1], wrong: [500, 1] },
  { name: 'responds-with-409-to-duplicates', see: twice, right: [200, 1], wrong: [409, 1] },
  { name: 'responds-with-429-to-redeliveries', see: twice, right: [200, 1], wrong: [429, 1] },
  {
    name: 'dedupes-by-interaction-only',
    see: async ({ status, state }) => [await status(started), await status(finished), await state('a')],
    right: [200, 200, 'FINISHED'],
    wrong: [200, 200, 'STARTED'],
  },
  {
    name: 'dedupes-by-trace-id',
    see: async ({ status, processed }) => [
      await status(started, { headers: { 'x-b3-traceid': '1' } }),
      await status(started, { headers: { 'x-b3-traceid': '2' } }),
      await processed('a'),
    ],
    right: [200, 200, 1],
    wrong: [200, 200, 2],
  },
  {
    name: 'dedupes-by-signature',
    see: async ({ status, processed }) => [await status(started), await status(`${started} `), await processed('a')],
    right: [200, 200, 1],
    wrong: [200, 200, 2],
  },
  { name: 'drops-started-without-finished', see: twice, right: [200, 1], wrong: [200, 0] },
  {
    name: 'drops-finished-without-started',
    see: async ({ status, state }) => [await status(finished), await state('a')],
    right: [200, 'FINISHED'],
    wrong: [200, null],
  },

  {
    name: 'rejects-unknown-events',
    see: ({ status }) => status(delivery(['PAUSED a'])),
    right: 200,
    wrong: 400,
  },
  {
    name: 'rejects-extra-fields',
    see: ({ status }) => status(delivery(['STARTED a'], 'op-1', { priority: 1 })),
    right: 200,
    wrong: 400,
  },
  {
    name: 'no-body-size-limit',
    see: ({ status }) => status(`${started}${' '.repeat(10 * 1024 * 1024)}`),
    right: 413,
    wrong: 200,
  },
  {
    name: 'only-first-entity',
    see: effects(delivery(['STARTED a', 'STARTED b']), ['a', 'b']),
    right: [1, 1],
    wrong: [1, 0],
  },
  {
    name: 'stops-at-first-invalid-entity',
    see: effects(
      JSON.stringify({ data: { entities: [entity('STARTED a'), { event: 'STARTED' }, entity('STARTED b')] } }),
      ['a', 'b'],
    ),
    right: [1, 1],
    wrong: [1, 0],
  },
  {
    name: 'applies-batches-partially',
    see: async ({ status, processed }) => {
      const batch = JSON.stringify({ data: { entities: [entity('STARTED a'), 7, entity('STARTED b')] } })
      return [await status(batch), await status(batch), await processed('a'), await processed('b')]
    },
    right: [200, 200, 1, 1],
    wrong: [500, 500, 2, 0],
  },
  {
    name: 'crashes-on-empty-entities',
    see: ({ status }) => status('{"data":{"entities":[]}}'),
    right: 200,
    wrong: 500,
  },
  {
    name: 'crashes-on-missing-fields',
    see: async ({ status }) => [
      await status('{"operationId":"o"}'),
      await status('{"operationId":"o","data":{"entities":[{"event":"STARTED"}]}}'),
      await status(started),
    ],
    right: [200, 200, 200],
    wrong: [500, 500, 200],
  },
  {
    name: 'crashes-on-unknown-enum',
    see: async ({ status }) => [
      await status(delivery(['PAUSED a'])),
      await status(delivery(['STARTED a'], 'o', { mediaType: 'fax' })),
      await status(delivery(['STARTED b'], 'o', { interactionSubtype: 'Fax' })),
      await status(started),
    ],
    right: [200, 200, 200, 200],
    wrong: [500, 500, 500, 200],
  },
  {
    name: 'replaces-unknown-subtypes',
    see: async ({ status, details }) => [
      await status(delivery(['STARTED a'], 'o', { interactionSubtype: 'Fax' })),
      await details('a'),
    ],
    right: [200, { mediaType: 'chat', interactionSubtype: 'Fax' }],
    wrong: [200, { mediaType: 'chat', interactionSubtype: 'InboundNew' }],
  },
  { name: 'corrupts-emoji', see: effects(delivery(['STARTED 👍']), ['👍']), right: [1], wrong: [0] },
  {
    name: 'decodes-chunks-separately',
    see: ({ status }) => status(split(delivery(['STARTED ü'])), { signature: sign(delivery(['STARTED ü'])) }),
    right: 200,
    wrong: 401,
  },
  {
    name: 'leaks-stack-on-malformed-body',
    see: async ({ send }) => {
      const response = await send('{')
      return [response.status, (await response.text()).includes('at ')]
    },
    right: [400, false],
    wrong: [500, true],
  },
  {
    name: 'pollutes-prototypes',
    see: async ({ status, processed }) => [
      await status('{"__proto__":{"data":{"entities":[{"event":"STARTED","entity":{"id":"p"}}]}}}'),
      await processed('p'),
      ({} as { data?: unknown }).data,
    ],
    right: [200, 0, undefined],
    wrong: [200, 1, undefined],
  },
  {
    name: 'pollutes-prototypes',
    see: async ({ status, send }) => [
      await status('{"__proto__":{"polluted":"yes"}}'),
      (await (await send(started)).text()).includes('polluted'),
    ],
    right: [200, false],
    wrong: [200, true],
  },
  {
    name: 'dedupes-by-first-of-duplicate-keys',
    see: async ({ status, processed }) => [
      await status('{"data":{"entities":[{"event":"STARTED","event":"FINISHED","entity":{"id":"a"}}]}}'),
      await status(finished),
      await processed('a', 'FINISHED'),
    ],
    right: [200, 200, 1],
    wrong: [200, 200, 2],
  },
  {
    name: 'logs-secret-and-body',
    see: async ({ status, logged }) => [await status(started), logged.join().includes('app-secret')],
    right: [200, false],
    wrong: [200, true],
  },
  { name: 'expects-other-event-names', see: twice, right: [200, 1], wrong: [200, 0] },
  {
    name: 'crashes-on-null-entity',
    see: ({ status }) => status('{"data":{"entities":[null]}}'),
    right: 200,
    wrong: 500,
  },
  {
    name: 'lowercases-ids',
    see: effects(delivery(['STARTED A', 'STARTED a']), ['A', 'a']),
    right: [1, 1],
    wrong: [0, 1],
  },
  {
    name: 'truncates-ids',
    see: effects(delivery([`STARTED ${'x'.repeat(40)}`]), ['x'.repeat(40)]),
    right: [1],
    wrong: [0],
  },
  { name: 'trims-ids', see: effects(delivery(['STARTED  a', 'STARTED a']), [' a', 'a']), right: [1, 1], wrong: [0, 1] },
  { name: 'requires-uuids', see: effects(started, ['a']), right: [1], wrong: [0] },
  { name: 'requires-operation-id', see: ({ status }) => status(delivery(['STARTED a'], '')), right: 200, wrong: 400 },
  {
    name: 'merges-batch-into-one-interaction',
    see: effects(delivery(['STARTED a', 'FINISHED b']), ['a', 'b']),
    right: [1, 1],
    wrong: [2, 0],
  },
  {
    name: 'limits-batch-to-100',
    see: effects(delivery(Array.from({ length: 101 }, (_, i) => `STARTED ${String(i)}`)), ['99', '100']),
    right: [1, 1],
    wrong: [1, 0],
  },
  {
    name: 'processes-only-chats',
    see: effects(delivery(['STARTED a'], 'o', { mediaType: 'email' }), ['a']),
    right: [1],
    wrong: [0],
  },
  {
    name: 'drops-batch-with-unknown-event',
    see: effects(delivery(['STARTED a', 'PAUSED b']), ['a']),
    right: [1],
    wrong: [0],
  },

  {
    name: 'fetches-before-verifying',
    options: { nexus: NEXUS },
    see: async ({ status, receiver, fetched }) => [
      await status(withUri(`${NEXUS}/a`), { signature: null }),
      await receiver.idle(),
      fetched.length,
    ],
    right: [401, undefined, 0],
    wrong: [401, undefined, 1],
  },
  {
    name: 'fetches-from-any-host',
    options: { nexus: NEXUS },
    see: async ({ status, receiver, fetched }) => [
      await status(withUri('http://169.254.169.254/')),
      await receiver.idle(),
      fetched,
    ],
    right: [200, undefined, []],
    wrong: [200, undefined, ['http://169.254.169.254/']],
  },
  {
    name: 'follows-redirects',
    options: { nexus: NEXUS, resource: (_, redirect) => (redirect === 'follow' ? 404 : 302) },
    see: async ({ status, receiver, fetched }) => [
      await status(withUri(`${NEXUS}/a`)),
      await receiver.idle(),
      fetched.length,
    ],
    right: [200, undefined, 1],
    wrong: [200, undefined, 4],
  },
  {
    name: 'fetches-before-responding',
    options: { nexus: NEXUS, resource: [404], hold: true },
    see: ({ status }) => orPending(status(withUri(`${NEXUS}/a`))),
    right: 200,
    wrong: 'pending',
  },
  {
    name: 'gives-up-on-404',
    options: { nexus: NEXUS, resource: [404, 404, 200] },
    see: async ({ status, receiver, fetched }) => [
      await status(withUri(`${NEXUS}/a`)),
      await receiver.idle(),
      fetched.length,
    ],
    right: [200, undefined, 3],
    wrong: [200, undefined, 1],
  },
  {
    name: 'responds-with-200-during-outage',
    options: { failFirst: 1 },
    see: async ({ status, processed }) => [await status(started), await processed('a')],
    right: [503, 0],
    wrong: [200, 0],
  },
  { name: 'crashes-on-malformed-body', see: thenValid('{'), right: [0, 200], wrong: [1, 200] },
  {
    name: 'blocks-on-large-bodies',
    see: async ({ status, blocks }) => [await status(`${started}${' '.repeat(70_000)}`), blocks],
    right: [200, []],
    wrong: [200, [3000]],
  },
  {
    name: 'drops-bursts-with-200',
    see: async ({ status, processed }) => {
      const statuses: number[] = []
      for (let i = 0; i < 21; i++) statuses.push(await status(delivery([`STARTED ${String(i)}`])))
      return [new Set(statuses), await processed('20')]
    },
    right: [new Set([200]), 1],
    wrong: [new Set([200]), 0],
  },
  {
    name: 'rejects-late-redeliveries',
    see: async ({ status, setNow }) => {
      const first = await status(started)
      setNow(251)
      return [first, await status(started)]
    },
    right: [200, 200],
    wrong: [200, 401],
  },
  {
    name: 'processes-truncated-bodies',
    see: async ({ status, processed }) => [
      await status(brokenOff(started), { signature: sign(started) }),
      await processed('a'),
    ],
    right: [400, 0],
    wrong: [200, 1],
  },
  {
    name: 'reads-only-first-chunk',
    see: ({ status }) => status(split(delivery(['STARTED ü'])), { signature: sign(delivery(['STARTED ü'])) }),
    right: 200,
    wrong: 401,
  },
  {
    name: 'reads-chunked-bodies-as-empty',
    see: ({ status }) => status(started, { headers: { 'transfer-encoding': 'chunked' } }),
    right: 200,
    wrong: 401,
  },
  {
    name: 'rejects-redeliveries-as-replays',
    see: async ({ status }) => [await status(started), await status(started)],
    right: [200, 200],
    wrong: [200, 401],
  },
]

test.each(DIFFERENCES)(
  '$name: a request reveals it, and the correct receiver handles that request',
  async ({ name, see, right, wrong, options = {} }) => {
    expect(await see(startReceiver(options))).toEqual(right)
    expect(await see(startReceiver({ ...options, defects: [name] }))).toEqual(wrong)
  },
)

test('every defect is revealed by a request, apart from those that a crash reveals', () => {
  const byCrash = new Set<string>(crashDefects.map(({ name }) => name))
  expect(
    DEFECTS.filter(({ dialects = ['interactions'] }) => dialects.includes('interactions'))
      .map(({ name }) => name)
      .filter((name) => !byCrash.has(name) && !DIFFERENCES.some((difference) => difference.name === name)),
  ).toEqual([])
})

test('every defect has a unique name, and texts without a full stop', () => {
  expect(new Set(DEFECTS.map(({ name }) => name)).size).toBe(DEFECTS.length)
  for (const { name, explanation, fix } of DEFECTS) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
    expect(explanation).toMatch(/^(never )?[a-z]+s .*[^.]$|^does not /)
    expect(fix).toMatch(/^[a-z].*[^.]$/)
  }
})

test('spec/defects.yaml and the receiver have the same defects, with a file for each family', () => {
  const { defects } = parse(readFileSync(join(ROOT, 'spec/defects.yaml'), 'utf8')) as {
    defects: readonly { readonly name: string; readonly family: string }[]
  }
  expect(DEFECTS.map(({ name }) => name)).toEqual(defects.map(({ name }) => name))
  for (const { name, family } of defects)
    expect(readFileSync(join(ROOT, `src/receiver/defects/${family}.ts`), 'utf8')).toContain(`'${name}'`)
})

test('defects can be combined', async () => {
  const world = startReceiver({ defects: ['no-dedupe', 'accepts-missing-signature'] })
  expect([
    await world.status(started, { signature: null }),
    await world.status(started, { signature: null }),
    await world.processed('a'),
  ]).toEqual([200, 200, 2])
})

test('two receivers with the same defect share no state', async () => {
  const [one, other] = [
    startReceiver({ defects: ['dedupes-by-operation-id-only'] }),
    startReceiver({ defects: ['dedupes-by-operation-id-only'] }),
  ]
  await one.status(started)
  await other.status(started)
  await turn()
  expect(await other.processed('a')).toBe(1)
})

test('the nearest defect is suggested for a misspelled one', () => {
  expect(() => findDefect('no-dedup')).toThrow(
    expect.objectContaining({ code: 'DEFECT_UNKNOWN', fix: 'did you mean no-dedupe?' }) as Error,
  )
  expect(() => findDefect('xyz')).toThrow(
    expect.objectContaining({ fix: 'mock-genesys receive --list-defects lists all of them' }) as Error,
  )
})
