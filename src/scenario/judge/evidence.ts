import { isUtf8 } from 'node:buffer'
import { isoMs } from '../../clock/stamp.ts'
import type { Attempt, Delivery } from '../../journal/delivery.ts'
import type { JournalEntry } from '../../journal/entry.ts'
import { rawRequestOf } from './raw-request.ts'
import type { Exchange } from '../model/result.ts'

const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/** Formats bytes on first use: those of passed scenarios are rarely shown. */
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

const keyOf = (deliveryId: string, attempt: number): string => `${deliveryId} ${String(attempt)}`

/** Returns the place of each attempt in the journal. Instants do not order attempts: a manual clock stands still. */
const placesIn = (entries: Iterable<JournalEntry>): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  for (const entry of entries)
    if (entry.type === 'attempt-started') places.set(keyOf(entry.deliveryId, entry.attempt), places.size)
  return places
}

/** Returns every finished attempt of some deliveries as an exchange, in the order they were sent. */
export const gatherExchanges = (
  deliveries: Iterable<Delivery>,
  entries: Iterable<JournalEntry>,
): {
  readonly exchanges: readonly Exchange[]
  readonly numberOf: (attempt: Attempt | undefined) => number | undefined
} => {
  const places = placesIn(entries)
  const sent = [...deliveries].flatMap((delivery) =>
    delivery.attempts.map((attempt) => ({
      delivery,
      attempt,
      place: places.get(keyOf(delivery.id, attempt.number)) ?? 0,
    })),
  )
  sent.sort((a, b) => a.place - b.place)
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
