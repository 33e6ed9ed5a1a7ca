import type { Exchange } from './recorded-exchange.ts'

/** How certain a diagnosis is: proven by a request that succeeded, the usual reason, or one of several. */
export const CONFIDENCES = ['certain', 'likely', 'possible'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Why the first delivery was not accepted, and how to fix it. */
export interface PreflightDiagnosis {
  /** Stable name of the mistake: `wrong-path`. */
  readonly id: string
  /** What is wrong, in one sentence without a full stop. */
  readonly sentence: string
  readonly fix: string
  readonly confidence: Confidence
}

/** A further request that was sent to find out why. */
export interface PreflightTrial {
  /** `POST /webhooks`, `unsigned`. */
  readonly what: string
  /** How it ended: `404 Not Found`. */
  readonly seen: string
}

/** The correctly signed event that is sent before any scenario, and its result. */
export interface Preflight {
  /** `accepted`: the scenarios run. `refused`: rejected by the response. `unreachable`: no response. */
  readonly outcome: 'accepted' | 'refused' | 'unreachable'
  readonly exchange: Exchange
  /** Undefined if it was accepted with a normal response. */
  readonly diagnosis: PreflightDiagnosis | undefined
  /** What was tried to find the diagnosis, in order. */
  readonly tried: readonly PreflightTrial[]
}
