import type { Response } from './outcome.ts'
import type { Holding } from './holding.ts'
import { sha256Of } from './payload.ts'

/**
 * Number of recent distinct responses that a new one is compared with. Receivers repeat themselves, but not always
 * their last response.
 */
const COMPARED = 8

/** Maximum number of characters of a reason phrase while the response is kept, and once it is dropped. */
const REASON_KEPT = 1000
const REASON_LEFT = 100

/** Bytes counted for a response in addition to its texts. */
const OVERHEAD = 200

/** A kept response; writable, because this file alone drops bodies and headers that exceed the budget. */
type KeptResponse = { -readonly [K in keyof Response]: Response[K] }

/** Stores equal responses once, and equal bodies once if only the headers differ. */
export class Responses {
  /** Most recent first. */
  #recent: KeptResponse[] = []
  readonly #kept: (holding: Holding) => void

  /** @param kept called with each new distinct response, to count it */
  constructor(kept: (holding: Holding) => void) {
    this.#kept = kept
  }

  /** Returns the recent response that equals a new one, or the new one. */
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
      // Reuses the same string, so that equal text is not stored twice. Of responses with equal bodies, only the newest
      // is compared.
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
  if (one === other) return true
  let names = 0
  for (const name in other) {
    if (one[name] !== other[name]) return false
    names += 1
  }
  return names === Object.keys(one).length
}

/**
 * Size in bytes of V8's heap pages for strings, and of their headers; a string of more than half a page gets its own
 * page.
 */
const PAGE_BYTES = 262_144
const PAGE_HEADER_BYTES = 4096

/**
 * Returns the heap size of a text in bytes: one byte per character if all are ASCII, otherwise two. From 1 KiB to half
 * a page it includes a share of the unused rest of the page: three texts of 64 KiB leave a quarter of a page empty.
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
