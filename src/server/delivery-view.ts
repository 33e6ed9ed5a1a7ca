import { isoMs } from '../clock/stamp.ts'
import type { components } from '../contract/generated/control.ts'
import { evidenceOf, type PayloadEvidence, type EventName } from '../events/catalogue.ts'
import type { Mask } from '../kit/masking/mask.ts'
import type { Attempt, Delivery } from '../journal/delivery.ts'
import type { Response, Outcome } from '../journal/outcome.ts'
import type { StandingFault } from '../engine/core.ts'
import type { JournalEntry } from '../journal/entry.ts'

type Schemas = components['schemas']

const stamp = <K extends string>(name: K, at: number | undefined) =>
  at === undefined ? {} : ({ [name]: isoMs(at) } as { [N in K]: string })

/** Fields with fixed values or generated IDs, which cannot contain a secret. */
const OURS = new Set([
  'type',
  'state',
  'kind',
  'cause',
  'phase',
  'change',
  'mode',
  'deliveryId',
  'deliveries',
  'subscriptionId',
  'waitsFor',
  'eventId',
  'evidence',
])

/** Masks secrets in every string of a value, including header names. */
const masked = <T>(value: T, mask: Mask): T => hide(value, mask) as T

const hide = (value: unknown, mask: Mask): unknown => {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => hide(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [mask(key), OURS.has(key) ? member : hide(member, mask)]),
  )
}

/** Which parts a view includes. */
export interface ViewOptions {
  /** Whether to include the bodies of requests and responses, as far as they are kept. */
  readonly bodies: boolean
}

/** Returns the view of a body: its length, the body itself if it is kept and requested, and its SHA-256 if known. */
const viewBody = (
  kept: { readonly body: Uint8Array | undefined; readonly bodyBytes: number; readonly bodySha256: string | undefined },
  mask: Mask,
  { bodies }: ViewOptions,
) => ({
  ...(bodies &&
    kept.body && {
      body: mask(Buffer.from(kept.body.buffer, kept.body.byteOffset, kept.body.length).toString('utf8')),
    }),
  bodyBytes: kept.bodyBytes,
  ...(kept.bodySha256 !== undefined && { bodySha256: kept.bodySha256 }),
})

const viewResponse = (
  { body, bodyBytes, bodySha256, headersBytes, ...rest }: Response,
  { bodies }: ViewOptions,
): NonNullable<Schemas['Outcome']['response']> => ({
  status: rest.status,
  reason: rest.reason,
  headers: rest.headers,
  ...(bodies && body !== undefined && { body }),
  bodyBytes: bodyBytes ?? Buffer.byteLength(body ?? ''),
  ...(bodySha256 !== undefined && { bodySha256 }),
  ...(headersBytes !== undefined && { headersBytes }),
  truncated: rest.truncated,
  ...(rest.further && { further: [...rest.further] }),
})

const viewOutcome = (outcome: Outcome, options: ViewOptions): Schemas['Outcome'] =>
  'response' in outcome ? { ...outcome, response: viewResponse(outcome.response, options) } : outcome

const viewAttempt = (given: Attempt, mask: Mask, options: ViewOptions): Schemas['Attempt'] => ({
  number: given.number,
  startedAt: isoMs(given.startedAt),
  ...stamp('endedAt', given.endedAt),
  method: mask(given.method),
  url: mask(given.url),
  ...(given.faults.length > 0 && { faults: [...given.faults] }),
  ...(given.hasOwnBody && viewBody(given, mask, options)),
  headers: given.headers.map(([name, value]): [string, string] => [mask(name), mask(value)]),
  ...(given.headersBytes !== undefined && { headersBytes: given.headersBytes }),
  ...(given.outcome && { outcome: masked(viewOutcome(given.outcome, options), mask) }),
  ...(given.decision && { decision: masked(given.decision, mask) }),
})

const WITH_BODIES: ViewOptions = { bodies: true }

/** Returns a delivery with its attempts, as the control API shows it. @param mask hides the secrets of the mock */
export const viewDelivery = (given: Delivery, mask: Mask, options = WITH_BODIES): Schemas['Delivery'] => ({
  id: given.id,
  event: {
    id: given.eventId,
    name: given.eventName,
    at: isoMs(given.createdAt),
    ...viewEvidence(given.eventName),
  },
  interactionId: mask(given.interactionId),
  subscriptionId: given.subscriptionId,
  dialect: given.dialect.name,
  state: given.state,
  createdAt: isoMs(given.createdAt),
  ...stamp('dueAt', given.dueAt),
  ...stamp('settledAt', given.settledAt),
  ...(given.waitsFor && { waitsFor: given.waitsFor }),
  ...(given.cancelReason && { cancelReason: given.cancelReason }),
  ...viewBody(given, mask, options),
  attempts: given.attempts.map((attempt) => viewAttempt(attempt, mask, options)),
})

/** Returns a standing fault as the control API shows it, with times as RFC 3339 text. */
export const viewStandingFault = ({ parameters, from, until, ...rest }: StandingFault): Schemas['StandingFault'] => ({
  ...rest,
  parameters: { ...parameters },
  from: isoMs(from),
  ...stamp('until', until),
})

/** Returns the evidence for the payload of an event, if the spec states it. */
const viewEvidence = (event: EventName): { evidence?: PayloadEvidence } => {
  const evidence = evidenceOf(event)
  return evidence === undefined ? {} : { evidence }
}

/** Returns an entry, unmasked, with the view of its response or the evidence for its event. */
const bare = (entry: JournalEntry, options: ViewOptions): object => {
  switch (entry.type) {
    case 'attempt-ended':
      return { ...entry, outcome: viewOutcome(entry.outcome, options) }
    case 'published':
      return { ...entry, ...viewEvidence(entry.event) }
    default:
      return entry
  }
}

/**
 * Returns a journal entry as the control API shows it, with times as RFC 3339 text.
 * @param mask hides the secrets of the mock
 */
export const viewEntry = (entry: JournalEntry, mask: Mask, options = WITH_BODIES): Schemas['JournalEntry'] => ({
  ...masked(bare(entry, options), mask),
  seq: entry.seq,
  type: entry.type,
  at: isoMs(entry.at),
  ...('dueAt' in entry && stamp('dueAt', entry.dueAt)),
  ...(entry.type === 'clock-moved' && { from: isoMs(entry.from), to: isoMs(entry.to) }),
})
