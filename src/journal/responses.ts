import type { Response } from './outcome.ts'
import type { Holding } from './holding.ts'
import { sha256Of } from './payload.ts'

/**
 * Different answers that a new one is compared with: receivers repeat themselves, but not always the last thing they
 * said.
 */
const COMPARED = 8

/** Characters of a reason phrase that are kept, and that stay once the response is dropped. */
const REASON_KEPT = 1000
const REASON_LEFT = 100

/** What a response counts for besides its texts. */
const OVERHEAD = 200

/** A response that is kept: what is beyond the budget is dropped here alone. */
type KeptResponse = { -readonly [K in keyof Response]: Response[K] }

/** Keeps equal answers once, and equal bodies once where only the headers differ. */
export class Responses {
  /** Most recently seen first. */
  #recent: KeptResponse[] = []
  readonly #kept: (holding: Holding) => void

  /** @param kept takes each response that no other equals, to be counted */
  constructor(kept: (holding: Holding) => void) {
    this.#kept = kept
  }

  /** Returns the recent answer that equals a new one, or the new one. */
  share(response: KeptResponse): Response {
    const [last] = this.#recent
    if (last && isSame(last, response)) return last
    if (response.reason.length > REASON_KEPT) response.reason = `${response.reason.slice(0, REASON_KEPT)}…`
    const at = this.#recent.findIndex((one) => isSame(one, response))
    const known = this.#recent[at]
    if (known) {
      this.#recent.splice(at, 1)
      this.#recent.unshift(known)
      return known
    }
    const place = this.#recent.findIndex(({ body }) => body === response.body)
    const shared = this.#recent[place]
    if (shared) {
      // The same text in another place of memory would be kept twice. One chain of equal bodies holds one place among
      // the recent ones.
      response.body = shared.body
      this.#recent.splice(place, 1)
    }
    this.#recent.unshift(response)
    if (this.#recent.length > COMPARED) this.#recent.pop()
    this.#kept(
      new ResponseHolding(response, OVERHEAD + headersLength(response) + (shared ? 0 : textBytes(response.body ?? ''))),
    )
    return response
  }

  clear(): void {
    this.#recent = []
  }
}

class ResponseHolding implements Holding {
  readonly heldBytes: number
  readonly #response: KeptResponse

  constructor(response: KeptResponse, heldBytes: number) {
    this.#response = response
    this.heldBytes = heldBytes
  }

  drop(): void {
    const response = this.#response
    const { body = '' } = response
    response.bodyBytes = Buffer.byteLength(body)
    response.bodySha256 = sha256Of(body)
    response.body = undefined
    response.headersBytes = headersLength(response)
    response.headers = {}
    response.reason = response.reason.slice(0, REASON_LEFT)
  }
}

const isSame = (one: Response, other: Response): boolean =>
  one.status === other.status &&
  one.body === other.body &&
  one.reason === other.reason &&
  one.truncated === other.truncated &&
  one.further === undefined &&
  other.further === undefined &&
  hasSameHeaders(one.headers, other.headers)

const hasSameHeaders = (one: Response['headers'], other: Response['headers']): boolean => {
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

const headersLength = ({ headers, reason }: Response): number => {
  let length = reason.length
  for (const name in headers) length += name.length + (headers[name]?.length ?? 0)
  return length
}
