import { WIRE_FAULTS } from '../../faults/registry.ts'
import { MockError } from '../../kit/error.ts'
import type { Observation } from '../judge/observations.ts'
import { Interrupted } from './interruption.ts'
import { ReceiverGone } from './sent-events.ts'
import type { Exchange, ScenarioResult } from '../model/result.ts'

/** What became of the receiver in the course of a scenario. */
export interface ReceiverState {
  /** Connections were refused. */
  readonly gone: boolean
  /** A connection was closed in the midst of an exchange. */
  readonly cut: boolean
  readonly answered: boolean
  /** What failed turned on real time, or an attempt timed out that was not meant to. */
  readonly slow: boolean
  /** Tells whether something has come by now that had not come in time; none where nothing was awaited in vain. */
  readonly lateChecks: readonly (() => Promise<boolean>)[]
  /** It took requests and answered none of them. */
  readonly answeredNothing: boolean
  /** Whose the error is that ended it: of something that the user gave, or of the harness. */
  readonly blame: 'given' | 'ours' | undefined
  /** Why the receiver could not be put back to how it was found. */
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
  answered: false,
  slow: false,
  lateChecks: [],
  answeredNothing: false,
  blame: undefined,
  restoreError: undefined,
}

/** What shows how the receiver fared. */
interface Traces {
  readonly exchanges: readonly Exchange[]
  /** Numbers of exchanges that failed while the receiver was away on purpose. */
  readonly excused: ReadonlySet<number>
  readonly observations: readonly Observation[]
  readonly hasFailed: boolean
  /** The error that ended the scenario. */
  readonly broken: unknown
  /** Whether the receiver's process had ended by then. */
  readonly isDead: boolean
  readonly restoreError: string | undefined
}

/** Returns what became of the receiver in the course of a scenario. */
export const receiverStateOf = (traces: Traces): ReceiverState => {
  const { exchanges, excused, observations, hasFailed, broken, isDead, restoreError } = traces
  // Under a fault of the wire a receiver may close the connection as it likes, and take its time.
  const ordinary = exchanges.filter(
    ({ number, faults }) => !excused.has(number) && !faults.some((fault) => WIRE_FAULTS.has(fault)),
  )
  const timedOut = exchanges.filter(({ outcome }) => outcome.kind === 'timed-out').length
  return {
    gone: broken instanceof ReceiverGone || isDead,
    cut: ordinary.some(
      ({ outcome }) => outcome.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset'),
    ),
    answered: exchanges.some(({ outcome }) => 'response' in outcome),
    slow:
      hasFailed &&
      (observations.some(({ onTime }) => onTime) || ordinary.some(({ outcome }) => outcome.kind === 'timed-out')),
    lateChecks: hasFailed ? observations.flatMap(({ hasCome }) => hasCome ?? []) : [],
    answeredNothing: timedOut > 0 && timedOut === exchanges.length,
    blame: isDead ? undefined : blameFor(broken),
    restoreError,
  }
}

/** Whose the error is that ended a scenario; nobody's, when it was interrupted or the receiver went away. */
const blameFor = (broken: unknown): ReceiverState['blame'] => {
  if (broken === undefined || broken instanceof Interrupted || broken instanceof ReceiverGone) return undefined
  return broken instanceof MockError ? 'given' : 'ours'
}
