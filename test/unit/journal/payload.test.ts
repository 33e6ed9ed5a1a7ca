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
