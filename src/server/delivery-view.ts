import { isoMs } from '../clock/stamp.ts'
import type { components } from '../contract/generated/control.ts'
import type { Attempt, Delivery } from '../journal/delivery.ts'
import type { Answer, Outcome } from '../journal/outcome.ts'
import type { StandingFault } from '../engine/core.ts'
import type { JournalEntry } from '../journal/entry.ts'

type Schemas = components['schemas']

const stamp = <K extends string>(name: K, at: number | undefined) =>
  at === undefined ? {} : ({ [name]: isoMs(at) } as { [N in K]: string })

/** Which parts a view shows. */
export interface ViewOptions {
  /** Bodies of requests and responses, where they are kept. */
  readonly bodies: boolean
}

/** A body as it is shown: its length always, itself or its hash where they are known. */
const viewBody = (
  kept: { readonly body: Uint8Array | undefined; readonly bodyBytes: number; readonly bodySha256: string | undefined },
  { bodies }: ViewOptions,
) => ({
  ...(bodies &&
    kept.body && { body: Buffer.from(kept.body.buffer, kept.body.byteOffset, kept.body.length).toString('utf8') }),
  bodyBytes: kept.bodyBytes,
  ...(kept.bodySha256 !== undefined && { bodySha256: kept.bodySha256 }),
})

const viewAnswer = (
  { body, bodyBytes, bodySha256, headersBytes, ...rest }: Answer,
  { bodies }: ViewOptions,
): NonNullable<Schemas['Outcome']['answer']> => ({
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
  'answer' in outcome ? { ...outcome, answer: viewAnswer(outcome.answer, options) } : outcome

const viewAttempt = (given: Attempt, options: ViewOptions): Schemas['Attempt'] => ({
  number: given.number,
  startedAt: isoMs(given.startedAt),
  ...stamp('endedAt', given.endedAt),
  method: given.method,
  url: given.url,
  ...(given.faults.length > 0 && { faults: [...given.faults] }),
  ...(given.hasOwnBody && viewBody(given, options)),
  headers: given.headers.map(([name, value]): [string, string] => [name, value]),
  ...(given.headersBytes !== undefined && { headersBytes: given.headersBytes }),
  ...(given.outcome && { outcome: viewOutcome(given.outcome, options) }),
  ...(given.decision && { decision: given.decision }),
})

/** A delivery with its attempts, as the control API shows it. */
export const viewDelivery = (given: Delivery, options: ViewOptions = { bodies: true }): Schemas['Delivery'] => ({
  id: given.id,
  event: { id: given.eventId, name: given.eventName, at: isoMs(given.createdAt) },
  interactionId: given.interactionId,
  subscriptionId: given.subscriptionId,
  dialect: given.dialect.name,
  state: given.state,
  createdAt: isoMs(given.createdAt),
  ...stamp('dueAt', given.dueAt),
  ...stamp('settledAt', given.settledAt),
  ...(given.waitsFor && { waitsFor: given.waitsFor }),
  ...(given.cancelReason && { cancelReason: given.cancelReason }),
  ...viewBody(given, options),
  attempts: given.attempts.map((attempt) => viewAttempt(attempt, options)),
})

/** A standing fault with its instants written out. */
export const viewStandingFault = ({ parameters, from, until, ...rest }: StandingFault): Schemas['StandingFault'] => ({
  ...rest,
  parameters: { ...parameters },
  from: isoMs(from),
  ...stamp('until', until),
})

/** A journal entry with its instants written out. */
export const viewEntry = (entry: JournalEntry, options: ViewOptions = { bodies: true }): Schemas['JournalEntry'] => ({
  ...entry,
  at: isoMs(entry.at),
  ...(entry.type === 'attempt-ended' && { outcome: viewOutcome(entry.outcome, options) }),
  ...('dueAt' in entry && stamp('dueAt', entry.dueAt)),
  ...(entry.type === 'clock-moved' && { from: isoMs(entry.from), to: isoMs(entry.to) }),
})
