import { CONTROLS } from './control-names.ts'
import { MOMENTS, SOCKET_ASKS, type ProcessState } from './process-step.ts'
import { RESPONSES, AWAITED, NEXUS_BEHAVIORS, FETCHES, PROBES, type Step, type StepKind } from './step.ts'

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
  readonly needs: readonly StepNeed[]
  /** Required state of the receiver's process. */
  readonly receiver: ProcessState | 'any'
  /** State of the receiver's process afterwards; undefined if unchanged. */
  readonly leaves: ProcessState | undefined
  /** What it does, for the documentation: third person, without a full stop. */
  readonly does: string
}

/** Properties of most kinds. */
const USUAL = {
  keysStand: 'beside',
  required: [],
  judges: false,
  followsPublish: false,
  needs: [],
  receiver: 'running',
  leaves: undefined,
} as const satisfies Partial<StepKindTraits>

/** Steps that act on the receiver's process at a given moment. */
const ENDS = {
  ...USUAL,
  values: MOMENTS,
  keys: { responses: 'how many responses, for `once-responded`' },
  needs: ['process'],
} as const

/**
 * Every kind of step, in the order of the documentation. The parser, the runner, the schema and the documentation use
 * this table; `steps/` of `language` and `run` have a file for each kind.
 */
export const STEP_KINDS = {
  publish: {
    ...USUAL,
    values: ['EVENT'],
    keys: {
      as: 'a name for later steps',
      interaction: '',
      details: '',
      json: 'a custom body',
      text: 'a custom body',
      hex: 'a custom body',
      copies: 'number of deliveries of the same bytes',
      times: 'number of interactions published at once',
      to: '`second`: the second subscription',
      secret: '`current`, `next` or `second`',
      faults: '',
    },
    receiver: 'any',
    does: 'publishes an event and delivers it',
  },
  redeliver: {
    ...USUAL,
    values: ['NAME'],
    keys: { times: '', faults: '' },
    does: 'sends a delivery again: the same bytes, the same `operationId`',
  },
  advance: {
    ...USUAL,
    values: ['30s'],
    keys: {},
    does: "advances the mock's clock, and the receiver's if `control: clock` has set it; takes no real time",
  },
  await: {
    ...USUAL,
    values: AWAITED,
    keys: { of: '', attempt: '', within: '', proves: '' },
    judges: true,
    followsPublish: true,
    does: 'waits until the journal records the given entry; fails after `within`',
  },
  nexus: {
    ...USUAL,
    values: NEXUS_BEHAVIORS,
    keys: { times: 'how many 404 responses', after: 'delay of the response' },
    receiver: 'any',
    does: 'sets how Nexus, the host of `selfUri`, responds to requests for interactions that later steps publish',
  },
  expect: {
    ...USUAL,
    values: RESPONSES,
    keys: {
      delivery: '',
      proves: '',
      response: '',
      status: '',
      header: '',
      body: '`conforms`',
      hides: '',
      within: '',
      attempts: '',
      pause: '',
      state: '',
      'same-as': '',
      precondition: '`true`: else inconclusive',
    },
    keysStand: 'below',
    judges: true,
    followsPublish: true,
    does: 'checks the result of a delivery',
  },
  probe: {
    ...USUAL,
    values: PROBES,
    keys: {
      of: '',
      event: '',
      'interaction-id': '',
      count: '',
      state: '',
      details: '',
      within: '',
      proves: '',
    },
    required: ['of'],
    judges: true,
    needs: ['probe'],
    does: "checks the effect through the receiver's probe; inconclusive without one",
  },
  'self-uri': {
    ...USUAL,
    values: FETCHES,
    keys: { of: '', within: '', proves: '' },
    required: ['of'],
    judges: true,
    does:
      'checks whether the receiver fetched the `selfUri` of a delivery, fetched it again after a 404, or ' +
      'followed its redirect',
  },
  log: {
    ...USUAL,
    values: [],
    keys: { hides: '`secret`', excludes: 'texts', proves: '' },
    keysStand: 'below',
    judges: true,
    followsPublish: true,
    needs: ['output'],
    receiver: 'any',
    does:
      'checks what the receiver has printed since the scenario started, in any encoding; inconclusive without ' +
      '`--start`',
  },
  control: {
    ...USUAL,
    values: CONTROLS,
    keys: { are: '`[next, current]`', is: '`now`, or a time', down: '`true`' },
    needs: ['control'],
    does:
      'changes a setting of the receiver, and restores it after the scenario; inconclusive if the receiver has ' +
      'no such control; a scenario with this step does not run in parallel with others',
  },
  kill: {
    ...ENDS,
    leaves: 'ended',
    does:
      'kills the receiver (SIGKILL) and its child processes once it is idle, once a whole body has been sent, or ' +
      "once it has responded; attempts before the restart do not count as failures, and the mock's clock is " +
      'paused',
  },
  stop: {
    ...ENDS,
    leaves: 'ended',
    does: 'stops the receiver (SIGTERM), and kills it if it is still running after 5 s',
  },
  pause: {
    ...ENDS,
    leaves: 'paused',
    does: 'pauses the receiver (SIGSTOP): it accepts connections but does not respond',
  },
  resume: {
    ...USUAL,
    values: ['now'],
    keys: { proves: '' },
    needs: ['process'],
    receiver: 'paused',
    leaves: 'running',
    does: 'resumes the receiver after all attempts made during the pause have failed',
  },
  start: {
    ...USUAL,
    values: ['again'],
    keys: { proves: '' },
    needs: ['process'],
    receiver: 'ended',
    leaves: 'running',
    does:
      'restarts the receiver after all attempts made meanwhile have failed, and waits until it is ready; fails ' +
      'if it does not start',
  },
  sockets: {
    ...USUAL,
    values: SOCKET_ASKS,
    keys: { within: '', proves: '' },
    judges: true,
    needs: ['process'],
    does:
      "counts the receiver's open sockets, or checks that at most 20 more are open than were counted; " +
      'inconclusive on systems that do not report sockets',
  },
} as const satisfies Readonly<Record<StepKind, StepKindTraits>>

/** The names of all kinds, in the order of the documentation. */
export const STEP_NAMES: readonly StepKind[] = Object.keys(STEP_KINDS).filter(
  (name): name is StepKind => name in STEP_KINDS,
)

/** Returns the properties of a kind of step. */
export const traitsOf = (kind: StepKind): StepKindTraits => STEP_KINDS[kind]

/** Returns the keys of a kind of step, besides the one that names it. */
export const keysOf = (kind: StepKind): readonly string[] => Object.keys(traitsOf(kind).keys)

/** Whether a step acts on the receiver's process, so nothing else may run meanwhile. */
export const actsOnProcess = ({ kind }: Pick<Step, 'kind'>): boolean => traitsOf(kind).needs.includes('process')

/** Whether a scenario with this step must not run concurrently. */
export const runsAlone = ({ kind }: Pick<Step, 'kind'>): boolean =>
  traitsOf(kind).needs.some((need) => need === 'process' || need === 'control')
