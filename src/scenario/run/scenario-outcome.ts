import { WIRE_FAULTS } from '../../faults/registry.ts'
import { MockError } from '../../kit/error.ts'
import type { Observation } from '../judge/observations.ts'
import { InterruptedRun } from './interruption.ts'
import { ReceiverUnreachable } from './sent-events.ts'
import type { Exchange, ScenarioResult } from '../model/result.ts'

/** What happened to the receiver during a scenario. */
export interface ReceiverState {
  /** Whether connections were refused. */
  readonly gone: boolean
  /** Whether a connection was closed during an exchange. */
  readonly cut: boolean
  readonly hasResponded: boolean
  /** Whether a failure depends on real time, or an attempt timed out unexpectedly. */
  readonly slow: boolean
  /** Checks whether something has arrived that was not there in time; empty if nothing was missing. */
  readonly lateChecks: readonly (() => Promise<boolean>)[]
  /** Whether it accepted requests but responded to none. */
  readonly neverResponded: boolean
  /** The cause of the error that ended it: something given by the user, or the harness. */
  readonly blame: 'given' | 'ours' | undefined
  /** Why the receiver could not be reset. */
  readonly restoreError: string | undefined
}

export interface ScenarioOutcome {
  readonly result: ScenarioResult
  readonly receiverState: ReceiverState
}

/** Nothing was sent. */
export const NO_TRAFFIC: ReceiverState = {
  gone: false,
  cut: false,
  hasResponded: false,
  slow: false,
  lateChecks: [],
  neverResponded: false,
  blame: undefined,
  restoreError: undefined,
}

/** What the state of the receiver is derived from. */
interface Traces {
  readonly exchanges: readonly Exchange[]
  /** Numbers of exchanges that failed while the receiver was down on purpose. */
  readonly excused: ReadonlySet<number>
  readonly observations: readonly Observation[]
  readonly hasFailed: boolean
  /** The error that ended the scenario. */
  readonly broken: unknown
  /** Whether the receiver's process had ended. */
  readonly isDead: boolean
  readonly restoreError: string | undefined
}

/** Returns what happened to the receiver during a scenario. */
export const receiverStateOf = (traces: Traces): ReceiverState => {
  const { exchanges, excused, observations, hasFailed, broken, isDead, restoreError } = traces
  // With a wire fault a receiver may close the connection or respond late.
  const ordinary = exchanges.filter(
    ({ number, faults }) => !excused.has(number) && !faults.some((fault) => WIRE_FAULTS.has(fault)),
  )
  const timedOut = exchanges.filter(({ outcome }) => outcome.kind === 'timed-out').length
  return {
    gone: broken instanceof ReceiverUnreachable || isDead,
    cut: ordinary.some(
      ({ outcome }) => outcome.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset'),
    ),
    hasResponded: exchanges.some(({ outcome }) => 'response' in outcome),
    slow:
      hasFailed &&
      (observations.some(({ onTime }) => onTime) || ordinary.some(({ outcome }) => outcome.kind === 'timed-out')),
    lateChecks: hasFailed ? observations.flatMap(({ hasCome }) => hasCome ?? []) : [],
    neverResponded: timedOut > 0 && timedOut === exchanges.length,
    blame: isDead ? undefined : blameFor(broken),
    restoreError,
  }
}

/** Returns the cause of the error that ended a scenario; undefined after an interruption or if the receiver stopped. */
const blameFor = (broken: unknown): ReceiverState['blame'] => {
  if (broken === undefined || broken instanceof InterruptedRun || broken instanceof ReceiverUnreachable)
    return undefined
  return broken instanceof MockError ? 'given' : 'ours'
}
