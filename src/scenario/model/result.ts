import type { DialectName } from '../../dialects/dialect.ts'
import type { Place } from '../../kit/error.ts'
import type { StackName } from '../../contract/snippets.ts'
import type { Check } from './check.ts'
import type { Exchange } from './recorded-exchange.ts'
import type { Level, Threshold } from './level.ts'
import type { Preflight } from './first-delivery.ts'
import type { Need } from './scenario.ts'
import type { ControlName } from './control-names.ts'

export type { Exchange }

export const VERDICTS = ['passed', 'failed', 'inconclusive', 'errored', 'skipped'] as const
/**
 * `failed`: the receiver broke the contract. `inconclusive`: no evidence. `errored`: internal error, or the receiver
 * could not be reached.
 */
export type Verdict = (typeof VERDICTS)[number]

/** A duty of the receiver, from `spec/requirements/`. */
export interface Requirement {
  /** `GWR-SIG-001`. */
  readonly id: string
  readonly level: Level
  readonly sentence: string
  /** What happens if it is broken, in half a sentence: "one event is processed twice". */
  readonly consequence: string
  readonly source: string
}

/** A judged expectation. */
export interface Finding {
  readonly verdict: 'passed' | 'failed' | 'inconclusive'
  readonly requirement: Requirement | undefined
  /** Level of the scenario, or of its requirement; MUST without either. */
  readonly level: Level
  readonly at: Place
  /** What was expected and seen, as values; the two texts below are made from it. */
  readonly check: Check
  /** "the response 401 or another 4xx". */
  readonly expected: string
  /** "200 OK in 3 ms". */
  readonly seen: string
  /** Number of the exchange that shows it. */
  readonly exchange: number | undefined
  /** Which wrong signature the receiver accepts, in words, if known. */
  readonly diagnosis?: string
  /** Likely cause in the receiver's code. */
  readonly cause: string | undefined
  readonly fix: string | undefined
  /** Code that fixes it, in the receiver's stack; at most one snippet. */
  readonly snippets: readonly { readonly framework: string; readonly code: string }[]
  /** A shell command that sends exactly this request again. It does not contain the secret. */
  readonly curl: string | undefined
}

/** What a scenario needs from the run and may not get. */
export type Evidence = Need | `control-${ControlName}` | 'second-subscription' | 'output' | 'socket' | 'self-uri'

/** The result of one scenario, or of one row of it. */
export interface ScenarioResult {
  /** Unique within the run: `signature/rejects-a-missing-signature`, with `#2` for a second row. */
  readonly id: string
  readonly name: string
  readonly file: string
  readonly at: Place
  readonly because: string | undefined
  readonly requirements: readonly Requirement[]
  readonly verdict: Verdict
  /** The highest level of what failed; if nothing failed, that of the scenario. */
  readonly level: Level
  /** The reason, in a sentence, if it neither passed nor failed. */
  readonly reason: string | undefined
  /** Missing evidence that made it inconclusive or skipped; otherwise empty. */
  readonly missing: readonly Evidence[]
  readonly findings: readonly Finding[]
  readonly exchanges: readonly Exchange[]
  /** Real milliseconds. */
  readonly ms: number
  /** The command that runs only this scenario, with the same seed. */
  readonly rerun: string
}

/** A cause of failures, reported once for all scenarios that it explains. */
export interface Cause {
  /** Stable name of the cause: `body-limit`, `race`. */
  readonly key: string
  /** Letter for `--show`: `A`, `B` and so on, the highest level first. */
  readonly letter: string
  /** The highest level of the broken promises. */
  readonly level: Level
  /** What the receiver does: "responds with 500 to a body over 1 MB". */
  readonly sentence: string
  /** What this leads to. */
  readonly consequence: string
  /** The likely cause in the receiver's code; undefined if the evidence allows several. */
  readonly cause: string | undefined
  /** The possible causes if the evidence allows several. */
  readonly candidates: readonly string[]
  readonly fix: string | undefined
  readonly snippets: Finding['snippets']
  /** IDs of the scenarios that it explains, in the order of the run. */
  readonly scenarios: readonly string[]
  /** The simplest failure with this cause: a scenario ID and the index of a finding. */
  readonly example: { readonly scenario: string; readonly finding: number }
}

/** A known defect whose failures match those of this run. */
export interface DefectMatch {
  readonly defect: string
  readonly explanation: string
  readonly fix: string
  /** From 0 to 1; 1 if the failures are exactly those of the defect. */
  readonly match: number
  /** Another defect that matches nearly as well. */
  readonly rival?: string
}

/** An assumption and its value. */
export interface Assumed {
  readonly id: string
  readonly value: string
  /** Whether the value is the default. */
  readonly standard: boolean
}

/** One execution of some scenarios. Reporters never change it. */
export interface Run {
  readonly tool: { readonly name: string; readonly version: string }
  readonly seed: number
  /** The origin of IDs besides the seed; both together reproduce the same bytes. */
  readonly ids: number
  readonly target: string
  /** The dialect whose contract was tested. */
  readonly dialect: DialectName
  readonly policy: 'reject' | 'ignore'
  /** The lowest level at which a broken promise fails the run. */
  readonly level: Threshold
  readonly probes: { readonly processed: boolean; readonly state: boolean; readonly details: boolean }
  /** Which controls the receiver offers. */
  readonly controls: { readonly secrets: boolean; readonly clock: boolean; readonly outage: boolean }
  /** Whether a second subscription was given. */
  readonly secondSubscription: boolean
  /** The receiver's stack, given or revealed by its responses. */
  readonly stack: StackName | undefined
  /** Real time, ISO 8601. */
  readonly startedAt: string
  /** Real milliseconds. */
  readonly ms: number
  /** All assumptions in force, in the order of spec/assumptions.yaml. */
  readonly assumptions: readonly Assumed[]
  /** The delivery sent before all scenarios; undefined without one. */
  readonly preflight: Preflight | undefined
  readonly scenarios: readonly ScenarioResult[]
  readonly totals: Readonly<Record<Verdict, number>>
  /** Causes of failures, the highest level first. */
  readonly causes: readonly Cause[]
  readonly likenesses: readonly DefectMatch[]
  /** True when it was interrupted before all scenarios had run. */
  readonly interrupted: boolean
  readonly exitCode: number
  /** Secrets that reporters mask. */
  readonly secrets: readonly string[]
}
