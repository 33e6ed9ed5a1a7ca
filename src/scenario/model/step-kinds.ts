import { CONTROLS } from './control-names.ts'
import { MOMENTS, SOCKET_ASKS, type ProcessState } from './process-step.ts'
import { RESPONSES, AWAITED, CONDUCTS, FETCHES, PROBES, type Step, type StepKind } from './step.ts'

/**
 * What a step needs beside deliveries. `process`: a receiver that was started here. `output`: what that receiver
 * prints. `probe`, `control`: what the receiver offers.
 */
export type StepNeed = 'process' | 'output' | 'probe' | 'control'

/** What holds for every step of one kind. */
export interface StepKindTraits {
  /** What may stand behind its key: words, or one placeholder in capitals. */
  readonly values: readonly string[]
  /** The keys that it takes, each with a remark for the documentation; empty: its name says enough. */
  readonly keys: Readonly<Record<string, string>>
  /** Whether the keys stand beside the one that begins the step, or in a mapping below it. */
  readonly keysStand: 'beside' | 'below'
  /** Those of its keys that must be given. */
  readonly required: readonly string[]
  /** Whether it judges, so that a scenario may have it as its only judgement. */
  readonly judges: boolean
  /** Whether something must have been published before it. */
  readonly followsPublish: boolean
  readonly needs: readonly StepNeed[]
  /** What the receiver's process must be when the step comes. */
  readonly receiver: ProcessState | 'any'
  /** What it makes of the receiver's process; undefined: nothing. */
  readonly leaves: ProcessState | undefined
  /** What it does, for the documentation: a sentence in the third person, without its end. */
  readonly does: string
}

/** Most kinds take keys beside their own, judge nothing, need nothing and a receiver that runs. */
const USUAL = {
  keysStand: 'beside',
  required: [],
  judges: false,
  followsPublish: false,
  needs: [],
  receiver: 'running',
  leaves: undefined,
} as const satisfies Partial<StepKindTraits>

/** Steps that act on the receiver's process at a moment. */
const ENDS = {
  ...USUAL,
  values: MOMENTS,
  keys: { responses: 'how many of them, for `once-answered`' },
  needs: ['process'],
} as const

/**
 * Every kind of step, in the order of the documentation. The parser, the runner, the schema and the documentation take
 * from here what they know of a kind in general; how one is read and run stands in `steps/` of either, in a file of its
 * name.
 */
export const STEP_KINDS = {
  publish: {
    ...USUAL,
    values: ['EVENT'],
    keys: {
      as: 'a name for later steps',
      interaction: '',
      details: '',
      json: 'a body of your own',
      text: 'likewise',
      hex: 'likewise',
      copies: 'deliveries of the same bytes',
      times: 'interactions at once',
      to: '`second`',
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
    does: "moves the mock's clock on, and the receiver's if a control has set it; this takes no real time",
  },
  await: {
    ...USUAL,
    values: AWAITED,
    keys: { of: '', attempt: '', within: '', proves: '' },
    judges: true,
    followsPublish: true,
    does: 'waits until the journal records it; too late is a failure',
  },
  nexus: {
    ...USUAL,
    values: CONDUCTS,
    keys: { times: 'how often it answers 404', after: 'how late it answers' },
    receiver: 'any',
    does:
      'sets how Nexus, to whose host `selfUri` points, answers for the interactions of what is ' +
      'published from here on',
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
    does: 'judges what became of a delivery',
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
    does: "judges the effect by the receiver's probe; without one the verdict is inconclusive",
  },
  'self-uri': {
    ...USUAL,
    values: FETCHES,
    keys: { of: '', within: '', proves: '' },
    required: ['of'],
    judges: true,
    does: 'judges whether the receiver called the `selfUri` of a delivery, again after a 404, or where it redirects to',
  },
  log: {
    ...USUAL,
    values: [],
    keys: { hides: '`secret`', lacks: 'texts', proves: '' },
    keysStand: 'below',
    judges: true,
    followsPublish: true,
    needs: ['output'],
    receiver: 'any',
    does:
      'judges what the receiver has printed since the scenario began, in any spelling; ' +
      'without `--start` the verdict is inconclusive',
  },
  control: {
    ...USUAL,
    values: CONTROLS,
    keys: { are: '`[next, current]`', is: '`now`, or a moment', down: '`true`' },
    needs: ['control'],
    does:
      'arranges something about the receiver, and puts it back when the scenario is over; without the control the ' +
      'verdict is inconclusive, and a scenario that has one runs beside no other',
  },
  kill: {
    ...ENDS,
    leaves: 'ended',
    does:
      'kills the receiver (SIGKILL) with all that it started, once it is idle, once a whole body is on its ' +
      'way, or once it ' +
      'has answered; no attempt until it is started again is held against it, and the clock of the mock stands still',
  },
  stop: {
    ...ENDS,
    leaves: 'ended',
    does: 'asks the receiver to end (SIGTERM), and kills it when it has not after 5 s',
  },
  pause: {
    ...ENDS,
    leaves: 'paused',
    does: 'pauses the receiver (SIGSTOP): it takes connections and does nothing',
  },
  resume: {
    ...USUAL,
    values: ['now'],
    keys: { proves: '' },
    needs: ['process'],
    receiver: 'paused',
    leaves: 'running',
    does: 'lets the receiver go on after a pause, once every attempt that was made meanwhile has failed',
  },
  start: {
    ...USUAL,
    values: ['again'],
    keys: { proves: '' },
    needs: ['process'],
    receiver: 'ended',
    leaves: 'running',
    does:
      'starts the receiver again, once every attempt that was made meanwhile has failed, and waits for it; ' +
      'one that does not start has failed',
  },
  sockets: {
    ...USUAL,
    values: SOCKET_ASKS,
    keys: { within: '', proves: '' },
    judges: true,
    needs: ['process'],
    does:
      'notes how many sockets the receiver holds, or judges whether there are as few again, or up to 20 more; ' +
      'inconclusive where the system does not tell',
  },
} as const satisfies Readonly<Record<StepKind, StepKindTraits>>

/** The names of all kinds, in the order of the documentation. */
export const STEP_NAMES: readonly StepKind[] = Object.keys(STEP_KINDS).filter(
  (name): name is StepKind => name in STEP_KINDS,
)

/** Returns what holds for every step of a kind. */
export const traitsOf = (kind: StepKind): StepKindTraits => STEP_KINDS[kind]

/** Returns the keys that a step of a kind takes beside the one that begins it, or below that. */
export const keysOf = (kind: StepKind): readonly string[] => Object.keys(traitsOf(kind).keys)

/** Whether a step acts on the process of the receiver: nothing else may be under way meanwhile. */
export const actsOnProcess = ({ kind }: Pick<Step, 'kind'>): boolean => traitsOf(kind).needs.includes('process')

/** Whether a scenario with this step must not run beside others. */
export const runsAlone = ({ kind }: Pick<Step, 'kind'>): boolean =>
  traitsOf(kind).needs.some((need) => need === 'process' || need === 'control')
