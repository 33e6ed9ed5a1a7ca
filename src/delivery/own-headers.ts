import type { HeaderLine } from '../dialects/dialect.ts'
import type { Delivery } from '../journal/delivery.ts'
import { isSentIn } from '../subscriptions/custom-headers.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

/**
 * Returns the header lines of the subscription, custom ones last, without those that the dialect protects. Source:
 * public documentation of the subscription API, security page.
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
 * Masks the value of a header of the subscription, because any of them may be a credential. Keeps an authentication
 * scheme such as Bearer, which shows the kind of credential.
 */
export const maskHeader = ([name, value]: HeaderLine): HeaderLine => {
  const scheme = /^(basic|bearer|digest)\s/i.exec(value)?.[1]
  return [name, scheme ? `${scheme} ***` : '***']
}

/**
 * Returns whether a sent header line came from a header of the subscription, even if a fault changed the case of the
 * name, or sent the value under another name.
 */
export const isOf = ([name, value]: HeaderLine, [ownName, ownValue]: HeaderLine): boolean =>
  name.toLowerCase() === ownName.toLowerCase() || value === ownValue
