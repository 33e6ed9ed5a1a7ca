import { describeOutcome } from '../../kit/outcome-words.ts'
import { describeMs, times } from '../../kit/span-words.ts'
import { ONLY_SUCCESS, type Check, type CheckOf, type Reply, type SaidOfMany } from '../model/check.ts'
import type { Hidden } from '../model/step.ts'

/** What was asked for and what was seen, in words. */
export interface CheckWords {
  readonly expected: string
  readonly seen: string
}

const HIDDEN_WORDS = {
  secret: 'the secret',
  signature: 'the right signature',
  stack: 'a stack trace',
  markup: 'markup that was sent',
} as const satisfies Record<Hidden, string>

const replyWords = (reply: Reply): string =>
  reply ? `${describeOutcome(reply)} in ${describeMs(reply.ms)}` : 'no attempt was made'

const withBody = ({ reply, body }: CheckOf<'same'>['seen']): string =>
  `${replyWords(reply)}${reply?.response ? `, ${JSON.stringify(body?.slice(0, 200))}` : ''}`

const attempts = (count: number): string => `${String(count)} ${count === 1 ? 'attempt' : 'attempts'}`

/** A count that is off by a fault that did not fire is no fault of the receiver. */
const firedWords = ({ fired }: CheckOf<'attempts'>): string => {
  const all = Object.entries(fired).map(([attempt, faults]) => `${faults.join(' and ')} on attempt ${attempt}`)
  return all.length > 0 ? `fired: ${all.join(', ')}` : 'no fault fired'
}

/** A success that says nothing but that the delivery has come. */
const acknowledged = (success: string): string => (success === ONLY_SUCCESS ? '200' : success)

const responseDue = ({ expected, policy, success = ONLY_SUCCESS }: CheckOf<'response'>): string => {
  const ignores = policy === 'ignore'
  switch (expected) {
    case 'accepted':
      return success
    case 'refused':
      return ignores
        ? `${acknowledged(success)} without effect, as the policy "ignore" has it`
        : 'a refusal: 401, or another answer in 4xx'
    case 'declined':
      return `a response in 4xx, or a closed connection${ignores ? `, or ${acknowledged(success)} without effect` : ''}`
    case 'survived':
      return 'a response below 500'
    case 'accepted-or-declined':
      return `${success}, a response in 4xx, or a closed connection`
    case 'survived-or-closed':
      return 'a response below 500, or a closed connection'
    case 'only-200':
      return '200 OK: no other success is taken for one'
    case 'refused-in-4xx':
      return 'a refusal in 4xx, such as 401'
    case 'client-error':
      return 'a response in 4xx'
    case 'any':
      return 'a response'
    default:
      return expected satisfies never
  }
}

/** Of one interaction what was said; of several what all, or the first that differs, said. */
const saidWords = <T>({ asked, others }: SaidOfMany<T>, due: T, say: (value: T) => string): string => {
  const [first] = others
  if (asked === 1) return say(first ? first.value : due)
  return first
    ? `of ${String(others.length)} of ${String(asked)} interactions ` +
        `${[...new Set(others.map(({ value }) => say(value)))].join(', or ')}, such as ${first.id}`
    : `of each of ${String(asked)} interactions ${say(due)}`
}

const ofMany = <T>(
  { seen, expected, atEnd }: { readonly seen: SaidOfMany<T>; readonly expected: T; readonly atEnd: boolean },
  say: (value: T) => string,
): CheckWords => ({
  expected:
    (seen.asked === 1 ? say(expected) : `of each of ${String(seen.asked)} interactions ${say(expected)}`) +
    (atEnd ? ', also at the end' : ''),
  seen: saidWords(seen, expected, say),
})

const stateWords =
  (unknownEvents: readonly string[]) =>
  (value: string | null): string =>
    `the state is ${String(value)}` +
    (value !== null && unknownEvents.includes(value)
      ? ': the receiver took the name of an unknown event for a state'
      : '')

const AWAITED_WORDS = {
  request: 'a request',
  response: 'a response',
  redelivery: 'a redelivery that is due',
  end: 'the end of the delivery',
  fault: 'a fault that fires',
  fetch: 'a fetch of selfUri',
} as const satisfies Record<CheckOf<'awaited'>['expected'], string>

const awaitedWords = ({ expected, attempt }: CheckOf<'awaited'>): string => {
  if (attempt === undefined) return AWAITED_WORDS[expected]
  const number = `attempt ${String(attempt)}`
  if (expected === 'fault') return `${AWAITED_WORDS.fault} in ${number}`
  return AWAITED_WORDS[expected] + (expected === 'request' || expected === 'response' ? ` of ${number}` : '')
}

const fetchedWords = ({ expected, uri, seen, withinMs }: CheckOf<'fetched'>): CheckWords => {
  const calls = typeof seen === 'number' ? seen : seen.length
  const called = calls === 0 ? 'nobody did' : `${uri} was called ${times(calls)}`
  switch (expected) {
    case 'fetched':
      return { expected: 'selfUri is fetched', seen: `${uri} was called` }
    case 'not fetched':
      return { expected: 'nobody calls this selfUri', seen: called }
    case 'not followed':
      return { expected: 'nobody follows the redirect of selfUri to another host', seen: called }
    case 'fetched again':
      return {
        expected: `selfUri is fetched again until Nexus knows the interaction, within ${String(withinMs)} ms`,
        seen: `it was fetched ${times(calls)}; the responses were ` + (typeof seen === 'number' ? '' : seen.join(', ')),
      }
    default:
      return expected satisfies never
  }
}

/** Puts a check into the two sentences that reports show. */
export const wordsOf = (check: Check): CheckWords => {
  switch (check.kind) {
    case 'response':
      return { expected: responseDue(check), seen: replyWords(check.seen) }
    case 'status':
      return { expected: `status ${check.expected.join(' or ')}`, seen: replyWords(check.seen) }
    case 'header':
      return {
        expected: `the header ${check.name} with "${check.expected}"`,
        seen: check.seen === undefined ? `no header ${check.name}` : `${check.name}: ${check.seen}`,
      }
    case 'body':
      return {
        expected: 'a body of the documented form (EventsResponse), or one that is no JSON object',
        seen: check.seen ?? 'such a body',
      }
    case 'hidden': {
      const name = HIDDEN_WORDS[check.expected]
      return {
        expected: `a response without ${name}`,
        seen: check.seen ? `${name} in the response` : `no sign of ${name}`,
      }
    }
    case 'time':
      return { expected: `a response within ${describeMs(check.expected)}`, seen: replyWords(check.seen) }
    case 'same':
      return {
        expected: `the same response as to "${check.as}": ${withBody(check.expected)}`,
        seen: withBody(check.seen),
      }
    case 'attempts':
      return { expected: attempts(check.expected), seen: `${attempts(check.seen)}; ${firedWords(check)}` }
    case 'pause':
      return {
        expected: `a pause of ${describeMs(check.expected)} or more before the last attempt`,
        seen: check.seen === undefined ? attempts(check.attempts) : `a pause of ${describeMs(check.seen)}`,
      }
    case 'delivery':
      return { expected: `the delivery ends as ${check.expected}`, seen: check.seen }
    case 'effect-count':
      return ofMany(check, (count) => `${check.event} has taken effect ${times(count)}`)
    case 'no-effect':
      return { expected: 'no effect: a count of 0', seen: `a count of ${String(check.seen)}` }
    case 'state':
      return ofMany(check, stateWords(check.unknownEvents))
    case 'details':
      return ofMany(check, (details) => `the details are ${details}`)
    case 'fetched':
      return fetchedWords(check)
    case 'printed':
      return {
        expected: `a log without ${check.expected}`,
        seen:
          check.seen === undefined
            ? 'no sign of it in what was printed'
            : `it was printed: ${check.seen}${check.shown}`,
      }
    case 'awaited':
      return {
        expected: `${awaitedWords(check)} within ${String(check.withinMs)} ms`,
        seen: check.seen ? 'it came' : 'none came',
      }
    case 'started':
      return { expected: 'a receiver that starts again', seen: check.seen ?? 'it takes connections again' }
    case 'sockets':
      return {
        expected: 'the receiver lets go of the sockets of requests that broke off',
        seen: `it holds ${String(check.seen)} sockets, and ${String(check.before)} before`,
      }
    case 'alive':
      return {
        expected: 'a receiver that goes on taking connections',
        seen: 'it took none any more; nothing but this scenario was sent to it',
      }
    case 'unjudged':
      return { expected: check.expected, seen: check.seen }
    default:
      return check satisfies never
  }
}
