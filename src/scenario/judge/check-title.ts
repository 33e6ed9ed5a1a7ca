import { describeOutcome } from '../../kit/outcome-words.ts'
import { describeMs, times } from '../../kit/span-words.ts'
import type { Check, CheckOf, ProbedValues, Reply } from '../model/check.ts'
import { attempts, awaitedWords, wordsOf } from './check-words.ts'

const outcomeOf = (reply: Reply): string =>
  reply ? describeOutcome({ ...reply, stalledMs: undefined }) : 'no attempt was made'

const verbOf = (reply: Reply): string => (reply && 'response' in reply ? 'responds with ' : '')

const FETCHED = {
  fetched: 'does not fetch selfUri',
  'not fetched': 'calls a selfUri that it must not call',
  'not followed': 'follows a redirect of selfUri to another host',
  'fetched again': 'does not fetch selfUri again after a 404',
} as const satisfies Record<CheckOf<'fetched'>['expected'], string>

/** Returns the values that a probe reported, each once. */
const valuesIn = <T>({ others }: ProbedValues<T>): readonly T[] => [...new Set(others.map(({ value }) => value))]

/** Returns where a value was wrong: nothing for a single interaction. */
const whereIn = ({ asked }: ProbedValues<unknown>): string => (asked === 1 ? '' : ' for some interactions')

const effectTitle = ({ event, expected, seen }: CheckOf<'effect-count'>): string => {
  const counts = valuesIn(seen)
  if (expected === 0) return `processes ${event}, which must have no effect${whereIn(seen)}`
  if (counts.every((count) => count === 0)) return `does not process ${event}${whereIn(seen)}`
  return `processes ${event} ${counts.map(times).join(' or ')} instead of ${times(expected)}${whereIn(seen)}`
}

const attemptsTitle = ({ expected, seen }: CheckOf<'attempts'>): string =>
  `${seen > expected ? 'needs' : 'gets'} ${attempts(seen)} instead of ${String(expected)}`

const detailsTitle = ({ expected, seen }: CheckOf<'details'>): string =>
  `reports the details ${valuesIn(seen).join(' or ')} instead of ${expected}${whereIn(seen)}`

const stateTitle = ({ expected, seen, unknownEvents }: CheckOf<'state'>): string => {
  const states = valuesIn(seen)
  const unknown = states.filter((state) => state !== null && unknownEvents.includes(state))
  if (unknown.length > 0) return `stores the unknown event ${unknown.join(' or ')} as the state${whereIn(seen)}`
  const reported = states.map((state) => (state === null ? 'no state' : `the state ${state}`)).join(' or ')
  return `reports ${reported} instead of ${expected ?? 'none'}${whereIn(seen)}`
}

/**
 * Returns a failed check as the title of a cause: what the receiver does, in a sentence without its subject. It has no
 * times, addresses or IDs, so that failures for the same reason have the same title.
 */
export const titleOf = (check: Check): string => {
  const { expected, seen } = wordsOf(check)
  switch (check.kind) {
    case 'response':
    case 'status':
      return `${verbOf(check.seen)}${outcomeOf(check.seen)}, expected ${expected}`
    case 'header':
      return check.seen === undefined
        ? `responds without the header ${check.name}`
        : `responds with ${check.name}: ${check.seen}, expected "${check.expected}"`
    case 'body':
      return `responds with an undocumented body: ${seen}`
    case 'hidden':
      return `responds with ${seen.replace(/ in the response$/, '')}`
    case 'time':
      return `takes longer than ${describeMs(check.expected)} to respond`
    case 'same':
      return `responds differently than to "${check.as}"`
    case 'attempts':
      return attemptsTitle(check)
    case 'pause':
      return `delay too short, expected ${expected}`
    case 'delivery':
      return `leaves a delivery ${check.seen} instead of ${check.expected}`
    case 'effect-count':
      return effectTitle(check)
    case 'no-effect':
      return 'processes a delivery that it must ignore'
    case 'state':
      return stateTitle(check)
    case 'details':
      return detailsTitle(check)
    case 'fetched':
      return FETCHED[check.expected]
    case 'printed':
      return `prints ${check.expected} to its log`
    case 'awaited':
      return `timed out waiting for ${awaitedWords(check)}`
    case 'started':
      return `does not restart: ${seen}`
    case 'sockets':
      return 'does not release the sockets of aborted requests'
    case 'alive':
      return 'stops accepting connections while no other scenario is running'
    case 'unjudged':
      return `${seen}, expected ${expected}`
    default:
      return check satisfies never
  }
}
