import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { HeaderLine } from '../../../src/dialects/dialect.ts'
import { createDialects } from '../../../src/dialects/registry.ts'
import type { Message } from '../../../src/faults/fault.ts'
import { attachFault, FAULTS } from '../../../src/faults/registry.ts'

const SECRET = 'app-secret'
const BODY = '{"operationId":"0a1b2c3d-0000-4000-8000-000000000000","data":{"entities":[]}}'
const sha1 = (body: string | Uint8Array, secret = SECRET): string =>
  createHmac('sha1', secret).update(body).digest('hex')
const DIGEST = sha1(BODY)
const dialect = createDialects().all.interactions

const fire = (name: string, parameters: Record<string, unknown> = {}): Message => {
  const { fault, parameters: read } = attachFault(name, parameters)
  if (fault.plane !== 'message') throw new Error(`${name} is no message fault`)
  return fault.apply(
    {
      method: 'POST',
      url: 'http://receiver.test/webhook',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Hub-Signature', `sha1=${DIGEST}`],
        ['X-B3-TraceId', 'ab'],
      ],
      body: Buffer.from(BODY),
    },
    read,
    { dialect, secret: SECRET, sign: (body, secret = SECRET) => dialect.sign({ body, secret, signedAt: 0 }) },
  )
}
const signature = (message: Message): string | undefined =>
  message.headers.find(([name]: HeaderLine) => name.toLowerCase() === 'x-hub-signature')?.[1]
const text = (message: Message): string => Buffer.from(message.body).toString('utf8')

test.for<[string, Record<string, unknown>, string | undefined]>([
  ['unsigned', {}, undefined],
  ['empty-signature', {}, ''],
  ['signature-without-prefix', {}, DIGEST],
  ['signature-prefix', { prefix: 'md5=' }, `md5=${DIGEST}`],
  ['signature-algorithm', { algorithm: 'md5' }, `md5=${createHmac('md5', SECRET).update(BODY).digest('hex')}`],
  ['signature-value', { value: 'nonsense' }, 'nonsense'],
  ['wrong-secret', { secret: 'another' }, `sha1=${sha1(BODY, 'another')}`],
  ['empty-secret', {}, `sha1=${sha1(BODY, '')}`],
  ['malformed-signature', { form: 'truncated' }, `sha1=${DIGEST.slice(0, 32)}`],
  ['malformed-signature', { form: 'one-digit' }, `sha1=${DIGEST.slice(0, 1)}`],
  ['malformed-signature', { form: 'no-digits' }, 'sha1='],
  ['malformed-signature', { form: 'over-long' }, `sha1=${DIGEST}${DIGEST}`],
  ['malformed-signature', { form: 'odd' }, `sha1=${DIGEST.slice(0, 39)}`],
  ['malformed-signature', { form: 'non-hex' }, `sha1=zz${DIGEST.slice(2)}`],
  ['malformed-signature', { form: 'multi-byte' }, `sha1=${DIGEST.slice(0, 38)}éé`],
  ['uppercase-signature', {}, `sha1=${DIGEST.toUpperCase()}`],
  ['base64-signature', {}, `sha1=${createHmac('sha1', SECRET).update(BODY).digest('base64')}`],
  ['padded-signature', {}, `  sha1=${DIGEST}  `],
])('%s %j signs with %s', ([name, parameters, expected]) => {
  const message = fire(name, parameters)
  expect(signature(message)).toBe(expected)
  expect(text(message)).toBe(BODY)
})

test.for<[string, Record<string, unknown>, number, number]>([
  ['stale-timestamp', {}, 1_700_000_000_000 - 3_600_000, 1_700_000_000_000 - 3_600_000],
  ['stale-timestamp', { by: '30s' }, 1_699_999_970_000, 1_699_999_970_000],
  ['future-timestamp', { by: '30s' }, 1_700_000_030_000, 1_700_000_030_000],
  ['tampered-timestamp', {}, 1_700_000_001_000, 1_700_000_000_000],
])('%s %j sends one timestamp and signs the same or another', ([name, parameters, written, signed]) => {
  const secret = 'ab'.repeat(32)
  const { conversations } = createDialects().all
  const { fault, parameters: read } = attachFault(name, parameters)
  if (fault.plane !== 'message') throw new Error(`${name} is no message fault`)
  const body = Buffer.from(BODY)
  const { headers } = fault.apply(
    {
      method: 'POST',
      url: 'http://receiver.test/',
      headers: conversations.sign({ body, secret, signedAt: 1_700_000_000_000 }),
      body,
    },
    read,
    {
      dialect: conversations,
      secret,
      sign: (other, key = secret) => conversations.sign({ body: other, secret: key, signedAt: 1_700_000_000_000 }),
    },
  )
  const v1 = createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(`${String(signed)}.${BODY}`)
    .digest('hex')
  expect(headers).toEqual([['X-DIXA-SIGNATURE', `t=${String(written)},v1=${v1}`]])
  expect(() => fault.checkFor?.(read, dialect)).toThrow('signs no time')
})

test('a flipped signature differs in one bit', () => {
  const flipped = signature(fire('flipped-signature'))?.slice(5) ?? ''
  const bits = BigInt(`0x${flipped}`) ^ BigInt(`0x${DIGEST}`)
  expect(bits.toString(2).replaceAll('0', '')).toBe('1')
  expect(signature(fire('flipped-signature', { digit: 0 }))?.slice(6)).toBe(DIGEST.slice(1))
})

test('two signatures have the requested order', () => {
  const values = (first: string): string[] =>
    fire('two-signatures', { first })
      .headers.filter(([name]) => name === 'X-Hub-Signature')
      .map(([, value]) => value)
  expect(values('good')).toEqual([`sha1=${DIGEST}`, `sha1=${'0'.repeat(40)}`])
  expect(values('bad')).toEqual([`sha1=${'0'.repeat(40)}`, `sha1=${DIGEST}`])
})

test('the signature of the other contract is in its own header', () => {
  const { headers } = fire('sha256-signature')
  expect(Object.fromEntries(headers)).toMatchObject({
    'X-Hub-Signature-256': `sha256=${createHmac('sha256', SECRET).update(BODY).digest('base64')}`,
  })
  expect(headers.some(([name]) => name === 'X-Hub-Signature')).toBe(false)
})

test.for<[string, Record<string, unknown>]>([
  ['tampered-body', {}],
  ['reserialized-body', { how: 'trailing-space' }],
  ['reserialized-body', { how: 'pretty' }],
  ['reserialized-body', { how: 'reversed-keys' }],
])('%s %j keeps the signature of the original bytes', ([name, parameters]) => {
  const message = fire(name, parameters)
  expect(signature(message)).toBe(`sha1=${DIGEST}`)
  expect(text(message)).not.toBe(BODY)
  expect(() => JSON.parse(text(message)) as unknown).not.toThrow()
})

test('a tampered body differs in one byte', () => {
  const { body } = fire('tampered-body')
  expect([...body].filter((byte, at) => byte !== Buffer.from(BODY)[at])).toHaveLength(1)
  expect(body).toHaveLength(BODY.length)
})

test.for<[string, Record<string, unknown>]>([
  ['re-signed-body', {}],
  ['encoding', { to: 'bom' }],
  ['encoding', { to: 'utf-16' }],
  ['encoding', { to: 'latin-1' }],
  ['encoding', { to: 'invalid' }],
])('%s %j signs the bytes that are sent', ([name, parameters]) => {
  const message = fire(name, parameters)
  expect(signature(message)).toBe(`sha1=${sha1(message.body)}`)
})

test('a body signed after decoding has the digest of the decoded text', () => {
  const message = fire('signed-after-decoding')
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(message.body)).toThrow()
  expect(signature(message)).toBe(`sha1=${sha1(text(message))}`)
})

test('an invalid encoding is not UTF-8', () => {
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(fire('encoding', { to: 'invalid' }).body)).toThrow()
})

test('method, path, headers and their case change as configured', () => {
  expect(fire('method', { method: 'PUT' }).method).toBe('PUT')
  expect(fire('path', { suffix: '?a=1' }).url).toBe('http://receiver.test/webhook?a=1')
  expect(Object.fromEntries(fire('content-type', { value: 'text/plain' }).headers)).toMatchObject({
    'Content-Type': 'text/plain',
  })
  expect(fire('content-type').headers.map(([name]) => name)).toEqual(['X-Hub-Signature', 'X-B3-TraceId'])
  expect(fire('header-case', { case: 'lower' }).headers.map(([name]) => name)).toEqual([
    'content-type',
    'x-hub-signature',
    'x-b3-traceid',
  ])
  expect(fire('trace', { form: 'missing' }).headers.map(([name]) => name)).toEqual(['Content-Type', 'X-Hub-Signature'])
  expect(Object.fromEntries(fire('content-encoding', { value: 'gzip' }).headers)).toMatchObject({
    'Content-Encoding': 'gzip',
  })
  expect(Object.fromEntries(fire('extra-header', { name: 'X-Much', times: 3 }).headers)).toMatchObject({
    'X-Much': 'xxx',
  })
})

test.for<[string, Record<string, unknown>, string]>([
  ['unsignd', {}, '"unsignd" is not a fault · did you mean "unsigned"?'],
  [
    'signature-prefix',
    {},
    'the fault "signature-prefix" is missing "prefix" · add prefix: the prefix of the digest, such as sha256=',
  ],
  ['unsigned', { constructor: 1 }, 'the fault "unsigned" has no parameter "constructor" · use attempts'],
  [
    'method',
    { method: 'POTS' },
    '"method" of the fault "method" cannot be "POTS" · use one of PUT, PATCH, DELETE, GET, HEAD, OPTIONS',
  ],
  ['unsigned', { attempts: '3-1' }, '"attempts" of the fault "unsigned" cannot be "3-1" · write 1, 1-2 or 3-'],
  [
    'flipped-signature',
    { digit: 40 },
    '"digit" of the fault "flipped-signature" cannot be 40 · give a whole number from 0 to 39',
  ],
])('%s %j is rejected with a fix', ([name, parameters, expected]) => {
  let said = ''
  try {
    attachFault(name, parameters)
  } catch (error) {
    said = error instanceof Error && 'fix' in error ? `${error.message} · ${String(error.fix)}` : String(error)
  }
  expect(said).toBe(expected)
})

test.for<[unknown, number, number]>([
  [undefined, 1, Infinity],
  [1, 1, 1],
  ['2-3', 2, 3],
  ['2-', 2, Infinity],
])('attempts %s mean %i to %i', ([attempts, from, to]) => {
  expect(attachFault('unsigned', attempts === undefined ? {} : { attempts })).toMatchObject({ from, to })
})

test.each([
  ['http://127.0.0.1:3000/hook', 'localhost:3000'],
  ['http://[::1]:3000/hook', 'localhost:3000'],
  ['http://localhost/hook', '127.0.0.1'],
  ['http://receiver.test/hook', undefined],
])('the other loopback name of %s, if it has one: %s', (url, host) => {
  const { fault } = attachFault('other-loopback-name', {})
  const changed =
    fault.plane === 'message'
      ? fault.apply(
          { method: 'POST', url, headers: [], body: new Uint8Array() },
          {},
          { dialect, secret: '', sign: () => [] },
        )
      : undefined
  expect(changed?.url).toBe(url)
  expect(changed?.headers).toEqual(host === undefined ? [] : [['Host', host]])
})

test('every fault has a unique name and says what a correct receiver does', () => {
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length)
  for (const { does, receiver } of FAULTS) expect([does.length > 10, receiver.length > 10]).toEqual([true, true])
})
