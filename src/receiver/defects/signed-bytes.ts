import { isObject } from '../../kit/json-object.ts'
import type { Behaviour, Visit } from '../behaviour.ts'
import type { DefectiveBehaviour } from './defect.ts'

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
export const signedBytesDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'verifies-reserialized-json',
    apply: over((body) => JSON.stringify(parsed(body))),
  },
  {
    name: 'verifies-sorted-json',
    apply: over((body) => JSON.stringify(sorted(parsed(body)))),
  },
  {
    name: 'decodes-body-as-latin1',
    apply: over((body) => body.toString('latin1')),
  },
  {
    name: 'decodes-body-with-replacement',
    // The text that is verified is also the text that is read: nothing looks at the bytes again.
    apply: (behaviour) => ({
      ...over((body) => body.toString('utf8'))(behaviour),
      decode: (body) => Buffer.from(body).toString('utf8'),
    }),
  },
  {
    name: 'verifies-trimmed-body',
    apply: over((body) => body.toString().trim()),
  },
  {
    name: 'verifies-ascii-escaped-json',
    apply: over((body) => escaped(JSON.stringify(parsed(body)))),
  },
  {
    name: 'verifies-body-without-carriage-returns',
    apply: over((body) => Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
  },
]
