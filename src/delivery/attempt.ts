import { derive } from '../events/random.ts'
import type { HeaderLine } from '../dialects/dialect.ts'
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

/** An attempt that was put on its way. It keeps the subscription as it stood then: headers and signature follow from both. */
export class SentAttempt implements Attempt {
  readonly number: number
  readonly startedAt: number
  readonly #delivery: Delivery
  readonly #subscription: Subscription
  endedAt: number | undefined = undefined
  outcome: Outcome | undefined = undefined
  decision: Decision | undefined = undefined

  constructor(delivery: Delivery, subscription: Subscription, number: number, startedAt: number) {
    this.number = number
    this.startedAt = startedAt
    this.#delivery = delivery
    this.#subscription = subscription
  }

  get url(): string {
    return this.#subscription.url
  }

  get headers(): readonly HeaderLine[] {
    return [...this.#signed(), ...ownHeaders(this.#delivery, this.#subscription).map(maskHeader)]
  }

  request(responseTimeoutMs: number): WireRequest {
    const headers = this.#signed()
    const own = ownHeaders(this.#delivery, this.#subscription)
    return {
      url: this.#subscription.url,
      headers: own.length > 0 ? [...headers, ...own] : headers,
      body: this.#delivery.body,
      responseTimeoutMs,
      targetOrigin: this.#subscription.origin,
    }
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
