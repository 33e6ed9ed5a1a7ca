import { isUtf8 } from 'node:buffer'
import { isoMs } from '../../clock/stamp.ts'
import type { Attempt, Delivery } from '../../journal/delivery.ts'
import { rawRequestOf } from './raw-request.ts'
import type { Exchange } from '../model/result.ts'

const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/** Bytes as they are shown, made when they are: of what passes hardly anything ever is. */
const shownOnce = (bytesOf: () => Uint8Array): (() => Exchange['body']) => {
  let made: Exchange['body'] | undefined
  return () => (made ??= shown(bytesOf()))
}

/** The bytes as text when they are UTF-8 without a byte order mark, else in base64. */
const shown = (body: Uint8Array): Exchange['body'] => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return isUtf8(bytes) && !bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) && !bytes.includes(0)
    ? { text: bytes.toString('utf8') }
    : { base64: bytes.toString('base64') }
}

/** Every finished attempt of some deliveries as an exchange, in the order in which they were sent. */
export const gatherExchanges = (
  deliveries: Iterable<Delivery>,
): {
  readonly exchanges: readonly Exchange[]
  readonly numberOf: (attempt: Attempt | undefined) => number | undefined
} => {
  const sent = [...deliveries].flatMap((delivery) => delivery.attempts.map((attempt) => ({ delivery, attempt })))
  sent.sort((a, b) => a.attempt.startedAt - b.attempt.startedAt)
  const numbers = new Map<Attempt, number>()
  const exchanges = sent.flatMap(({ delivery, attempt }): Exchange[] => {
    const { method, url, body, startedAt, outcome, faults } = attempt
    if (!outcome) return []
    numbers.set(attempt, numbers.size + 1)
    const raw = rawRequestOf(delivery, attempt)
    const bodyOf = shownOnce(
      () => body ?? Buffer.from(`(not kept: ${String(attempt.bodyBytes)} bytes, SHA-256 ${attempt.bodySha256 ?? ''})`),
    )
    return [
      {
        number: numbers.size,
        what: `${delivery.eventName}, attempt ${String(attempt.number)}`,
        method,
        url,
        headers: raw?.headers ?? attempt.headers,
        get body() {
          return bodyOf()
        },
        startedAt: isoMs(startedAt),
        outcome,
        faults,
        ...(raw?.command !== undefined && { command: raw.command }),
      },
    ]
  })
  return { exchanges, numberOf: (attempt) => attempt && numbers.get(attempt) }
}
