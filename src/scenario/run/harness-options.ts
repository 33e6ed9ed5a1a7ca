import type { Assumptions } from '../../contract/assumptions.ts'
import type { StackName } from '../../contract/snippets.ts'
import type { DialectName, RetryPolicy } from '../../dialects/dialect.ts'
import type { Threshold } from '../model/level.ts'
import type { ScenarioResult } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { RunningReceiver } from '../under-test/running-receiver.ts'

/** How the effects of a receiver can be asked for. What is left out leaves scenarios that need it without a verdict. */
export interface ProbeOptions {
  /**
   * URL with `{interactionId}` and `{event}`, absolute or beginning with a slash, that answers `{"count": N}`; or a
   * function that does. Of conversation events they are the event_id and the event_fqn.
   */
  readonly processed?: string | ((interactionId: string, event: string) => Promise<number>)
  /**
   * URL with `{interactionId}` that answers `{"state": "STARTED" | "FINISHED" | null}`; or a function that does. Of
   * conversation events it is the csid, and the state is a status such as OPEN or CLOSED.
   */
  readonly state?: string | ((interactionId: string) => Promise<string | null>)
  /**
   * URL with `{interactionId}` that answers `{"details": {"mediaType": …, "interactionSubtype": …} | null}`; or a
   * function that does.
   */
  readonly details?: string | ((interactionId: string) => Promise<Readonly<Record<string, unknown>> | null | undefined>)
  /**
   * A shell command that prints the count, the state or the details; told by MOCK_GENESYS_PROBE,
   * MOCK_GENESYS_INTERACTION_ID and MOCK_GENESYS_EVENT.
   */
  readonly command?: string
  /**
   * With `start`: lines of the receiver's output are counted that contain this text, with `{interactionId}` and
   * `{event}`.
   */
  readonly log?: string
}

/** How the receiver lets things be arranged. What is left out leaves scenarios that need it without a verdict. */
export interface ControlOptions {
  /** Sets what it verifies with from now on; two while a rotation is under way. Resolves when it is done. */
  readonly secrets?: (secrets: readonly string[]) => Promise<void>
  /** Sets the time that it shall believe, ISO 8601; null is the real time again. Resolves when it is done. */
  readonly clock?: (now: string | null) => Promise<void>
  /** Sets whether what it keeps deliveries in cannot be reached. Resolves when it is done. */
  readonly outage?: (down: boolean) => Promise<void>
  /** URL with `{control}`, absolute or beginning with a slash, that takes a PUT of JSON. */
  readonly url?: string
  /**
   * A shell command, told by MOCK_GENESYS_CONTROL and MOCK_GENESYS_CONTROL_BODY; asked for what the URL does not
   * offer.
   */
  readonly command?: string
}

/** Redelivery where a scenario does not speak of it. */
export interface RedeliveryOptions {
  /** Redeliveries after the first attempt, default 0. */
  readonly attempts?: number
  /** Real or virtual milliseconds before each, default 5000; undefined: as `policy` has it. */
  readonly pauseMs?: number | undefined
  /** Real milliseconds that an attempt waits for its response. */
  readonly responseTimeoutMs?: number
  /** Pauses, jitter and Retry-After come from it, unless `pauseMs` is given. */
  readonly policy?: Partial<RetryPolicy>
}

/** What says how a receiver is judged, whoever runs the scenarios. */
export interface JudgingOptions {
  /** The secret that the receiver verifies signatures with. */
  readonly secret: string
  /** A second subscription of the same receiver. */
  readonly second?: { readonly target: string; readonly secret: string }
  /**
   * Whose contract it is judged by: which scenarios are played that ship, and what the first delivery is. Default: the
   * dialect of the scenarios that are given, else `interactions`.
   */
  readonly dialect?: DialectName
  /** Scenario files and folders. Default: every scenario that ships with the contract. */
  readonly paths?: readonly string[]
  /** Scenarios that `loadScenarios` has read; they win over `paths`. */
  readonly scenarios?: readonly Scenario[]
  /** Runs only scenarios whose id, name or requirements contain this text; exactly one, when it is an id. */
  readonly filter?: string
  /** Leaves out scenarios whose id, name or requirements contain one of these texts. */
  readonly exclude?: readonly string[]
  /** What the receiver does with a bad signature: a 4xx response, or 200 without effect. Default `reject`. */
  readonly policy?: 'reject' | 'ignore'
  /**
   * Whether one correct delivery goes first. When it is not accepted, the run says why and plays no scenario. Default
   * true.
   */
  readonly preflight?: boolean
  /** From which level on a broken promise breaks the run. All are judged. Default `must`. */
  readonly level?: Threshold
  /** What the receiver is written with: code in reports is for it. Default: what its responses show. */
  readonly stack?: StackName
  readonly probes?: ProbeOptions
  readonly controls?: ControlOptions
  /** A shell command that starts the receiver; it is stopped at the end. */
  readonly start?: string
  /** URL to poll until the receiver is ready. Default: a connection to the target. */
  readonly ready?: string
  /** Real milliseconds that the started receiver may take until it is ready. Default 30,000. */
  readonly readyTimeoutMs?: number
  readonly retry?: RedeliveryOptions
  /** Whole number; default: chosen at random, told in the run. */
  readonly seed?: number
  /**
   * Whole number that ids come from, beside the seed. Default: chosen at random, told in the run, so that a receiver
   * which remembers an earlier run has never heard of them. With the number of an earlier run the same bytes are sent
   * again; 0 stands for the seed's own ids.
   */
  readonly ids?: number
  /** Assumptions that are switched away from their default. */
  readonly assume?: Partial<Assumptions>
  /** Default `auto`: pauses between attempts cost no time. */
  readonly clock?: 'real' | 'auto' | `x${number}`
  /** Real milliseconds an attempt waits for its response; default: what the scenario says. */
  readonly responseTimeoutMs?: number
  /** Accepts any certificate of the receiver. Default false. */
  readonly insecureTls?: boolean
  /** Sends through this instead of sockets. */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>
  /** Port that `selfUri` points to, for receivers that must be told; default any free one. */
  readonly selfUriPort?: number
  /**
   * What stands before the options in the commands that replay a scenario. Default `mock-genesys test FILE`; with
   * `fetch` none, and reports name the options to replay it with.
   */
  readonly command?: (scenario: Scenario) => string
}

/** What `runScenarios` takes. */
export interface RunScenariosOptions extends JudgingOptions {
  /** URL that the receiver takes deliveries at. */
  readonly target: string
  /** Scenarios at once. Default 8. */
  readonly concurrency?: number
  /** Stops after the first scenario that breaks the contract. */
  readonly bail?: boolean
  /** The process of the receiver, where the caller has started it. */
  readonly receiver?: RunningReceiver
  /** Ends the run early: what has not begun is skipped. */
  readonly signal?: AbortSignal
  /** Called after each scenario. */
  readonly onResult?: (result: ScenarioResult, done: number, total: number) => void
}
