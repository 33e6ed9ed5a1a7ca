import type { HeaderLine } from '../dialects/dialect.ts'
import { derive, type Random } from '../events/random.ts'
import type { Delivery } from '../journal/delivery.ts'
import type { BytesOrAscii } from '../kit/ascii.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { isOf, maskHeader, ownHeaders } from './own-headers.ts'

/** Number of attempts whose span IDs are drawn in sequence; those of later attempts are derived from their numbers. */
const SPANS_IN_A_ROW = 1000

/** Everything that the header lines of an attempt depend on. */
export interface LinesInput {
  readonly delivery: Delivery
  /** The body of the delivery; empty if it was dropped. */
  readonly body: BytesOrAscii
  readonly subscription: Subscription
  /** Number of the attempt, from 1. */
  readonly number: number
  /** Milliseconds since the Unix epoch. */
  readonly signedAt: number
  /** The signature headers, if they were saved. */
  readonly signature: readonly HeaderLine[] | undefined
}

/** Returns the header lines of an attempt without faults, as they are sent. Throws what the dialect throws. */
export const linesOf = (given: LinesInput): readonly HeaderLine[] => {
  const own = ownHeaders(given.delivery, given.subscription)
  return own.length > 0 ? withOwn(signedLines(given), own) : signedLines(given)
}

/** Returns the same lines with the subscription's own headers masked; empty if the lines cannot be built. */
export const maskedLinesOf = (given: LinesInput): readonly HeaderLine[] => {
  try {
    return withOwn(signedLines(given), ownHeaders(given.delivery, given.subscription).map(maskHeader))
  } catch {
    return []
  }
}

/** Masks the subscription's own headers in lines that faults have changed. */
export const maskOwn = (
  lines: readonly HeaderLine[],
  delivery: Delivery,
  subscription: Subscription,
): readonly HeaderLine[] => {
  const own = ownHeaders(delivery, subscription)
  return lines.map((line) => (own.some((one) => isOf(line, one)) ? maskHeader(line) : line))
}

const signedLines = ({
  delivery,
  body,
  subscription,
  number,
  signedAt,
  signature,
}: LinesInput): readonly HeaderLine[] => {
  // The delivery's ID is derived from the seed, so these IDs are, too.
  const { id, dialect } = delivery
  const trace = dialect.traces === 'delivery' ? derive(0, 'trace', id) : derive(0, 'trace', id, number)
  const traceId = trace.hex(32)
  return dialect.headers({
    body,
    secret: subscription.secret,
    signedAt,
    subscriptionId: subscription.id,
    traceId,
    spanId: spanIdOf(trace, id, number),
    signature,
  })
}

const spanIdOf = (trace: Random, id: Delivery['id'], number: number): string => {
  if (number > SPANS_IN_A_ROW) return derive(0, 'span', id, number).hex(16)
  trace.skipHex((number - 1) * 16)
  return trace.hex(16)
}

/** Appends header lines of the subscription to those of the dialect, replacing lines of the same name. */
const withOwn = (lines: readonly HeaderLine[], own: readonly HeaderLine[]): readonly HeaderLine[] => [
  ...lines.filter(([name]) => !own.some(([given]) => given.toLowerCase() === name.toLowerCase())),
  ...own,
]
