import { derive } from '../events/random.ts'
import type { HeaderLine } from '../dialects/dialect.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Delivery } from './delivery.ts'
import type { WireRequest } from './transport.ts'

const CREDENTIALS = /^(authorization|proxy-authorization|cookie|x-api-key)$|token|secret|password|api-?key/i

/** Hides the value of a header that carries a credential; the scheme word stays, so that a reader sees which kind it was. */
export const maskHeader = (line: HeaderLine): HeaderLine => {
  const [name, value] = line
  if (!CREDENTIALS.test(name)) return line
  const scheme = /^(basic|bearer|digest)\s/i.exec(value)?.[1]
  return [name, scheme ? `${scheme} ***` : '***']
}

/** Makes the request of a delivery's next attempt, and the header lines that may be shown of it. */
export const makeAttempt = (given: {
  delivery: Delivery
  subscription: Subscription
  number: number
  seed: number
  signedAt: number
  responseTimeoutMs: number
}): { readonly request: WireRequest; readonly shown: readonly HeaderLine[] } => {
  const { delivery, subscription } = given
  const headers = delivery.dialect.headers({
    body: delivery.body,
    secret: subscription.secret,
    signedAt: given.signedAt,
    subscriptionId: subscription.id,
    traceId: delivery.traceId,
    spanId: derive(given.seed, 'span', delivery.id, given.number).hex(16),
  })
  const own = ownHeaders(delivery, subscription)
  return {
    request: {
      url: subscription.url,
      headers: own.length > 0 ? [...headers, ...own] : headers,
      body: delivery.body,
      responseTimeoutMs: given.responseTimeoutMs,
      targetOrigin: subscription.origin,
    },
    shown: own.length > 0 ? [...headers, ...own.map(maskHeader)] : headers,
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
