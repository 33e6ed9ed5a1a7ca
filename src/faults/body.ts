import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { choiceFrom } from './parameter-kinds.ts'
import { jsonOf } from './message.ts'
import { withSignatureLines } from './signature-line.ts'

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  )
}

/** Ways to serialize the same JSON to different bytes. */
const REWRITTEN = {
  'trailing-space': (body: Uint8Array): string => `${Buffer.from(body).toString('utf8')} `,
  pretty: (body: Uint8Array): string => JSON.stringify(jsonOf(body), null, 2),
  'reversed-keys': (body: Uint8Array): string => JSON.stringify(reversed(jsonOf(body))),
}

/** Invalid UTF-8, a byte that never occurs in UTF-8, and the character that decoders replace it with. */
const BROKEN = Buffer.from([0xc3, 0x28, 0xff])
const INVALID = Buffer.from([0xff])
const REPLACEMENT = Buffer.from('\ufffd')

/** Returns a body with a field of these bytes added to its outermost object. */
const withNote = (body: Uint8Array, note: Uint8Array): Buffer =>
  Buffer.concat([body.subarray(0, -1), Buffer.from(',"note":"'), note, Buffer.from('"}')])

/** Other encodings for the text of a body. */
const RECODED = {
  bom: (body: Buffer): Buffer => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
  'utf-16': (body: Buffer): Buffer => Buffer.from(`\ufeff${body.toString('utf8')}`, 'utf16le'),
  'latin-1': (body: Buffer): Buffer => Buffer.from(body.toString('utf8'), 'latin1'),
  invalid: (body: Buffer): Buffer => withNote(body, BROKEN),
}

/** Faults in the body: other bytes than were signed, or than a receiver expects. */
export const bodyFaults: readonly Fault[] = [
  defineFault({
    name: 'tampered-body',
    plane: 'message',
    does: 'changes one byte of the body and keeps the signature',
    receiver: 'rejects it: the signature is not valid',
    apply(message) {
      const body = Buffer.from(message.body)
      // A digit of the first id keeps the body valid JSON; without an id, the last byte.
      const at = Math.max(/[0-9a-f]{8}/.exec(body.toString('latin1'))?.index ?? body.length - 1, 0)
      body[at] = (body[at] ?? 0) === 0x61 ? 0x62 : 0x61
      return { ...message, body }
    },
  }),
  defineFault({
    name: 'reserialized-body',
    plane: 'message',
    does: 'serializes the same JSON differently and keeps the signature',
    receiver: 'rejects it: the signature is not valid for these bytes',
    parameters: {
      how: choiceFrom(REWRITTEN, { required: true, means: 'how the JSON is rewritten' }),
    },
    works: 'on-text',
    apply: (message, { how }) => ({ ...message, body: Buffer.from(how(message.body)) }),
  }),
  defineFault({
    name: 're-signed-body',
    plane: 'message',
    does: 'serializes the same JSON differently and signs the new bytes',
    receiver: 'accepts it: the signature is valid; it does not process a redelivery again',
    works: 'on-text',
    apply(message, _, { sign }) {
      const body = Buffer.from(JSON.stringify(jsonOf(message.body), null, 1))
      return withSignatureLines({ ...message, body }, sign(body))
    },
  }),
  defineFault({
    name: 'signed-after-decoding',
    plane: 'message',
    does: 'adds a byte that is not valid UTF-8 to the body, and signs the text that a tolerant decoder makes of it',
    receiver: 'rejects it: the signature is not valid for the bytes',
    works: 'on-bytes',
    apply: (message, _, { sign }) =>
      withSignatureLines(
        { ...message, body: withNote(message.body, INVALID) },
        sign(withNote(message.body, REPLACEMENT)),
      ),
  }),
  defineFault({
    name: 'encoding',
    plane: 'message',
    does: 'sends the text of the body in another encoding, signed over those bytes',
    receiver: 'responds with 4xx, not 5xx',
    parameters: {
      to: choiceFrom(RECODED, {
        required: true,
        means: 'utf-16 is little-endian with a byte order mark; invalid adds a byte that never occurs in UTF-8',
      }),
    },
    works: 'on-bytes',
    apply(message, { to: recoded }, { sign }) {
      const body = recoded(Buffer.from(message.body))
      return withSignatureLines({ ...message, body }, sign(body))
    },
  }),
]
