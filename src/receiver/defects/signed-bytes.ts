import { isObject } from '../../kit/json-object.ts'
import type { Behavior, RequestContext } from '../behavior.ts'
import type { DefectiveBehavior } from './defect.ts'

/** Returns a behavior that computes the signature over a changed body. */
const over =
  (change: (body: Buffer) => string | Uint8Array) =>
  (behavior: Behavior): Behavior => ({
    ...behavior,
    signedBytes: (context: RequestContext) => {
      const body = Buffer.from(behavior.signedBytes(context))
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

/** Receivers that do not verify the received bytes. */
export const signedBytesDefects: readonly DefectiveBehavior[] = [
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
    name: 'replaces-invalid-utf8',
    // Also parses the decoded text: nothing reads the bytes again.
    apply: (behavior) => ({
      ...over((body) => body.toString('utf8'))(behavior),
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
    name: 'normalizes-line-endings',
    apply: over((body) => Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
  },
]
