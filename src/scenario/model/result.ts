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
 * `failed`: the receiver broke the contract. `inconclusive`: nothing to judge by. `errored`: ours, or the receiver
 * could not be reached.
 */
export type Verdict = (typeof VERDICTS)[number]

/** What a receiver owes, as `spec/requirements/` has it. */
export interface Requirement {
  /** `GWR-SIG-001`. */
  readonly id: string
  readonly level: Level
  readonly sentence: string
  /** What it costs whoever breaks it, in half a sentence: "one event counts twice". */
  readonly consequence: string
  readonly source: string
}

/** One expectation, judged. */
export interface Finding {
  readonly verdict: 'passed' | 'failed' | 'inconclusive'
  readonly requirement: Requirement | undefined
  /** How much it costs when it is not kept: what the scenario says, or its requirement; MUST without either. */
  readonly level: Level
  readonly at: Place
  /** What was asked for and found, as values; the two sentences below are made from it. */
  readonly check: Check
  /** "the response 401 or another 4xx". */
  readonly expected: string
  /** "200 OK in 3 ms". */
  readonly seen: string
  /** Number of the exchange that shows it. */
  readonly exchange: number | undefined
  /** Which signature the receiver takes for right, where it was found out; in words. */
  readonly diagnosis?: string
  /** Likely cause in the receiver's code. */
  readonly cause: string | undefined
  readonly fix: string | undefined
  /** Code that fixes it, for the stack of the receiver: at most one. */
  readonly snippets: readonly { readonly framework: string; readonly code: string }[]
  /** A command for a shell that sends exactly this request again. The secret is not in it. */
  readonly curl: string | undefined
}

/** What a scenario needs of whoever runs it, and may lack. */
export type Evidence = Need | `control-${ControlName}` | 'second-subscription' | 'output' | 'socket' | 'self-uri'

/** What became of one scenario (or of one row of it). */
export interface ScenarioResult {
  /** Unique within the run: `signature/rejects-a-missing-signature`, with `#2` for a second row. */
  readonly id: string
  readonly name: string
  readonly file: string
  readonly at: Place
  readonly because: string | undefined
  readonly requirements: readonly Requirement[]
  readonly verdict: Verdict
  /** The gravest level of what failed; where nothing has, that of the scenario. */
  readonly level: Level
  /** Why, in a sentence, when it is neither passed nor failed. */
  readonly reason: string | undefined
  /** What it would have needed; given when it is inconclusive or skipped for the lack of it, else empty. */
  readonly missing: readonly Evidence[]
  readonly findings: readonly Finding[]
  readonly exchanges: readonly Exchange[]
  /** Real milliseconds. */
  readonly ms: number
  /** The command that runs this one alone, with the same seed. */
  readonly replay: string
}

/** Why scenarios failed, told once for all of them. */
export interface Cause {
  /** Stable name of what was found: `body-limit`, `race`. */
  readonly key: string
  /** By which `--show` names it: `A`, `B` and so on, the gravest first. */
  readonly letter: string
  /** The gravest level of what it broke. */
  readonly level: Level
  /** What was seen, in a sentence: "answers 500 with a stack trace". */
  readonly sentence: string
  /** What it costs whoever runs the receiver. */
  readonly consequence: string
  /** The likely cause in the code of the receiver; undefined where the evidence does not tell it from its rivals. */
  readonly cause: string | undefined
  /** The causes that remain where the evidence does not decide. */
  readonly candidates: readonly string[]
  readonly fix: string | undefined
  readonly snippets: Finding['snippets']
  /** Ids of the scenarios that it explains, in the order of the run. */
  readonly scenarios: readonly string[]
  /** The failure that shows it most plainly: id of a scenario, and the index of one of its findings. */
  readonly plainest: { readonly scenario: string; readonly finding: number }
}

/** "Behaves like": a known defect whose failures match those of this run. */
export interface DefectMatch {
  readonly defect: string
  readonly explanation: string
  readonly fix: string
  /** In [0, 1]; 1 when the failures are exactly those that the defect causes. */
  readonly match: number
  /** Another defect that comes nearly as close. */
  readonly rival?: string
}

/** A switch, and what it was set to. */
export interface Assumed {
  readonly id: string
  readonly value: string
  /** Whether that is its default. */
  readonly standard: boolean
}

/** One execution of some scenarios. Reporters render it and never change it. */
export interface Run {
  readonly tool: { readonly name: string; readonly version: string }
  readonly seed: number
  /** What ids came from, beside the seed: with both the same bytes are sent again. */
  readonly ids: number
  readonly target: string
  /** By whose contract the receiver was judged. */
  readonly dialect: DialectName
  readonly policy: 'reject' | 'ignore'
  /** From which level on a broken promise breaks the run. */
  readonly level: Threshold
  readonly probes: { readonly processed: boolean; readonly state: boolean; readonly details: boolean }
  /** What the receiver let the harness arrange. */
  readonly controls: { readonly secrets: boolean; readonly clock: boolean; readonly outage: boolean }
  /** Whether a second subscription of it was given. */
  readonly secondSubscription: boolean
  /** What the receiver is written with, as it was given or as its responses show it. */
  readonly stack: StackName | undefined
  /** Real time, ISO 8601. */
  readonly startedAt: string
  /** Real milliseconds. */
  readonly ms: number
  /** All that hold for the run, in the order of spec/assumptions.yaml. */
  readonly assumptions: readonly Assumed[]
  /** The delivery that was sent before all scenarios; undefined when none was. */
  readonly preflight: Preflight | undefined
  readonly scenarios: readonly ScenarioResult[]
  readonly totals: Readonly<Record<Verdict, number>>
  /** Why scenarios failed, the gravest first. */
  readonly causes: readonly Cause[]
  readonly likenesses: readonly DefectMatch[]
  /** True when it was interrupted before all scenarios had run. */
  readonly interrupted: boolean
  readonly exitCode: number
  /** What must never be shown: the reporters' artefacts are masked for these. */
  readonly secrets: readonly string[]
}
