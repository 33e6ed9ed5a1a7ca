import type { HeaderLine } from '../dialects/dialect.ts'
import type { Delivery } from '../journal/delivery.ts'
import { isSentIn } from '../subscriptions/custom-headers.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

/**
 * The subscription's own header lines, custom ones after the others, less those the dialect protects. Public
 * documentation of the subscription API, security page.
 */
export const ownHeaders = (delivery: Delivery, subscription: Subscription): HeaderLine[] => {
  const own: HeaderLine[] = []
  for (const name in subscription.headers) {
    const value = subscription.headers[name]
    if (value !== undefined && !delivery.dialect.protectedHeaders.includes(name.toLowerCase())) own.push([name, value])
  }
  if (subscription.customHeaders === undefined) return own
  for (const [name, value] of Object.entries(subscription.customHeaders))
    if (isSentIn(name, delivery.dialect) && !own.some(([given]) => given.toLowerCase() === name.toLowerCase()))
      own.push([name, value])
  return own
}

/**
 * Hides the value of a header that a subscription brings: any may be a credential. The scheme word stays, so that a
 * reader sees which kind it was.
 */
export const maskHeader = ([name, value]: HeaderLine): HeaderLine => {
  const scheme = /^(basic|bearer|digest)\s/i.exec(value)?.[1]
  return [name, scheme ? `${scheme} ***` : '***']
}

/**
 * Whether a line that is sent is an own header of the subscription, however a fault writes its name, or repeats its
 * value.
 */
export const isOf = ([name, value]: HeaderLine, [ownName, ownValue]: HeaderLine): boolean =>
  name.toLowerCase() === ownName.toLowerCase() || value === ownValue
