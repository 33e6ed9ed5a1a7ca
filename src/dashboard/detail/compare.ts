import { byteLength, pretty } from './pretty-json.ts'
import { SIGNATURES } from '../generated/dialects.ts'
import { diffLines, type DiffLine } from './text-diff.ts'

/** The compared parts of an attempt. */
export interface Compared {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly string[])[]
  readonly body: string
  /** Attempts without a fault in the body sent the same bytes. */
  readonly isDeliverysBody: boolean
  readonly response: Answered | undefined
}

export interface Answered {
  readonly status: number
  readonly reason: string
  readonly headers: readonly (readonly string[])[]
  readonly body: string
}

/** One part of two attempts: whether it is the same, what differs and, for a body, the lines that differ. */
export interface PartOfComparison {
  readonly part: string
  readonly same: boolean
  /** Only values that should differ between attempts do. */
  readonly expected?: boolean
  readonly verdict: string
  readonly rows: readonly {
    readonly name: string
    readonly before: string
    readonly now: string
    readonly expected?: boolean
  }[]
  readonly lines: readonly DiffLine[]
}

/** Compares two attempts of one delivery part by part; a redelivery should send the same bytes. */
export const compareAttempts = (before: Compared, now: Compared): PartOfComparison[] => [
  compareLine('Request line', `${before.method} ${before.url}`, `${now.method} ${now.url}`),
  compareHeaders('Request headers', before.headers, now.headers),
  before.isDeliverysBody && now.isDeliverysBody
    ? identical('Request body', now.body, true)
    : compareBodies('Request body', before.body, now.body),
  ...compareResponses(before.response, now.response),
]

const TIMED_SIGNATURES: ReadonlySet<string> = new Set(
  Object.values(SIGNATURES).flatMap(({ header, timed }) => (timed ? [header.toLowerCase()] : [])),
)

/** Whether a header changes with every attempt: a span ID, a time of sending, or a signature over that time. */
const isNewEachTime = (name: string): boolean => name === 'date' || /span-?id$/.test(name) || TIMED_SIGNATURES.has(name)

const NONE = 'not sent'

const compareResponses = (before: Answered | undefined, now: Answered | undefined): PartOfComparison[] => {
  const lineOf = (response: Answered | undefined): string =>
    response ? `${String(response.status)} ${response.reason}`.trim() : 'none'
  const line = compareLine('Response', lineOf(before), lineOf(now))
  return before && now
    ? [
        line,
        compareHeaders('Response headers', before.headers, now.headers),
        compareBodies('Response body', before.body, now.body),
      ]
    : [line]
}

const compareLine = (part: string, before: string, now: string): PartOfComparison =>
  before === now
    ? { part, same: true, verdict: 'identical', rows: [], lines: [] }
    : { part, same: false, verdict: 'differs', rows: [{ name: part.toLowerCase(), before, now }], lines: [] }

const compareHeaders = (part: string, before: Answered['headers'], now: Answered['headers']): PartOfComparison => {
  const [a, b] = [grouped(before), grouped(now)]
  const names = [...new Set([...a.keys(), ...b.keys()])]
  const rows = names
    .filter((name) => a.get(name) !== b.get(name))
    .map((name) => ({
      name,
      before: a.get(name) ?? NONE,
      now: b.get(name) ?? NONE,
      expected: isNewEachTime(name) && a.has(name) && b.has(name),
    }))
  const equal = names.length - rows.length
  if (rows.length === 0) return { part, same: true, verdict: `all ${String(equal)} identical`, rows, lines: [] }
  const expected = rows.every((row) => row.expected)
  const differ = `${String(rows.length)} ${expected ? 'new each attempt, as expected' : 'differ'}`
  return { part, same: false, expected, verdict: `${differ}, ${String(equal)} identical`, rows, lines: [] }
}

const grouped = (headers: Answered['headers']): Map<string, string> => {
  const byName = new Map<string, string>()
  for (const [name = '', value = ''] of headers)
    byName.set(
      name.toLowerCase(),
      [byName.get(name.toLowerCase()), value].filter((text) => text !== undefined).join(', '),
    )
  return byName
}

/** Bytes that are not UTF-8 are shown as this character, which hides whether they are equal. */
const UNREADABLE = '\uFFFD'

const identical = (part: string, body: string, surely: boolean): PartOfComparison => {
  const verdict =
    surely || !body.includes(UNREADABLE)
      ? `byte for byte identical, ${String(byteLength(body))} bytes`
      : 'the same as text; bytes that are not UTF-8 cannot be compared here'
  return { part, same: true, verdict, rows: [], lines: [] }
}

const compareBodies = (part: string, before: string, now: string): PartOfComparison => {
  if (before === now) return identical(part, now, false)
  const at = firstDifference(before, now)
  const where =
    `differs from byte ${String(byteLength(before.slice(0, at)) + 1)} on; ` +
    `${String(byteLength(before))} bytes before, ${String(byteLength(now))} now`
  const [a, b] = [pretty(before), pretty(now)]
  if (a === b)
    return {
      part,
      same: false,
      verdict: `${where}; the JSON says the same`,
      rows: [{ name: 'from there', before: excerpt(before, at), now: excerpt(now, at) }],
      lines: [],
    }
  return { part, same: false, verdict: where, rows: [], lines: diffLines(a, b) }
}

/** Returns the index of the first character that differs; never within a surrogate pair. */
const firstDifference = (before: string, now: string): number => {
  let at = 0
  while (at < before.length && before[at] === now[at]) at++
  return at > 0 && /[\uD800-\uDBFF]/.test(before[at - 1] ?? '') ? at - 1 : at
}

const excerpt = (text: string, at: number): string =>
  at >= text.length ? 'the end' : JSON.stringify(text.slice(at, at + 24))
