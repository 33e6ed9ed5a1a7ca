import type { Answer } from './outcome.ts'
import type { Holding } from './holding.ts'
import { sha256Of } from './payload.ts'

/**
 * Different answers that a new one is compared with: receivers repeat themselves, but not always the last thing they
 * said.
 */
const COMPARED = 8

/** Characters of a reason phrase that are kept, and that stay once the answer is dropped. */
const REASON_KEPT = 1000
const REASON_LEFT = 100

/** What an answer counts for besides its texts. */
const OVERHEAD = 200

/** An answer that is kept: what is beyond the budget is dropped here alone. */
type KeptAnswer = { -readonly [K in keyof Answer]: Answer[K] }

/** Keeps equal answers once, and equal bodies once where only the headers differ. */
export class Answers {
  /** Most recently seen first. */
  #recent: KeptAnswer[] = []
  readonly #kept: (holding: Holding) => void

  /** @param kept takes each answer that no other equals, to be counted */
  constructor(kept: (holding: Holding) => void) {
    this.#kept = kept
  }

  /** Returns the recent answer that equals a new one, or the new one. */
  share(answer: KeptAnswer): Answer {
    const [last] = this.#recent
    if (last && isSame(last, answer)) return last
    if (answer.reason.length > REASON_KEPT) answer.reason = `${answer.reason.slice(0, REASON_KEPT)}…`
    const at = this.#recent.findIndex((one) => isSame(one, answer))
    const known = this.#recent[at]
    if (known) {
      this.#recent.splice(at, 1)
      this.#recent.unshift(known)
      return known
    }
    const place = this.#recent.findIndex(({ body }) => body === answer.body)
    const shared = this.#recent[place]
    if (shared) {
      // The same text in another place of memory would be kept twice. One chain of equal bodies holds one place among
      // the recent ones.
      answer.body = shared.body
      this.#recent.splice(place, 1)
    }
    this.#recent.unshift(answer)
    if (this.#recent.length > COMPARED) this.#recent.pop()
    this.#kept(
      new AnswerHolding(answer, OVERHEAD + headersLength(answer) + (shared ? 0 : textBytes(answer.body ?? ''))),
    )
    return answer
  }

  clear(): void {
    this.#recent = []
  }
}

class AnswerHolding implements Holding {
  readonly heldBytes: number
  readonly #answer: KeptAnswer

  constructor(answer: KeptAnswer, heldBytes: number) {
    this.#answer = answer
    this.heldBytes = heldBytes
  }

  drop(): void {
    const answer = this.#answer
    const { body = '' } = answer
    answer.bodyBytes = Buffer.byteLength(body)
    answer.bodySha256 = sha256Of(body)
    answer.body = undefined
    answer.headersBytes = headersLength(answer)
    answer.headers = {}
    answer.reason = answer.reason.slice(0, REASON_LEFT)
  }
}

const isSame = (one: Answer, other: Answer): boolean =>
  one.status === other.status &&
  one.body === other.body &&
  one.reason === other.reason &&
  one.truncated === other.truncated &&
  one.further === undefined &&
  other.further === undefined &&
  hasSameHeaders(one.headers, other.headers)

const hasSameHeaders = (one: Answer['headers'], other: Answer['headers']): boolean => {
  let names = 0
  for (const name in other) {
    if (one[name] !== other[name]) return false
    names += 1
  }
  return names === Object.keys(one).length
}

/** V8 keeps texts in pages of this size, and one of more than half a page in a page of its own. */
const PAGE_BYTES = 262_144
const PAGE_HEADER_BYTES = 4096

/**
 * What a text takes in the heap: one byte a character when all are Latin-1, otherwise two, and its share of a page,
 * of which three texts of 64 KiB leave a fourth empty.
 */
const textBytes = (text: string): number => {
  const bytes = Buffer.byteLength(text) === text.length ? text.length : text.length * 2
  return bytes < 1024 || bytes > PAGE_BYTES / 2
    ? bytes
    : Math.round(PAGE_BYTES / Math.floor((PAGE_BYTES - PAGE_HEADER_BYTES) / bytes))
}

const headersLength = ({ headers, reason }: Answer): number => {
  let length = reason.length
  for (const name in headers) length += name.length + (headers[name]?.length ?? 0)
  return length
}
