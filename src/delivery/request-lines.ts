import type { HeaderLine } from '../dialects/dialect.ts'
import { derive, type Random } from '../events/random.ts'
import type { Delivery } from '../journal/delivery.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { isOf, maskHeader, ownHeaders } from './own-headers.ts'

const NO_BODY = new Uint8Array()

/** Attempts whose span ids are drawn one after another; that of a later one follows from its number alone. */
const SPANS_IN_A_ROW = 16

/** What the header lines of one attempt follow from. */
export interface LinesInput {
  readonly delivery: Delivery
  readonly subscription: Subscription
  /** Number of the attempt, from 1. */
  readonly number: number
  /** Milliseconds since the Unix epoch. */
  readonly signedAt: number
  /** The signature that was noted when the body that it is made of had to go. */
  readonly signature: readonly HeaderLine[] | undefined
}

/** The header lines of an attempt on which nothing fires, as they are sent. Throws what the dialect throws. */
export const linesOf = (given: LinesInput): readonly HeaderLine[] => {
  const own = ownHeaders(given.delivery, given.subscription)
  return own.length > 0 ? withOwn(signedLines(given), own) : signedLines(given)
}

/** The same with what a subscription brings masked; none where there is no way to write them. */
export const maskedLinesOf = (given: LinesInput): readonly HeaderLine[] => {
  try {
    return withOwn(signedLines(given), ownHeaders(given.delivery, given.subscription).map(maskHeader))
  } catch {
    return []
  }
}

/** Masks what a subscription brings in lines that faults have changed. */
export const maskOwn = (
  lines: readonly HeaderLine[],
  delivery: Delivery,
  subscription: Subscription,
): readonly HeaderLine[] => {
  const own = ownHeaders(delivery, subscription)
  return lines.map((line) => (own.some((one) => isOf(line, one)) ? maskHeader(line) : line))
}

const signedLines = ({ delivery, subscription, number, signedAt, signature }: LinesInput): readonly HeaderLine[] => {
  // The delivery's id comes from the seed, and so does what is derived of it.
  const { id, dialect } = delivery
  const trace = dialect.traces === 'delivery' ? derive(0, 'trace', id) : derive(0, 'trace', id, number)
  const traceId = trace.hex(32)
  const lines = dialect.headers({
    body: delivery.body ?? NO_BODY,
    secret: subscription.secret,
    signedAt,
    subscriptionId: subscription.id,
    traceId,
    spanId: spanIdOf(trace, id, number),
  })
  return signature ? lines.map((line) => signature.find(([name]) => name === line[0]) ?? line) : lines
}

const spanIdOf = (trace: Random, id: Delivery['id'], number: number): string => {
  if (number > SPANS_IN_A_ROW) return derive(0, 'span', id, number).hex(16)
  let spanId = trace.hex(16)
  for (let earlier = 1; earlier < number; earlier++) spanId = trace.hex(16)
  return spanId
}

/** Own header lines after those of the dialect, of which they replace what it does not protect. */
const withOwn = (lines: readonly HeaderLine[], own: readonly HeaderLine[]): readonly HeaderLine[] => [
  ...lines.filter(([name]) => !own.some(([given]) => given.toLowerCase() === name.toLowerCase())),
  ...own,
]
