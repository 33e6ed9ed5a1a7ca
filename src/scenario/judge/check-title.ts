import { describeOutcome } from '../../kit/outcome-words.ts'
import { describeMs } from '../../kit/span-words.ts'
import type { Check, CheckOf, Reply } from '../model/check.ts'
import { wordsOf } from './check-words.ts'

const outcomeOf = (reply: Reply): string =>
  reply ? describeOutcome({ ...reply, stalledMs: undefined }) : 'no attempt was made'

const verbOf = (reply: Reply): string => (reply && 'response' in reply ? 'responds with ' : '')

const FETCHED = {
  fetched: 'does not fetch selfUri',
  'not fetched': 'calls a selfUri that it must not call',
  'not followed': 'follows a redirect of selfUri to another host',
  'fetched again': 'does not fetch selfUri again after a 404',
} as const satisfies Record<CheckOf<'fetched'>['expected'], string>

/** Returns a failed check of several interactions without their number and IDs; undefined for a single one. */
const titleOfMany = (check: CheckOf<'effect-count' | 'state' | 'details'>): string | undefined =>
  check.seen.asked === 1
    ? undefined
    : wordsOf({ ...check, seen: { asked: 1, others: check.seen.others } } as Check).seen

/**
 * Returns a failed check as the title of a cause. It has no times, addresses or IDs, so that failures for the same
 * reason have the same title.
 */
export const titleOf = (check: Check): string => {
  const { expected, seen } = wordsOf(check)
  switch (check.kind) {
    case 'response':
    case 'status':
      return `${verbOf(check.seen)}${outcomeOf(check.seen)}, expected ${expected}`
    case 'time':
      return `takes longer than ${describeMs(check.expected)} to respond`
    case 'same':
      return `responds differently than to "${check.as}"`
    case 'pause':
      return `delay too short, expected ${expected}`
    case 'fetched':
      return FETCHED[check.expected]
    case 'printed':
      return `prints ${check.expected} to its log`
    case 'sockets':
      return 'does not release the sockets of aborted requests'
    case 'effect-count':
    case 'state':
    case 'details': {
      const one = titleOfMany(check)
      return one === undefined ? `${seen}, expected ${expected}` : `${one} for some interactions`
    }
    default:
      return `${seen}, expected ${expected}`
  }
}
