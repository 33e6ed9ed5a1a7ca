import { isoMs } from '../clock/stamp.ts'
import type { components } from '../contract/generated/control.ts'
import type { Attempt, Delivery } from '../journal/delivery.ts'
import type { StandingFault } from '../engine/core.ts'
import type { JournalEntry } from '../journal/entry.ts'

type Schemas = components['schemas']

const stamp = <K extends string>(name: K, at: number | undefined) =>
  at === undefined ? {} : ({ [name]: isoMs(at) } as { [N in K]: string })

const viewAttempt = (
  { number, startedAt, endedAt, method, url, headers, body, faults, outcome, decision }: Attempt,
  own: Uint8Array,
): Schemas['Attempt'] => ({
  number,
  startedAt: isoMs(startedAt),
  ...stamp('endedAt', endedAt),
  method,
  url,
  ...(faults.length > 0 && { faults: [...faults] }),
  ...(body !== own && { body: Buffer.from(body).toString('utf8') }),
  headers: headers.map(([name, value]): [string, string] => [name, value]),
  ...(outcome && { outcome }),
  ...(decision && { decision }),
})

/** A delivery with its attempts, as the control API shows it. */
export const viewDelivery = (given: Delivery): Schemas['Delivery'] => ({
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
  body: Buffer.from(given.body).toString('utf8'),
  attempts: given.attempts.map((attempt) => viewAttempt(attempt, given.body)),
})

/** A standing fault with its instants written out. */
export const viewStandingFault = ({ parameters, from, until, ...rest }: StandingFault): Schemas['StandingFault'] => ({
  ...rest,
  parameters: { ...parameters },
  from: isoMs(from),
  ...stamp('until', until),
})

/** A journal entry with its instants written out. */
export const viewEntry = (entry: JournalEntry): Schemas['JournalEntry'] => ({
  ...entry,
  at: isoMs(entry.at),
  ...('dueAt' in entry && stamp('dueAt', entry.dueAt)),
  ...(entry.type === 'clock-moved' && { from: isoMs(entry.from), to: isoMs(entry.to) }),
})
