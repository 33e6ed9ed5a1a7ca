import { bodyText, sentBody, type AttemptView, type DeliveryView } from '../../timeline/entry-view.ts'

/** Returns the part of an attempt's request that is kept. */
export const sentOf = (attempt: AttemptView, delivery: DeliveryView) => ({
  method: attempt.method,
  url: attempt.url,
  body: bodyText(sentBody(attempt, delivery)),
  isKept: sentBody(attempt, delivery).body !== undefined,
  bytes: sentBody(attempt, delivery).bodyBytes,
  headers: attempt.headers.map(([name, value]) => [String(name), String(value)] as const),
})
