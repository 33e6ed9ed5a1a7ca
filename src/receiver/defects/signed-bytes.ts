import { isObject } from '../../kit/json.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import type { Defect } from './defect.ts'

/** Computes the signature over something that was made of the body. */
const over =
  (change: (body: Buffer) => string | Uint8Array) =>
  (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    signedBytes: (visit: Visit) => {
      const body = Buffer.from(behaviour.signedBytes(visit))
      try {
        return Buffer.from(change(body))
      } catch {
        return body
      }
    },
  })

const parsed = (body: Buffer): unknown => JSON.parse(body.toString()) as unknown

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  return isObject(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value
}

const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Receivers that verify something else than the bytes that came. */
export const signedBytesDefects: readonly Defect[] = [
  {
    name: 'verifies-reserialized-json',
    number: '1',
    explanation: 'verifies re-serialised JSON instead of the bytes that came',
    fix: 'compute the HMAC over the raw body, before anything parses it',
    apply: over((body) => JSON.stringify(parsed(body))),
  },
  {
    name: 'verifies-sorted-json',
    number: '2',
    explanation: 'verifies JSON that was written again with its keys sorted',
    fix: "compute the HMAC over the raw body; the order of keys is the sender's",
    apply: over((body) => JSON.stringify(sorted(parsed(body)))),
  },
  {
    name: 'decodes-body-as-latin1',
    number: '4',
    explanation: 'reads the body as Latin-1 before verifying, which breaks every character beyond ASCII',
    fix: 'hand the bytes to the HMAC without making text of them',
    apply: over((body) => body.toString('latin1')),
  },
  {
    name: 'decodes-body-with-replacement',
    number: '5',
    explanation: 'makes text of the body, with replacement characters for invalid bytes, and verifies and reads that',
    fix: 'hand the bytes to the HMAC without making text of them',
    // The text that is verified is also the text that is read: nothing looks at the bytes again.
    apply: (behaviour) => ({
      ...over((body) => body.toString('utf8'))(behaviour),
      decode: (body) => Buffer.from(body).toString('utf8'),
    }),
  },
  {
    name: 'verifies-trimmed-body',
    number: '+1',
    explanation: 'strips white space at both ends of the body before verifying',
    fix: 'compute the HMAC over every byte, the last newline included',
    apply: over((body) => body.toString().trim()),
  },
  {
    name: 'verifies-ascii-escaped-json',
    number: '+2',
    explanation: 'verifies JSON that was written again with every character beyond ASCII escaped',
    fix: 'compute the HMAC over the raw body; serialisers differ in what they escape',
    apply: over((body) => escaped(JSON.stringify(parsed(body)))),
  },
  {
    name: 'verifies-body-without-carriage-returns',
    number: '+3',
    explanation: 'turns CR LF into LF before verifying',
    fix: 'read the body as bytes, not as lines of text',
    apply: over((body) => Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
  },
]
