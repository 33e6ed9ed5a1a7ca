import type {
  Attempt,
  CanceledDelivery,
  CancelReason,
  Delivery,
  DeliveryId,
  DeliveryStatus,
  EndedDelivery,
} from '../journal/delivery.ts'
import type { Decision } from '../journal/decision.ts'
import type { DeliveryEntry } from '../journal/entry.ts'
import type { Outcome } from '../journal/outcome.ts'
import type { Lifecycle } from '../journal/recorder.ts'

type Written<T, K extends keyof T> = { -readonly [P in K]: T[P] }

/** The fields of an attempt that journal entries set. Only this file writes them. */
export type AttemptState = Readonly<Pick<Attempt, 'number'>> &
  Written<Attempt, 'faults' | 'endedAt' | 'outcome' | 'decision'>

/** The fields of a delivery that journal entries set. Only this file writes them. */
export type LifecycleState<A extends AttemptState = AttemptState> = Written<DeliveryStatus, keyof DeliveryStatus> &
  Written<Delivery, 'attemptsBefore'> & { attempts: readonly A[] }

/**
 * Applies a journal entry to its delivery. Except for its faults, a delivery changes only here, both live and when a
 * journal is replayed.
 * @param attempt the attempt that an `attempt-started` entry starts
 */
export const apply = <A extends AttemptState>(delivery: LifecycleState<A>, entry: DeliveryEntry, attempt?: A): void => {
  switch (entry.type) {
    case 'scheduled':
      schedule(delivery, entry.dueAt, entry.waitsFor)
      if (entry.byHand) delivery.attemptsBefore = entry.attempt - 1
      return
    case 'attempt-started':
      return start(delivery, attempt)
    case 'fault-fired':
      return fire(delivery.attempts[entry.attempt - 1], entry.fault)
    case 'attempt-ended':
      return end(delivery.attempts[entry.attempt - 1], entry.at, entry.outcome)
    case 'decided':
      return decide(delivery.attempts[entry.attempt - 1], entry.decision)
    case 'cancel-requested':
      delivery.cancelReason = entry.reason
      return
    case 'settled':
      return settle(delivery, entry.state, entry.at, entry.cancelReason)
    default:
      entry satisfies never
  }
}

const schedule = (delivery: LifecycleState, dueAt: number | undefined, waitsFor?: DeliveryId): void => {
  delivery.state = 'scheduled'
  delivery.dueAt = dueAt
  delivery.waitsFor = waitsFor
  delivery.settledAt = undefined
  delivery.cancelReason = undefined
}

const start = <A extends AttemptState>(delivery: LifecycleState<A>, attempt: A | undefined): void => {
  delivery.state = 'in-flight'
  delivery.dueAt = undefined
  // A new list of the exact size: V8 reserves room for 17 more items in a list that grows, also with "...".
  if (attempt) delivery.attempts = delivery.attempts.concat([attempt])
}

/** `attempt` is undefined for a plan fault. */
const fire = (attempt: AttemptState | undefined, fault: string): void => {
  if (attempt) attempt.faults = attempt.faults.length === 0 ? [fault] : [...attempt.faults, fault]
}

const end = (attempt: AttemptState | undefined, at: number, outcome: Outcome): void => {
  if (!attempt) return
  attempt.endedAt = at
  attempt.outcome = outcome
}

const decide = (attempt: AttemptState | undefined, decision: Decision): void => {
  if (attempt) attempt.decision = decision
}

const settle = (
  delivery: LifecycleState,
  state: EndedDelivery['state'] | CanceledDelivery['state'],
  at: number,
  cancelReason?: CancelReason,
): void => {
  delivery.state = state
  delivery.dueAt = undefined
  delivery.waitsFor = undefined
  delivery.settledAt = at
  delivery.cancelReason = cancelReason
}

/** The same changes for the recorder, which applies most entries without creating them. */
export const lifecycle: Lifecycle = { apply, schedule, start, end, decide, settle }

/**
 * Replaces the faults of the attempts to come. Not a journal entry, because the journal does not record what is yet to
 * be sent.
 */
export const replaceFaults = (delivery: Written<Delivery, 'faults'>, faults: Delivery['faults']): void => {
  delivery.faults = faults
}

/** How a delivery with a single attempt settled. */
export interface SettledState {
  readonly state: EndedDelivery['state']
  readonly settledAt: number
  readonly endedAt: number
  readonly outcome: Outcome
  readonly decision: Decision | undefined
}

/** Recreates the state of a delivery that settled after its only attempt, as journal entries would have set it. */
export const restoreSettled = <A extends AttemptState>(
  delivery: LifecycleState<A>,
  attempt: A,
  { state, settledAt, endedAt, outcome, decision }: SettledState,
): void => {
  attempt.endedAt = endedAt
  attempt.outcome = outcome
  if (decision) attempt.decision = decision
  delivery.attempts = [attempt]
  delivery.state = state
  delivery.settledAt = settledAt
}
