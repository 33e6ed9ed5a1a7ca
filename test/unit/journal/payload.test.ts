import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDialects } from '../../../src/dialects/registry.ts'
import { DEFAULT_ASSUMPTIONS } from '../../../src/contract/assumptions.ts'
import { createEventFactory } from '../../../src/events/event-factory.ts'
import { Payload } from '../../../src/journal/payload.ts'

const TEXT = '{"greeting":"grüß Gott"}'

/** The bytes of a text in the middle of a larger buffer. */
const within = (text: string): Uint8Array => {
  const around = Buffer.from(`before${text}behind`)
  return new Uint8Array(around.buffer, around.byteOffset + 6, Buffer.byteLength(text))
}

const made = (body: Uint8Array | string): Payload =>
  new Payload(
    createEventFactory({ seed: 1 }).make('STARTED', { at: 0 }),
    createDialects(DEFAULT_ASSUMPTIONS).dialectOf('STARTED'),
    body,
  )

test.each(['', '{}', 'a'.repeat(4096), 'a'.repeat(4097), TEXT, '\u007f', '\u0080', '\u00ff', '\u{1f600}'])(
  'a body given as text is its bytes in UTF-8: %o',
  (text) => {
    const payload = made(text)
    const bytes = Buffer.from(text)
    expect(payload.bytes).toEqual(bytes)
    expect([payload.length, payload.heldBytes]).toEqual([bytes.length, bytes.length])
    const { content } = payload
    expect(typeof content === 'string' ? Buffer.from(content) : content).toEqual(bytes)
    payload.drop()
    expect([payload.bytes, payload.content, payload.length]).toEqual([undefined, undefined, bytes.length])
    expect(payload.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  },
)

test('a body is signed once for each secret in a row', () => {
  const payload = made('{}')
  const signed: string[] = []
  const sign = (secret: string): unknown =>
    payload.signature(secret, () => {
      signed.push(secret)
      return [['X-Hub-Signature', secret]]
    })
  expect(['a', 'a', 'b', 'b'].map(sign)).toEqual(['a', 'a', 'b', 'b'].map((secret) => [['X-Hub-Signature', secret]]))
  expect(signed).toEqual(['a', 'b'])
})

test('a body that is part of a larger buffer is kept as it is, and its hash when it is dropped', () => {
  const event = createEventFactory({ seed: 1 }).make('STARTED', { at: 0 })
  const dialect = createDialects(DEFAULT_ASSUMPTIONS).dialectOf('STARTED')
  const payload = new Payload(event, dialect, within(TEXT))
  expect(Buffer.from(payload.bytes ?? []).toString()).toBe(TEXT)
  expect([payload.length, payload.heldBytes, payload.sha256]).toEqual([26, 26, undefined])
  payload.drop()
  payload.drop()
  expect([payload.bytes, payload.length, payload.heldBytes]).toEqual([undefined, 26, 0])
  expect(payload.sha256).toBe(createHash('sha256').update(TEXT).digest('hex'))
})
