/** The state of the receiver's process. */
export type ProcessState = 'running' | 'paused' | 'ended'

/**
 * What a step needs besides deliveries. `process`: a receiver started with `--start`. `output`: its output. `probe`,
 * `control`: offered by the receiver.
 */
export type StepNeed = 'process' | 'output' | 'probe' | 'control'

/** Properties of every step of one kind. */
export interface StepKindTraits {
  /** Possible values of its key: words, or one placeholder in capitals. */
  readonly values: readonly string[]
  /** Its keys, each with a remark for the documentation, which may be empty. */
  readonly keys: Readonly<Record<string, string>>
  /** Whether the keys are next to the step's own key, or in a mapping below it. */
  readonly keysStand: 'beside' | 'below'
  /** Keys that are required. */
  readonly required: readonly string[]
  /** Whether it judges something, so that it can be the only judgement of a scenario. */
  readonly judges: boolean
  /** Whether something must have been published before it. */
  readonly followsPublish: boolean
  /** Whether it only queries what came of earlier steps: nothing is sent or measured from the last other step on. */
  readonly queriesOnly: boolean
  readonly needs: readonly StepNeed[]
  /** Required state of the receiver's process. */
  readonly receiver: ProcessState | 'any'
  /** State of the receiver's process afterwards; undefined if unchanged. */
  readonly leaves: ProcessState | undefined
  /** What it does, for the documentation: third person, without a full stop. */
  readonly does: string
}

/** Properties of most kinds. */
export const USUAL = {
  keysStand: 'beside',
  required: [],
  judges: false,
  followsPublish: false,
  queriesOnly: false,
  needs: [],
  receiver: 'running',
  leaves: undefined,
} as const satisfies Partial<StepKindTraits>
