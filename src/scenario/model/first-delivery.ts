import type { Exchange } from './recorded-exchange.ts'

/** How sure a diagnosis is: shown by a request that succeeded, the usual reason, or one of several. */
export const CONFIDENCES = ['certain', 'likely', 'possible'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Why the first delivery was not accepted, and how to fix that. */
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

/** The correctly signed event that is sent before any scenario, and what came of it. */
export interface Preflight {
  /** `accepted`: the scenarios are played. `refused`: by its response. `unreachable`: there was none. */
  readonly outcome: 'accepted' | 'refused' | 'unreachable'
  readonly exchange: Exchange
  /** Undefined when it was accepted and nothing about the response is odd. */
  readonly diagnosis: PreflightDiagnosis | undefined
  /** What was tried to find the diagnosis, in this order. */
  readonly tried: readonly PreflightTrial[]
}
