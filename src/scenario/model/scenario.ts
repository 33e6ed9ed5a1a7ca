import type { Assumptions } from '../../contract/assumptions.ts'
import type { DialectName, RetryPolicy } from '../../dialects/dialect.ts'
import type { Place } from '../../kit/error.ts'
import type { Level } from './level.ts'
import type { Step } from './step.ts'

/** Redelivery settings of a scenario. */
export interface ScenarioRetry {
  readonly attempts: number
  /** Undefined: decided by `policy`. */
  readonly pauseMs: number | undefined
  readonly responseTimeoutMs: number
  /** Decides delays, jitter and Retry-After, unless `pauseMs` is set. */
  readonly policy?: Partial<RetryPolicy>
}

/**
 * A scenario, read and checked. Texts in interactions, details, bodies (not hex), faults, headers and `interactionId`
 * may contain references such as `${first.interactionId}`, and `$${` for a literal `${`; the runner fills them in with
 * `fillReferences`. Every other text is final.
 */
export interface Scenario {
  /** The promise, as a sentence about the receiver: "rejects a missing signature". */
  readonly name: string
  /** As given on the command line, or relative to the folder of built-in scenarios. */
  readonly file: string
  readonly at: Place
  /** The dialect of the first event that it publishes. */
  readonly dialect: DialectName
  /** Requirement IDs; failures are reported under the first. */
  readonly proves: readonly string[]
  /** Overrides the level of its requirement. Requirements of single steps have at most this level. */
  readonly level: Level | undefined
  /** Why it matters, in a sentence or two. */
  readonly because: string | undefined
  /** The likely mistake in a receiver that fails, and its fix, for the report. */
  readonly cause: string | undefined
  readonly fix: string | undefined
  /** Redelivery in this scenario. Default: none, so each delivery has one response. */
  readonly retry: ScenarioRetry
  /** Assumptions that override those of the run. */
  readonly assume: Partial<Assumptions> | undefined
  /** Whether it must not run concurrently; always true if it controls the receiver. */
  readonly alone: boolean
  /** What it requires; without it, it is skipped or, for probes, inconclusive. */
  readonly needs: readonly Need[]
  /** The row it was made from. */
  readonly row: Readonly<Record<string, RowValue>> | undefined
  readonly steps: readonly Step[]
}

export type RowValue = string | number | boolean | null

export const NEEDS = ['probe-processed', 'probe-state', 'probe-details', 'start', 'loopback'] as const
export type Need = (typeof NEEDS)[number]
