import type { components } from '../contract/generated/control.ts'
import type { OutcomeFacts } from '../kit/outcome-words.ts'

type Schemas = components['schemas']
export type OutcomeView = Schemas['Outcome']
export type DecisionView = Schemas['Decision']
export type DeliveryView = Schemas['Delivery']
export type AttemptView = Schemas['Attempt']
export type OutcomeKind = OutcomeView['kind']

/** A body as the control API shows it: the body, or length and hash if it is no longer kept. */
interface ShownBody {
  readonly body?: string
  readonly bodyBytes?: number
  readonly bodySha256?: string
}

/** Returns a body, or a note with its length and SHA-256 if it is no longer kept. */
export const bodyText = ({ body, bodyBytes = 0, bodySha256 = 'unknown' }: ShownBody): string =>
  body ?? `(not kept: ${String(bodyBytes)} bytes, SHA-256 ${bodySha256})`

/** Returns the body that an attempt sent: that of the delivery, unless a fault replaced it. */
export const sentBody = (attempt: AttemptView, delivery: DeliveryView): ShownBody =>
  attempt.bodyBytes === undefined ? delivery : attempt

interface OfAttempt {
  readonly deliveryId: string
  readonly subscriptionId: string
  readonly attempt: number
}

/** The fields of a journal entry that the page uses, by type. */
export type EntryDetails =
  | {
      readonly type: 'published'
      readonly event: string
      readonly eventId: string
      readonly interactionId: string
      readonly deliveries: readonly string[]
      readonly evidence?: string
    }
  | ({
      readonly type: 'scheduled'
      readonly dueAt?: string
      readonly waitsFor?: string
      readonly byHand?: true
      readonly why: string
    } & OfAttempt)
  | ({ readonly type: 'attempt-started'; readonly url: string } & OfAttempt)
  | ({ readonly type: 'fault-fired'; readonly fault: string } & OfAttempt)
  | ({ readonly type: 'attempt-ended'; readonly outcome: OutcomeView } & OfAttempt)
  | ({ readonly type: 'decided'; readonly decision: DecisionView } & OfAttempt)
  | {
      readonly type: 'cancel-requested'
      readonly deliveryId: string
      readonly subscriptionId: string
      readonly reason: string
    }
  | {
      readonly type: 'settled'
      readonly deliveryId: string
      readonly subscriptionId: string
      readonly state: 'delivered' | 'exhausted' | 'canceled'
      readonly attempts: number
      readonly why: string
    }
  | { readonly type: 'self-uri-fetched'; readonly interactionId: string; readonly status: number }
  | { readonly type: 'clock-moved'; readonly from: string; readonly to: string; readonly mode: string }
  | { readonly type: 'subscription-changed'; readonly subscriptionId: string; readonly change: string }
  | { readonly type: 'noted'; readonly kind: 'title' | 'caption'; readonly text: string }
  /** A receiver's report on an event; most receivers send none. */
  | {
      readonly type: 'noted'
      readonly kind: 'effect' | 'duplicate'
      readonly text: string
      readonly interactionId: string
      readonly event: string
    }
  | { readonly type: 'api-fault-fired'; readonly fault: string; readonly operation: string }
  | {
      readonly type: 'api-refused'
      readonly method: string
      readonly path: string
      readonly status: number
      readonly reason: string
    }
  | { readonly type: 'faults-changed'; readonly standing: readonly string[] }
  | { readonly type: 'retry-policy-changed'; readonly subscriptionId?: string; readonly policy?: string }
  | { readonly type: 'budget-exceeded'; readonly pendingBytes: number; readonly budgetBytes: number }
  | { readonly type: 'reset' }

/** A journal entry as the control API shows it. The spec types three fields; the others depend on `type`. */
export type Entry = { readonly seq: number; readonly at: string } & EntryDetails

/** An instant as text, as in the control API, or in milliseconds since the Unix epoch, as in the journal. */
type Instant = string | number

/** Returns an instant in milliseconds since the Unix epoch. */
export const instantOf = (at: Instant): number => (typeof at === 'number' ? at : Date.parse(at))

interface ReadableOfDelivery {
  readonly deliveryId: string
  readonly subscriptionId: string
}

/** A journal entry with the fields that lanes and parts need, from the control API or from the journal. */
export type ReadableEntry = { readonly seq: number; readonly at: Instant } & (
  | Extract<EntryDetails, { readonly type: 'published' | 'noted' | 'reset' }>
  | ({
      readonly type: 'scheduled'
      readonly dueAt?: Instant
      readonly waitsFor?: string
      readonly why: string
    } & ReadableOfDelivery)
  | ({ readonly type: 'attempt-started'; readonly attempt: number } & ReadableOfDelivery)
  | ({ readonly type: 'fault-fired'; readonly attempt: number; readonly fault: string } & ReadableOfDelivery)
  | ({ readonly type: 'attempt-ended'; readonly attempt: number; readonly outcome: OutcomeFacts } & ReadableOfDelivery)
  | ({ readonly type: 'decided'; readonly decision: { readonly why: string } } & ReadableOfDelivery)
  | ({
      readonly type: 'settled'
      readonly state: 'delivered' | 'exhausted' | 'canceled'
      readonly why: string
    } & ReadableOfDelivery)
  | { readonly type: 'cancel-requested' | 'self-uri-fetched' | 'clock-moved' | 'subscription-changed' }
  | { readonly type: 'api-fault-fired' | 'api-refused' | 'faults-changed' | 'retry-policy-changed' | 'budget-exceeded' }
)

const isNumbered = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'seq' in value &&
  typeof value.seq === 'number' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'type' in value &&
  typeof value.type === 'string'

/** Parses an entry; returns undefined if the text is not an entry. */
export const readEntry = (text: string): Entry | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isNumbered(value) ? value : undefined
  } catch {
    return undefined
  }
}
