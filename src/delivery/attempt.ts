import { derive } from '../events/random.ts'
import type { HeaderLine } from '../dialects/dialect.ts'
import { sortFaults } from '../faults/carrier.ts'
import type { AttachedFault, AttemptFault, Message, MessageContext, MessageFault, WireFault } from '../faults/fault.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Decision } from './decide.ts'
import type { Attempt, Delivery } from './delivery.ts'
import type { Outcome } from './outcome.ts'
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
const NO_CHANGE: ReturnType<typeof sortFaults> = { changing: [], carrier: undefined }

/** An attempt that was put on its way. It keeps the subscription as it stood then: headers and signature follow from both. */
export class SentAttempt implements Attempt {
  readonly number: number
  readonly startedAt: number
  readonly #delivery: Delivery
  readonly #subscription: Subscription
  /** What is sent when faults fire. */
  readonly #altered: Message | undefined
  /** How it travels when it does not as any other. */
  readonly #carrier: AttachedFault<WireFault> | undefined
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
    const { changing, carrier } = firing.length > 0 ? sortFaults(firing) : NO_CHANGE
    this.#altered = firing.length > 0 ? this.#alter(changing) : undefined
    this.#carrier = carrier
  }

  get method(): string {
    return this.#altered?.method ?? 'POST'
  }

  get url(): string {
    return this.#altered?.url ?? this.#subscription.url
  }

  get body(): Uint8Array {
    return this.#altered?.body ?? this.#delivery.body
  }

  get headers(): readonly HeaderLine[] {
    const own = ownHeaders(this.#delivery, this.#subscription)
    if (!this.#altered) return [...this.#signed(), ...own.map(maskHeader)]
    return this.#altered.headers.map((line) => (own.some(([name]) => name === line[0]) ? maskHeader(line) : line))
  }

  request(responseTimeoutMs: number): WireRequest {
    const request: WireRequest = {
      method: this.method,
      url: this.url,
      headers: this.#altered?.headers ?? this.#lines(),
      body: this.body,
      responseTimeoutMs,
      targetOrigin: this.#subscription.origin,
    }
    const carrier = this.#carrier
    return carrier ? { ...request, carriedBy: carrier.fault.name, plan: () => carrier.fault.plan(request, carrier.parameters) } : request
  }

  #firing(): readonly AttachedFault<AttemptFault>[] {
    // A redelivery by hand begins a new round, and its faults count from there.
    const number = this.number - this.#delivery.attemptsBefore
    return this.#delivery.faults.filter(({ from, to }) => number >= from && number <= to)
  }

  #alter(firing: readonly AttachedFault<MessageFault>[]): Message {
    const { dialect } = this.#delivery
    const { secret } = this.#subscription
    const context: MessageContext = { dialect, secret, sign: (body, other = secret) => dialect.sign({ body, secret: other, signedAt: this.startedAt }) }
    let message: Message = { method: 'POST', url: this.#subscription.url, headers: this.#lines(), body: this.#delivery.body }
    for (const { fault, parameters } of firing) message = fault.apply(message, parameters, context)
    return message
  }

  #lines(): readonly HeaderLine[] {
    const own = ownHeaders(this.#delivery, this.#subscription)
    return own.length > 0 ? [...this.#signed(), ...own] : this.#signed()
  }

  #signed(): readonly HeaderLine[] {
    // The delivery's id comes from the seed, and so does what is derived of it.
    const trace = derive(0, 'trace', this.#delivery.id)
    const traceId = trace.hex(32)
    let spanId = trace.hex(16)
    for (let earlier = 1; earlier < this.number; earlier++) spanId = trace.hex(16)
    return this.#delivery.dialect.headers({
      body: this.#delivery.body,
      secret: this.#subscription.secret,
      signedAt: this.startedAt,
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
