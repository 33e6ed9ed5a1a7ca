import type { Assumptions } from '../../contract/assumptions.ts'
import type { StackName } from '../../contract/snippets.ts'
import type { DialectName, RetryPolicy } from '../../dialects/dialect.ts'
import type { Threshold } from '../model/level.ts'
import type { ScenarioResult } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { RunningReceiver } from '../under-test/running-receiver.ts'

/** How to query a receiver's effects. Scenarios that need a missing probe are inconclusive. */
export interface ProbeOptions {
  /**
   * URL with `{interactionId}` and `{event}`, absolute or starting with a slash, that returns `{"count": N}`; or a
   * function that does. For conversation events they are event_id and event_fqn.
   */
  readonly processed?: string | ((interactionId: string, event: string) => Promise<number>)
  /**
   * URL with `{interactionId}` that returns `{"state": "STARTED" | "FINISHED" | null}`; or a function that does. For
   * conversation events it is the csid, and the state is a status such as OPEN or CLOSED.
   */
  readonly state?: string | ((interactionId: string) => Promise<string | null>)
  /**
   * URL with `{interactionId}` that returns `{"details": {"mediaType": …, "interactionSubtype": …} | null}`; or a
   * function that does.
   */
  readonly details?: string | ((interactionId: string) => Promise<Readonly<Record<string, unknown>> | null | undefined>)
  /**
   * A shell command that prints the count, the state or the details. The environment variable MOCK_GENESYS_PROBE names
   * the probe; MOCK_GENESYS_INTERACTION_ID and MOCK_GENESYS_EVENT are its arguments.
   */
  readonly command?: string
  /**
   * With `start`: counts lines of the receiver's output that contain this text, with `{interactionId}` and `{event}`.
   */
  readonly log?: string
}

/** How to control a receiver. Scenarios that need a missing control are inconclusive. */
export interface ControlOptions {
  /** Sets the secrets it verifies with; two during a rotation. Resolves once done. */
  readonly secrets?: (secrets: readonly string[]) => Promise<void>
  /** Sets its clock, ISO 8601; null restores the real time. Resolves once done. */
  readonly clock?: (now: string | null) => Promise<void>
  /** Sets whether its storage is unavailable. Resolves once done. */
  readonly outage?: (down: boolean) => Promise<void>
  /** URL with `{control}`, absolute or starting with a slash, that accepts a PUT with JSON. */
  readonly url?: string
  /**
   * A shell command, run for controls that the URL does not offer. The environment variables MOCK_GENESYS_CONTROL and
   * MOCK_GENESYS_CONTROL_BODY have the name and the JSON body.
   */
  readonly command?: string
}

/** Default redelivery settings for scenarios. */
export interface RedeliveryOptions {
  /** Redeliveries after the first attempt, default 0. */
  readonly attempts?: number
  /** Milliseconds before each, real or virtual, default 5000; undefined: decided by `policy`. */
  readonly pauseMs?: number | undefined
  /** Response timeout of an attempt, in real milliseconds. */
  readonly responseTimeoutMs?: number
  /** Decides delays, jitter and Retry-After, unless `pauseMs` is set. */
  readonly policy?: Partial<RetryPolicy>
}

/** Options for judging a receiver. */
export interface JudgingOptions {
  /** The secret that the receiver verifies signatures with. */
  readonly secret: string
  /** A second subscription of the same receiver. */
  readonly second?: { readonly target: string; readonly secret: string }
  /**
   * The dialect to test: decides the built-in scenarios and the first delivery. Default: the dialect of the given
   * scenarios, or `interactions`.
   */
  readonly dialect?: DialectName
  /** Scenario files and folders. Default: the built-in scenarios of the dialect. */
  readonly paths?: readonly string[]
  /** Scenarios read with `loadScenarios`; overrides `paths`. */
  readonly scenarios?: readonly Scenario[]
  /** Runs only scenarios whose ID, name or requirements contain this text; exactly one if it is an ID. */
  readonly filter?: string
  /** Excludes scenarios whose ID, name or requirements contain one of these texts. */
  readonly exclude?: readonly string[]
  /** What the receiver does with a bad signature: a 4xx response, or 200 without effect. Default `reject`. */
  readonly policy?: 'reject' | 'ignore'
  /**
   * Whether to send one correct delivery first. If it is not accepted, the run reports why and runs no scenario.
   * Default true.
   */
  readonly preflight?: boolean
  /** The lowest level at which a broken promise fails the run. All levels are judged. Default `must`. */
  readonly level?: Threshold
  /** The receiver's stack, for code in reports. Default: detected from its responses. */
  readonly stack?: StackName
  readonly probes?: ProbeOptions
  readonly controls?: ControlOptions
  /** A shell command that starts the receiver, which is stopped at the end. */
  readonly start?: string
  /** URL to poll until the receiver is ready. Default: connects to the target. */
  readonly ready?: string
  /** How long the receiver may take until it is ready, in real milliseconds. Default 30,000. */
  readonly readyTimeoutMs?: number
  readonly retry?: RedeliveryOptions
  /** Whole number. Default: random; the run contains it. */
  readonly seed?: number
  /**
   * Whole number from which IDs are derived, besides the seed. Default: random, so that a receiver with a database does
   * not know them from an earlier run; the run contains it. The number of an earlier run reproduces the same bytes; 0
   * uses the IDs of the seed alone.
   */
  readonly ids?: number
  /** Assumptions other than their defaults. */
  readonly assume?: Partial<Assumptions>
  /** Default `auto`: delays between attempts take no real time. */
  readonly clock?: 'real' | 'auto' | `x${number}`
  /** Response timeout of an attempt, in real milliseconds. Default: that of the scenario. */
  readonly responseTimeoutMs?: number
  /** Accepts any certificate of the receiver. Default false. */
  readonly insecureTls?: boolean
  /** Sends deliveries with this function instead of sockets. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Port that `selfUri` points to, for receivers that need to know it. Default: any free port. */
  readonly selfUriPort?: number
  /**
   * Returns the start of the command that reruns a scenario. Default `npx mock-genesys test FILE` with the secrets as
   * environment variables; with `fetch`, reports name the options instead.
   */
  readonly command?: (scenario: Scenario) => string
}

/** Options of `runScenarios`. */
export interface RunScenariosOptions extends JudgingOptions {
  /** URL of the receiver. */
  readonly target: string
  /** How many scenarios run at once. Default 8. */
  readonly concurrency?: number
  /** Stops after the first scenario that breaks the contract. */
  readonly bail?: boolean
  /** The receiver's process, if the caller started it. */
  readonly receiver?: RunningReceiver
  /** Ends the run early; scenarios that have not started are skipped. */
  readonly signal?: AbortSignal
  /** Called after each scenario. */
  readonly onResult?: (result: ScenarioResult, done: number, total: number) => void
}
