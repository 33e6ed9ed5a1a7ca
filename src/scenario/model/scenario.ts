import type { Assumptions } from '../../contract/assumptions.ts'
import type { DialectName, RetryPolicy } from '../../dialects/dialect.ts'
import type { Place } from '../../kit/error.ts'
import type { Level } from './level.ts'
import type { Step } from './step.ts'

/** Redelivery in a scenario. */
export interface ScenarioRetry {
  readonly attempts: number
  /** Undefined: as `policy` has it. */
  readonly pauseMs: number | undefined
  readonly responseTimeoutMs: number
  /** Pauses, jitter and Retry-After come from it, unless `pauseMs` is said. */
  readonly policy?: Partial<RetryPolicy>
}

/**
 * What a scenario file says, read and checked. Texts in interactions, details, bodies (not hex), faults, headers and
 * `interactionId` may still hold references such as `${first.interactionId}`, and `$${` for a literal `${`: the runner
 * fills them in by `fillReferences`, with what earlier steps brought about. Every other text is final.
 */
export interface Scenario {
  /** The promise, as a sentence about the receiver: "rejects a missing signature". */
  readonly name: string
  /** As given on the command line, or relative to the folder of scenarios that ships. */
  readonly file: string
  readonly at: Place
  /** Whose contract it is of: that of the first event that it publishes. */
  readonly dialect: DialectName
  /** Requirement ids, the first being the one that a failure is reported under. */
  readonly proves: readonly string[]
  /**
   * How much it costs when it is not kept, in place of the level of its requirement. What a step proves on its own
   * account costs no more than this.
   */
  readonly level: Level | undefined
  /** Why it matters, in a sentence or two. */
  readonly because: string | undefined
  /** The likely mistake in a receiver that fails, and its fix; the report shows them. */
  readonly cause: string | undefined
  readonly fix: string | undefined
  /** Redelivery in this scenario. Default: none, so that one attempt is one answer. */
  readonly retry: ScenarioRetry
  /** Switches that it sets for itself, whatever holds for the run. */
  readonly assume: Partial<Assumptions> | undefined
  /** Whether it must not run beside others; always so when it arranges something about the receiver. */
  readonly alone: boolean
  /** What it cannot do without; absent from the run, it is skipped or, for probes, inconclusive. */
  readonly needs: readonly Need[]
  /** The row of data that this one was made of. */
  readonly row: Readonly<Record<string, RowValue>> | undefined
  readonly steps: readonly Step[]
}

export type RowValue = string | number | boolean | null

export const NEEDS = ['probe-processed', 'probe-state', 'probe-details', 'start', 'loopback'] as const
export type Need = (typeof NEEDS)[number]
