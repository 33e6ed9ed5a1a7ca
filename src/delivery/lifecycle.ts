import type { Attempt, Delivery, DeliveryStatus, EndedDelivery } from '../journal/delivery.ts'
import type { Decision } from '../journal/decision.ts'
import type { DeliveryEntry, EntryOf } from '../journal/entry.ts'
import type { Outcome } from '../journal/outcome.ts'

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
      delivery.state = 'scheduled'
      delivery.dueAt = entry.dueAt
      delivery.waitsFor = entry.waitsFor
      delivery.settledAt = undefined
      delivery.cancelReason = undefined
      if (entry.byHand) delivery.attemptsBefore = entry.attempt - 1
      return
    case 'attempt-started':
      delivery.state = 'in-flight'
      delivery.dueAt = undefined
      if (attempt) begin(delivery, attempt)
      return
    case 'fault-fired':
      return fire(delivery.attempts[entry.attempt - 1], entry.fault)
    case 'attempt-ended':
      return end(delivery.attempts[entry.attempt - 1], entry)
    case 'decided': {
      const decided = delivery.attempts[entry.attempt - 1]
      if (decided) decided.decision = entry.decision
      return
    }
    case 'cancel-requested':
      delivery.cancelReason = entry.reason
      return
    case 'settled':
      delivery.state = entry.state
      delivery.dueAt = undefined
      delivery.waitsFor = undefined
      delivery.settledAt = entry.at
      delivery.cancelReason = entry.cancelReason
      return
    default:
      entry satisfies never
  }
}

/** Creates a new list of the exact size, because V8 reserves room for 17 items in a list that grows. */
const begin = <A extends AttemptState>(delivery: LifecycleState<A>, attempt: A): void => {
  delivery.attempts = [...delivery.attempts, attempt]
}

/** `attempt` is undefined for a plan fault. */
const fire = (attempt: AttemptState | undefined, fault: string): void => {
  if (attempt) attempt.faults = attempt.faults.length === 0 ? [fault] : [...attempt.faults, fault]
}

const end = (attempt: AttemptState | undefined, { at, outcome }: EntryOf<'attempt-ended'>): void => {
  if (!attempt) return
  attempt.endedAt = at
  attempt.outcome = outcome
}

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
