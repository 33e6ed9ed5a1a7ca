import { derive } from '../events/random.ts'
import type { HeaderLine } from '../dialects/dialect.ts'
import { sortFaults } from '../faults/carrier.ts'
import type { AttachedFault, AttemptFault, Message, MessageContext, WireFault } from '../faults/fault.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Decision } from '../journal/decision.ts'
import type { Attempt, Delivery } from '../journal/delivery.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { WireRequest } from './transport.ts'

const CREDENTIALS = /^(authorization|proxy-authorization|cookie|x-api-key)$|token|secret|password|api-?key/i

/** Hides the value of a header that carries a credential; the scheme word stays, so that a reader sees which kind it was. */
export const maskHeader = (line: HeaderLine): HeaderLine => {
  const [name, value] = line
  if (!CREDENTIALS.test(name)) return line
  const scheme = /^(basic|bearer|digest)\s/i.exec(value)?.[1]
  return [name, scheme ? `${scheme} ***` : '***']
}

const NONE: readonly AttachedFault<AttemptFault>[] = []
const NO_FAULTS: readonly string[] = []

interface Deviation {
  readonly message: Message
  readonly carrier: AttachedFault<WireFault> | undefined
  readonly context: MessageContext
}

/** An attempt that was put on its way. It keeps the subscription as it stood then: headers and signature follow from both. */
export class SentAttempt implements Attempt {
  readonly number: number
  readonly startedAt: number
  readonly #delivery: Delivery
  readonly #subscription: Subscription
  /** What is sent, and how it travels, when faults fire. */
  readonly #deviation: Deviation | undefined
  readonly faults: readonly string[]
  endedAt: number | undefined = undefined
  outcome: Outcome | undefined = undefined
  decision: Decision | undefined = undefined

  /** @param standing faults that fire on it beside the delivery's own */
  constructor(delivery: Delivery, subscription: Subscription, number: number, startedAt: number, standing = NONE) {
    this.number = number
    this.startedAt = startedAt
    this.#delivery = delivery
    this.#subscription = subscription
    const own = delivery.faults.length > 0 ? this.#firing() : NONE
    const firing = standing.length > 0 ? [...own, ...standing] : own
    this.faults = firing === NONE ? NO_FAULTS : firing.map(({ fault }) => fault.name)
    this.#deviation = firing.length > 0 ? this.#deviate(firing) : undefined
  }

  get method(): string {
    return this.#deviation?.message.method ?? 'POST'
  }

  get url(): string {
    return this.#deviation?.message.url ?? this.#subscription.url
  }

  get body(): Uint8Array {
    return this.#deviation?.message.body ?? this.#delivery.body
  }

  get headers(): readonly HeaderLine[] {
    const own = ownHeaders(this.#delivery, this.#subscription)
    if (!this.#deviation) return [...this.#signed(), ...own.map(maskHeader)]
    return this.#deviation.message.headers.map((line) =>
      own.some(([name]) => name === line[0]) ? maskHeader(line) : line,
    )
  }

  request(responseTimeoutMs: number): WireRequest {
    const request: WireRequest = {
      method: this.method,
      url: this.url,
      headers: this.#deviation?.message.headers ?? this.#lines(),
      body: this.body,
      responseTimeoutMs,
      targetOrigin: this.#subscription.origin,
    }
    const { carrier, context } = this.#deviation ?? {}
    return carrier && context
      ? {
          ...request,
          carriedBy: carrier.fault.name,
          plan: () => carrier.fault.plan(request, carrier.parameters, context),
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
    const context: MessageContext = {
      dialect,
      secret,
      sign: (body, other = secret) => dialect.sign({ body, secret: other, signedAt: this.#signedAt }),
    }
    let message: Message = {
      method: 'POST',
      url: this.#subscription.url,
      headers: this.#lines(),
      body: this.#delivery.body,
    }
    for (const { fault, parameters } of changing) message = fault.apply(message, parameters, context)
    return { message, carrier, context }
  }

  #lines(): readonly HeaderLine[] {
    const own = ownHeaders(this.#delivery, this.#subscription)
    return own.length > 0 ? [...this.#signed(), ...own] : this.#signed()
  }

  get #signedAt(): number {
    return this.#delivery.dialect.signs === 'event' ? this.#delivery.createdAt : this.startedAt
  }

  #signed(): readonly HeaderLine[] {
    // The delivery's id comes from the seed, and so does what is derived of it.
    const { id, dialect } = this.#delivery
    const trace = dialect.traces === 'delivery' ? derive(0, 'trace', id) : derive(0, 'trace', id, this.number)
    const traceId = trace.hex(32)
    let spanId = trace.hex(16)
    for (let earlier = 1; earlier < this.number; earlier++) spanId = trace.hex(16)
    return dialect.headers({
      body: this.#delivery.body,
      secret: this.#subscription.secret,
      signedAt: this.#signedAt,
      subscriptionId: this.#subscription.id,
      traceId,
      spanId,
    })
  }
}

/** The subscription's own header lines, less those the dialect protects. Public documentation of the subscription API, security page. */
const ownHeaders = (delivery: Delivery, subscription: Subscription): HeaderLine[] => {
  const own: HeaderLine[] = []
  for (const name in subscription.headers) {
    const value = subscription.headers[name]
    if (value !== undefined && !delivery.dialect.protectedHeaders.includes(name.toLowerCase())) own.push([name, value])
  }
  return own
}
