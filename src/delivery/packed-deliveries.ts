import type { DeliveryId } from '../journal/delivery.ts'
import type { DeliveryPacker, KeptDelivery } from '../journal/kept-delivery.ts'
import { Payload } from '../journal/payload.ts'
import type { TextColumn } from '../kit/text-column.ts'
import { SentAttempt } from './attempt.ts'
import { restoreSettled } from './lifecycle.ts'
import { oweDelivery } from './owed-delivery.ts'
import { MAX_BODY_BYTES, PackedPage, ROWS, type Shared } from './packed-page.ts'

const NO_FAULTS: KeptDelivery['faults'] = []

/** Returns the only attempt of a delivery; undefined if it has several, or if faults or other deliveries shaped it. */
const onlyAttemptOf = ({ attempts, attemptsBefore, faults, holds, payload }: KeptDelivery): SentAttempt | undefined => {
  const [attempt] = attempts
  return attempts.length === 1 &&
    attempt instanceof SentAttempt &&
    attempt.isPlain &&
    attemptsBefore === 0 &&
    faults.length === 0 &&
    holds === 'settled' &&
    !payload.isShared &&
    payload.logged === 0
    ? attempt
    : undefined
}

/**
 * Stores settled deliveries in columns if they are plain: one attempt without faults that got a response, and a
 * short body that is kept and that no other delivery or log entry shares.
 */
export class PackedDeliveries implements DeliveryPacker {
  readonly #pages: (PackedPage | undefined)[] = []
  /** Index of the page to which deliveries are added. */
  #newest = -1
  #spare: PackedPage | undefined
  #last: Shared | undefined

  pack(delivery: KeptDelivery): number | undefined {
    const { payload, settledAt } = delivery
    const attempt = onlyAttemptOf(delivery)
    const shared = attempt && this.#sharedOf(delivery, attempt)
    const body = shared && payload.length <= MAX_BODY_BYTES ? payload.content : undefined
    if (!shared || body === undefined || settledAt === undefined || attempt.endedAt === undefined) return undefined
    const page = this.#open()
    const row = page.add(body)
    page.ids.set(row, delivery.id)
    page.eventIds.set(row, payload.eventId)
    page.interactionIds.set(row, payload.interactionId)
    page.createdAts[row] = payload.createdAt
    page.startedAts[row] = attempt.startedAt
    page.endedAts[row] = attempt.endedAt
    page.settledAts[row] = settledAt
    page.durations[row] = attempt.micros / 1000
    page.shared[row] = shared
    return this.#newest * ROWS + row
  }

  idOf(place: number): DeliveryId {
    return this.#pageOf(place).ids.get(place % ROWS) as DeliveryId
  }

  unpack(place: number): KeptDelivery {
    const page = this.#pageOf(place)
    const row = place % ROWS
    const number = (column: Float64Array): number => column[row] ?? 0
    const text = (column: TextColumn): string => column.get(row) ?? ''
    const shared = page.shared[row]
    if (!shared) throw new RangeError(`nothing is packed at ${String(place)}`)
    const { subscriptionId, subscription, eventName, dialect, state, kind, response, decided } = shared
    const event = {
      id: text(page.eventIds),
      name: eventName,
      at: number(page.createdAts),
      interaction: { id: text(page.interactionIds) },
    }
    const payload = new Payload(event, dialect, page.bodyOf(row))
    payload.holders = 1
    const delivery = oweDelivery(this.idOf(place), payload, subscriptionId, NO_FAULTS)
    delivery.holds = 'settled'
    const attempt = new SentAttempt(delivery, subscription, 1, number(page.startedAts))
    restoreSettled(delivery, attempt, {
      state,
      settledAt: number(page.settledAts),
      endedAt: number(page.endedAts),
      outcome: { kind, response, ms: number(page.durations) },
      decision: typeof decided === 'function' ? undefined : decided,
    })
    if (typeof decided === 'function') attempt.decideAgain(decided)
    this.discard(place)
    return delivery
  }

  discard(place: number): number {
    const page = this.#pageOf(place)
    const bodyBytes = page.remove(place % ROWS)
    if (page.isEmpty) this.#close(Math.floor(place / ROWS), page)
    return bodyBytes
  }

  /** Returns what the delivery shares with others; undefined if it has something else that would have to be stored. */
  #sharedOf(delivery: KeptDelivery, attempt: SentAttempt): Shared | undefined {
    const { state, subscriptionId, eventName, dialect } = delivery
    const { subscription, response, kind, decided } = attempt
    if ((state !== 'delivered' && state !== 'exhausted') || !kind || !response || !decided) return undefined
    const last = this.#last
    if (
      last?.subscription === subscription &&
      last.response === response &&
      last.decided === decided &&
      last.eventName === eventName &&
      last.dialect === dialect &&
      last.subscriptionId === subscriptionId &&
      last.state === state &&
      last.kind === kind
    )
      return last
    return (this.#last = { subscriptionId, subscription, eventName, dialect, state, kind, response, decided })
  }

  #pageOf(place: number): PackedPage {
    const page = this.#pages[Math.floor(place / ROWS)]
    if (!page) throw new RangeError(`nothing is packed at ${String(place)}`)
    return page
  }

  /** Returns a page with room for a further delivery. */
  #open(): PackedPage {
    const newest = this.#pages[this.#newest]
    if (newest && !newest.isFull) return newest
    const page = this.#spare ?? new PackedPage()
    page.reuse()
    this.#spare = undefined
    const gap = this.#pages.indexOf(undefined)
    this.#newest = gap < 0 ? this.#pages.length : gap
    this.#pages[this.#newest] = page
    return page
  }

  /** Removes an empty page, and keeps one of these. */
  #close(index: number, page: PackedPage): void {
    this.#pages[index] = undefined
    this.#spare = page
    if (index === this.#newest) this.#newest = -1
  }
}
