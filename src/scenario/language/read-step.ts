import type { Cursor } from './cursor.ts'
import type { Known } from './known.ts'
import { quote } from './mistake.ts'
import { AWAIT_KEYS, readAwait } from './steps/await.ts'
import { CONTROL_KEYS, readControl } from './steps/control.ts'
import { EXPECT_KEYS, readExpect } from './steps/expect.ts'
import { checkLife, KILL_KEYS, readBegin, readEnd, readSockets, SOCKETS_KEYS, START_KEYS } from './steps/life.ts'
import { readLog } from './steps/log.ts'
import { NEXUS_KEYS, readNexus } from './steps/nexus.ts'
import { PROBE_KEYS, SELF_URI_KEYS, readProbe, readSelfUri } from './steps/probe.ts'
import { PUBLISH_KEYS, REDELIVER_KEYS, readPublish, readRedeliver } from './steps/publish.ts'
import type { Step } from '../model/step.ts'
import type { Tree } from './tree.ts'

const STEPS = [
  'publish',
  'redeliver',
  'advance',
  'await',
  'nexus',
  'expect',
  'probe',
  'self-uri',
  'log',
  'control',
  'kill',
  'stop',
  'pause',
  'resume',
  'start',
  'sockets',
] as const
type Kind = (typeof STEPS)[number]

const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  publish: PUBLISH_KEYS,
  redeliver: REDELIVER_KEYS,
  advance: [],
  await: AWAIT_KEYS,
  nexus: NEXUS_KEYS,
  expect: [],
  probe: PROBE_KEYS,
  'self-uri': SELF_URI_KEYS,
  log: [],
  control: CONTROL_KEYS,
  kill: KILL_KEYS,
  stop: KILL_KEYS,
  pause: KILL_KEYS,
  resume: START_KEYS,
  start: START_KEYS,
  sockets: SOCKETS_KEYS,
}

/** Reads one step; its kind is the one key that names it. */
export const readStep = (tree: Tree, cursor: Cursor, known: Known): Step | undefined => {
  const { mistakes } = cursor
  const all = cursor.anyMembers(tree, 'a step')
  if (!all) {
    known.assume([])
    return undefined
  }
  const kinds = STEPS.filter((kind) => all.some(({ key }) => key === kind))
  const [kind, second] = kinds
  if (!kind) {
    const [first] = all
    if (first) mistakes.unknown('UNKNOWN_STEP', first.keySpan, first.key, 'a step', STEPS)
    else mistakes.note('EMPTY', tree.span, 'the step is empty', 'write a step such as "- publish: STARTED"')
    known.assume(all)
    return undefined
  }
  if (second) {
    const member = all.find(({ key }) => key === second)
    mistakes.note(
      'TWO_STEPS',
      member?.keySpan ?? tree.span,
      `${quote(second)} is a step of its own, beside ${quote(kind)}`,
      `begin it with "- ${second}: …"`,
    )
    known.assume(all)
    return undefined
  }
  if (kind === 'expect') {
    const stray = all.find(({ key }) => EXPECT_KEYS.includes(key))
    if (stray) {
      mistakes.note(
        'UNKNOWN_KEY',
        stray.keySpan,
        `${quote(stray.key)} stands beside "expect", and not in it`,
        `indent it below "expect:"`,
      )
      return undefined
    }
  }
  const step = cursor.members(tree, `the step "${kind}"`, { required: [kind], optional: KEYS[kind] })
  if (!step) return undefined
  const at = known.placeOf(tree.span)
  checkLife(kind, step, cursor, known)
  switch (kind) {
    case 'publish':
      return readPublish(step, at, cursor, known)
    case 'redeliver':
      return readRedeliver(step, at, cursor, known)
    case 'advance':
      return { kind, at, ms: cursor.duration(step.get('advance'), 'advance', 'positive') ?? 0 }
    case 'await':
      return readAwait(step, at, cursor, known)
    case 'nexus':
      return readNexus(step, at, cursor)
    case 'expect':
      return readExpect(step, at, cursor, known)
    case 'probe':
      return readProbe(step, at, cursor, known)
    case 'self-uri':
      return readSelfUri(step, at, cursor, known)
    case 'control':
      return readControl(step, at, cursor)
    case 'log':
      return readLog(step, at, cursor, known)
    case 'kill':
    case 'stop':
    case 'pause':
      return readEnd(kind, step, at, cursor, known)
    case 'start':
    case 'resume':
      return readBegin(kind, step, at, cursor, known)
    case 'sockets':
      return readSockets(step, at, cursor, known)
  }
}
