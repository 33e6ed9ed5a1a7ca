import type { Place } from '../../../kit/error.ts'
import type { Cursor, Members } from '../cursor.ts'
import type { Known } from '../known.ts'
import { MOMENTS, type BeginStep, type EndStep, type SocketsStep, type Step } from '../../model/step.ts'

export const KILL_KEYS = ['answers']
export const START_KEYS = ['proves']
export const SOCKETS_KEYS = ['within', 'proves']

const MOST_ANSWERS = 1000

/** Real milliseconds that a receiver may take to let go of what was broken off, when the step does not say. */
const RELEASE_MS = 5000

export const readEnd = (kind: EndStep['kind'], step: Members, at: Place, cursor: Cursor, known: Known): EndStep => {
  const when = cursor.choice(step.get(kind), 'a moment', MOMENTS) ?? 'once-idle'
  if (step.get('answers') && when !== 'once-answered')
    cursor.mistakes.note(
      'UNKNOWN_KEY',
      step.keySpan('answers'),
      `"answers" says nothing beside ${when}`,
      `write "${kind}: once-answered"`,
    )
  if (when !== 'once-idle' && !known.sent)
    cursor.mistakes.note(
      'NOTHING_SENT',
      step.keySpan(kind),
      'nothing was published yet',
      'put a "publish" step before it',
    )
  if (known.life !== 'running')
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${known.life} here already`,
      known.life === 'paused' ? 'put "- resume: now" before it' : 'put "- start: again" before it',
    )
  known.life = kind === 'pause' ? 'paused' : 'ended'
  return { kind, at, when, answers: cursor.whole(step.get('answers'), 'answers', 1, MOST_ANSWERS) ?? 1 }
}

export const readBegin = (
  kind: BeginStep['kind'],
  step: Members,
  at: Place,
  cursor: Cursor,
  known: Known,
): BeginStep => {
  cursor.choice(step.get(kind), kind === 'start' ? 'how a receiver is started' : 'when a receiver is resumed', [
    kind === 'start' ? 'again' : 'now',
  ])
  const due = kind === 'start' ? 'ended' : 'paused'
  if (known.life !== due)
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${known.life} here`,
      kind === 'start' ? 'put "- kill: …" or "- stop: …" before it' : 'put "- pause: …" before it',
    )
  known.life = 'running'
  return { kind, at, proves: known.requirement(step.get('proves'), cursor) }
}

export const readSockets = (step: Members, at: Place, cursor: Cursor, known: Known): SocketsStep => {
  const asks = cursor.choice(step.get('sockets'), 'what becomes of sockets', ['counted', 'released']) ?? 'counted'
  if (asks === 'released' && !known.counted)
    cursor.mistakes.note(
      'LIFE',
      step.keySpan('sockets'),
      'the sockets were not counted before',
      'put "- sockets: counted" before what may leave some open',
    )
  known.counted = true
  return {
    kind: 'sockets',
    at,
    asks,
    proves: known.requirement(step.get('proves'), cursor),
    withinMs: cursor.duration(step.get('within'), 'within', 'positive') ?? RELEASE_MS,
  }
}

const NEEDS_LIFE: readonly Step['kind'][] = [
  'redeliver',
  'advance',
  'await',
  'expect',
  'probe',
  'self-uri',
  'sockets',
  'control',
]

/** A receiver that is ended or paused can be asked nothing: events may happen meanwhile, and no more. */
export const checkLife = (kind: Step['kind'], step: Members, cursor: Cursor, known: Known): void => {
  if (known.life !== 'running' && NEEDS_LIFE.includes(kind))
    cursor.mistakes.note(
      'LIFE',
      step.keySpan(kind),
      `the receiver is ${known.life} here`,
      known.life === 'paused' ? 'put "- resume: now" before it' : 'put "- start: again" before it',
    )
}

/** Whether a step acts on the process of the receiver. */
export const actsOnProcess = ({ kind }: Step): boolean =>
  kind === 'kill' || kind === 'stop' || kind === 'pause' || kind === 'resume' || kind === 'start' || kind === 'sockets'
