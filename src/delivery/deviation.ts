import type { HeaderLine } from '../dialects/dialect.ts'
import type { AttachedFault, Message, WireContext, WireFault } from '../faults/fault.ts'
import { sha256Of } from '../journal/payload.ts'

/** Bytes that retention counts for each deviation, and for each of its header lines, in addition to their texts. */
const OVERHEAD = 200
const LINE = 64

/** Maximum number of characters of a URL that are kept after the rest is dropped. */
const URL_LEFT = 2048

const NO_LINES: readonly HeaderLine[] = []

/** The wire fault that carries a request, and its context. */
export interface Carrier {
  readonly fault: AttachedFault<WireFault>
  readonly context: WireContext
}

/**
 * The request that is sent instead of the one of the delivery because faults changed it, and the wire fault that sends
 * it.
 */
export class Deviation {
  readonly method: string
  url: string
  headers: readonly HeaderLine[]
  /** Sent instead of the delivery's body; undefined if the body is unchanged or was dropped. */
  body: Uint8Array | undefined
  carrier: Carrier | undefined
  readonly #body: { readonly bytes: number; sha256: string | undefined } | undefined
  #headersBytes: number | undefined = undefined

  /** @param body undefined if it is the delivery's */
  constructor({ method, url, headers }: Omit<Message, 'body'>, body: Uint8Array | undefined, carrier?: Carrier) {
    this.method = method
    this.url = url
    this.headers = headers
    this.body = body
    this.carrier = carrier
    this.#body = body && { bytes: body.length, sha256: undefined }
  }

  get hasOwnBody(): boolean {
    return this.#body !== undefined
  }

  get bodyBytes(): number {
    return this.#body?.bytes ?? 0
  }

  /** SHA-256 of a dropped body in hexadecimal; undefined while the body is kept. */
  get bodySha256(): string | undefined {
    return this.#body?.sha256
  }

  /** Size of dropped headers; undefined while they are kept. */
  get headersBytes(): number | undefined {
    return this.#headersBytes
  }

  /** Bytes that retention counts for it. */
  get heldBytes(): number {
    if (this.#headersBytes !== undefined) return 0
    return OVERHEAD + linesBytes(this.headers) + this.headers.length * LINE + this.url.length + (this.body?.length ?? 0)
  }

  /** Drops headers and body, keeping their sizes and the body's SHA-256, and shortens a long URL. */
  drop(): void {
    if (this.#headersBytes !== undefined) return
    this.#headersBytes = linesBytes(this.headers)
    this.headers = NO_LINES
    if (this.url.length > URL_LEFT) this.url = `${this.url.slice(0, URL_LEFT)}…`
    if (this.#body && this.body) this.#body.sha256 = sha256Of(this.body)
    this.body = undefined
    this.carrier = undefined
  }
}

const linesBytes = (lines: readonly HeaderLine[]): number =>
  lines.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
