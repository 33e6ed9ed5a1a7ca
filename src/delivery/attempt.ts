import { derive, type Random } from '../events/random.ts'
import type { HeaderLine } from '../dialects/dialect.ts'
import { applyAll } from '../faults/apply.ts'
import { sortFaults } from '../faults/carrier.ts'
import type { AttachedFault, AttemptFault, Message, MessageContext, WireContext, WireFault } from '../faults/fault.ts'
import { sha256Of } from '../journal/payload.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Decision } from '../journal/decision.ts'
import type { Delivery } from '../journal/delivery.ts'
import type { KeptAttempt } from '../journal/kept-delivery.ts'
import { isInternal, type Outcome } from '../journal/outcome.ts'
import { isOf, maskHeader, ownHeaders } from './own-headers.ts'
import type { WireRequest } from './transport.ts'

const NO_BODY = new Uint8Array()

/** What a deviation counts for in retention besides its texts, and what each header line of it does. */
const OVERHEAD = 200
const LINE = 64

/** Characters of a URL that stay once what faults changed is dropped. */
const URL_LEFT = 2048

/** Attempts whose span ids are drawn one after another; that of a later one follows from its number alone. */
const SPANS_IN_A_ROW = 16

const NONE: readonly AttachedFault<AttemptFault>[] = []
const NO_FAULTS: readonly string[] = []

interface Deviation {
  readonly message: Omit<Message, 'body'>
  /** Sent instead of the delivery's own; undefined when it is the same, or dropped. */
  readonly body: Uint8Array | undefined
  readonly carrier?: AttachedFault<WireFault> | undefined
  readonly context?: WireContext
  /** What is left of it once it is dropped. */
  readonly left?: {
    readonly headersBytes: number
    readonly body?: { readonly bytes: number; readonly sha256: string } | undefined
  }
}

/**
 * An attempt that was put on its way. It keeps the subscription as it stood then: headers and signature follow from
 * both.
 */
export class SentAttempt implements KeptAttempt {
  readonly number: number
  readonly startedAt: number
  readonly #delivery: Delivery
  readonly #subscription: Subscription
  /** By how much the machine's time was ahead of the mock's clock, where signatures bear the machine's. */
  readonly #aheadMs: number
  /** What is sent, and how it travels, when faults fire. */
  #deviation: Deviation | undefined
  /** Kept once the body that it is made of may go. */
  #signature: readonly HeaderLine[] | undefined = undefined
  /** What was thrown when its faults changed the request: there is none then. */
  readonly #broken: { readonly error: unknown } | undefined
  /** Names of the faults that are to fire on it. */
  readonly firing: readonly string[]
  // What entries of the journal write.
  readonly faults = NO_FAULTS
  readonly endedAt: number | undefined = undefined
  readonly outcome: Outcome | undefined = undefined
  readonly decision: Decision | undefined = undefined

  /**
   * @param standing faults that fire on it beside the delivery's own
   * @param aheadMs what is added to the mock's time in signatures
   */
  constructor(
    delivery: Delivery,
    subscription: Subscription,
    number: number,
    startedAt: number,
    standing = NONE,
    aheadMs = 0,
  ) {
    this.number = number
    this.startedAt = startedAt
    this.#aheadMs = aheadMs
    this.#delivery = delivery
    this.#subscription = subscription
    const own = delivery.faults.length > 0 ? this.#firing() : NONE
    const firing = standing.length > 0 ? [...own, ...standing] : own
    this.firing = firing === NONE ? NO_FAULTS : firing.map(({ fault }) => fault.name)
    if (firing.length === 0) return
    try {
      this.#deviation = this.#deviate(firing)
    } catch (error) {
      this.#broken = { error }
    }
  }

  get method(): string {
    return this.#deviation?.message.method ?? 'POST'
  }

  get url(): string {
    return this.#deviation?.message.url ?? this.#subscription.url
  }

  get hasOwnBody(): boolean {
    return this.#deviation !== undefined && (this.#deviation.body ?? this.#deviation.left?.body) !== undefined
  }

  get body(): Uint8Array | undefined {
    return this.hasOwnBody ? this.#deviation?.body : this.#delivery.body
  }

  get bodyBytes(): number {
    return this.hasOwnBody
      ? (this.#deviation?.body?.length ?? this.#deviation?.left?.body?.bytes ?? 0)
      : this.#delivery.bodyBytes
  }

  get bodySha256(): string | undefined {
    return this.hasOwnBody ? this.#deviation?.left?.body?.sha256 : this.#delivery.bodySha256
  }

  get headersBytes(): number | undefined {
    return this.#deviation?.left?.headersBytes
  }

  get heldBytes(): number {
    if (!this.#deviation || this.#deviation.left) return 0
    const { message, body } = this.#deviation
    return (
      OVERHEAD + linesBytes(message.headers) + message.headers.length * LINE + message.url.length + (body?.length ?? 0)
    )
  }

  drop(): void {
    if (!this.#deviation) return
    const { message, body } = this.#deviation
    const { method, url } = message
    this.#deviation = {
      message: { method, url: url.length > URL_LEFT ? `${url.slice(0, URL_LEFT)}…` : url, headers: [] },
      body: undefined,
      left: {
        headersBytes: linesBytes(message.headers),
        ...(body && { body: { bytes: body.length, sha256: sha256Of(body) } }),
      },
    }
  }

  noteSignature(): void {
    // Under a fault the lines that were sent are kept by themselves.
    if (this.#deviation || this.#signature || !this.#delivery.body) return
    this.#signature = this.#delivery.dialect.sign({
      body: this.#delivery.body,
      secret: this.#subscription.secret,
      signedAt: this.#signedAt,
    })
  }

  get headers(): readonly HeaderLine[] {
    // There may be no way to write what was never sent, and reading never throws.
    if (isInternal(this.outcome)) return []
    const own = ownHeaders(this.#delivery, this.#subscription)
    if (!this.#deviation) {
      try {
        return withOwn(this.#signed(), own.map(maskHeader))
      } catch {
        return []
      }
    }
    return this.#deviation.message.headers.map((line) => (own.some((one) => isOf(line, one)) ? maskHeader(line) : line))
  }

  /** Makes the request as it is sent. Throws what its faults or its dialect threw. */
  request(responseTimeoutMs: number): WireRequest {
    if (this.#broken) throw this.#broken.error
    const request: WireRequest = {
      method: this.method,
      url: this.url,
      headers: this.#deviation?.message.headers ?? this.#lines(),
      body: this.body ?? NO_BODY,
      responseTimeoutMs,
      targetOrigin: this.#subscription.origin,
    }
    const { carrier, context } = this.#deviation ?? {}
    return carrier && context
      ? {
          ...request,
          carriedBy: carrier.fault.name,
          plan: () => carrier.fault.apply(request, carrier.parameters, context),
        }
      : request
  }

  #firing(): readonly AttachedFault<AttemptFault>[] {
    // A redelivery by hand begins a new round, and its faults count from there.
    const number = this.number - this.#delivery.attemptsBefore
    return this.#delivery.faults.filter(({ from, to }) => number >= from && number <= to)
  }

  #deviate(firing: readonly AttachedFault[]): Deviation {
    const { changing, carrier } = sortFaults(firing)
    const { dialect } = this.#delivery
    const { secret } = this.#subscription
    const context: MessageContext & WireContext = {
      dialect,
      secret,
      sign: (body, other = secret) => dialect.sign({ body, secret: other, signedAt: this.#signedAt, emptyKey: true }),
      signer: () => dialect.signer({ secret, signedAt: this.#signedAt, emptyKey: true }),
    }
    const own = this.#delivery.body ?? NO_BODY
    const given = { method: 'POST', url: this.#subscription.url, headers: this.#lines(), body: own }
    const { body, ...message } = applyAll(changing, given, context)
    return { message, body: body === own ? undefined : body, carrier, context }
  }

  #spanId(trace: Random): string {
    if (this.number > SPANS_IN_A_ROW) return derive(0, 'span', this.#delivery.id, this.number).hex(16)
    let spanId = trace.hex(16)
    for (let earlier = 1; earlier < this.number; earlier++) spanId = trace.hex(16)
    return spanId
  }

  #lines(): readonly HeaderLine[] {
    const own = ownHeaders(this.#delivery, this.#subscription)
    return own.length > 0 ? withOwn(this.#signed(), own) : this.#signed()
  }

  get #signedAt(): number {
    return (this.#delivery.dialect.signs === 'event' ? this.#delivery.createdAt : this.startedAt) + this.#aheadMs
  }

  #signed(): readonly HeaderLine[] {
    // The delivery's id comes from the seed, and so does what is derived of it.
    const { id, dialect } = this.#delivery
    const trace = dialect.traces === 'delivery' ? derive(0, 'trace', id) : derive(0, 'trace', id, this.number)
    const traceId = trace.hex(32)
    const lines = dialect.headers({
      body: this.#delivery.body ?? NO_BODY,
      secret: this.#subscription.secret,
      signedAt: this.#signedAt,
      subscriptionId: this.#subscription.id,
      traceId,
      spanId: this.#spanId(trace),
    })
    const noted = this.#signature
    return noted ? lines.map((line) => noted.find(([name]) => name === line[0]) ?? line) : lines
  }
}

/** Own header lines after those of the dialect, of which they replace what it does not protect. */
const withOwn = (lines: readonly HeaderLine[], own: readonly HeaderLine[]): readonly HeaderLine[] => [
  ...lines.filter(([name]) => !own.some(([given]) => given.toLowerCase() === name.toLowerCase())),
  ...own,
]

const linesBytes = (lines: readonly HeaderLine[]): number =>
  lines.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
