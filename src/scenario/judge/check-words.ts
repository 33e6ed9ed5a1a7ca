import { describeOutcome, durationText } from '../../kit/outcome-words.ts'
import { describeMs, times } from '../../kit/span-words.ts'
import { ONLY_SUCCESS, type Check, type CheckOf, type Reply, type ProbedValues } from '../model/check.ts'
import type { Hidden } from '../model/steps/expect.ts'

/** What was expected and what was seen, in words. */
export interface CheckWords {
  readonly expected: string
  readonly seen: string
}

const HIDDEN_WORDS = {
  secret: 'the secret',
  signature: 'the correct signature',
  stack: 'a stack trace',
  markup: 'markup from the request',
} as const satisfies Record<Hidden, string>

const replyWords = (reply: Reply): string =>
  reply ? `${describeOutcome(reply)}${durationText(reply)}` : 'no attempt was made'

const withBody = ({ reply, body }: CheckOf<'same'>['seen']): string =>
  `${replyWords(reply)}${reply?.response ? `, ${JSON.stringify(body?.slice(0, 200))}` : ''}`

export const attempts = (count: number): string => `${String(count)} ${count === 1 ? 'attempt' : 'attempts'}`

/** Lists the faults that fired: an unexpected count may be due to a fault that did not. */
const firedWords = ({ fired }: CheckOf<'attempts'>): string => {
  const all = Object.entries(fired).map(([attempt, faults]) => `${faults.join(' and ')} on attempt ${attempt}`)
  return all.length > 0 ? `fired: ${all.join(', ')}` : 'no fault fired'
}

/** The shortest success that acknowledges a delivery. */
const acknowledged = (success: string): string => (success === ONLY_SUCCESS ? '200' : success)

const responseDue = ({ expected, policy, success = ONLY_SUCCESS }: CheckOf<'response'>): string => {
  const ignores = policy === 'ignore'
  switch (expected) {
    case 'accepted':
      return success
    case 'rejected':
      return ignores ? `${acknowledged(success)} without effect (policy "ignore")` : 'a rejection: 401 or another 4xx'
    case 'declined':
      return `a 4xx response or a closed connection${ignores ? `, or ${acknowledged(success)} without effect` : ''}`
    case 'survived':
      return 'a status below 500'
    case 'accepted-or-declined':
      return `${success}, a 4xx response or a closed connection`
    case 'survived-or-closed':
      return 'a status below 500 or a closed connection'
    case 'only-200':
      return '200 OK; no other status counts as success'
    case 'rejected-in-4xx':
      return 'a 4xx rejection, such as 401'
    case 'client-error':
      return 'a 4xx response'
    case 'any':
      return 'a response'
    default:
      return expected satisfies never
  }
}

/** Puts what a probe reported into words: for one interaction its value, for several those that differ. */
const saidWords = <T>({ asked, others }: ProbedValues<T>, due: T, say: (value: T) => string): string => {
  const [first] = others
  if (asked === 1) return say(first ? first.value : due)
  return first
    ? `${[...new Set(others.map(({ value }) => say(value)))].join(', or ')} ` +
        `for ${String(others.length)} of ${String(asked)} interactions, such as ${first.id}`
    : `${say(due)} for each of ${String(asked)} interactions`
}

const ofMany = <T>(
  { seen, expected, atEnd }: { readonly seen: ProbedValues<T>; readonly expected: T; readonly atEnd: boolean },
  say: (value: T) => string,
): CheckWords => ({
  expected:
    (seen.asked === 1 ? say(expected) : `${say(expected)} for each of ${String(seen.asked)} interactions`) +
    (atEnd ? ' through the end of the scenario' : ''),
  seen: saidWords(seen, expected, say),
})

const stateWords =
  (unknownEvents: readonly string[]) =>
  (value: string | null): string =>
    `the state is ${String(value)}` +
    (value !== null && unknownEvents.includes(value)
      ? ': the receiver stored the name of an unknown event as the state'
      : '')

const AWAITED_WORDS = {
  request: 'a request',
  response: 'a response',
  redelivery: 'a scheduled redelivery',
  end: 'the end of the delivery',
  fault: 'a fault to fire',
  fetch: 'a fetch of selfUri',
} as const satisfies Record<CheckOf<'awaited'>['expected'], string>

/** Returns what an await step waited for. */
export const awaitedWords = ({ expected, attempt }: CheckOf<'awaited'>): string => {
  if (attempt === undefined) return AWAITED_WORDS[expected]
  const number = `attempt ${String(attempt)}`
  if (expected === 'fault') return `${AWAITED_WORDS.fault} on ${number}`
  return AWAITED_WORDS[expected] + (expected === 'request' || expected === 'response' ? ` of ${number}` : '')
}

const fetchedWords = ({ expected, uri, seen, withinMs }: CheckOf<'fetched'>): CheckWords => {
  const calls = typeof seen === 'number' ? seen : seen.length
  const called = calls === 0 ? 'it was not called' : `${uri} was called ${times(calls)}`
  switch (expected) {
    case 'fetched':
      return { expected: 'selfUri is fetched', seen: `${uri} was called` }
    case 'not fetched':
      return { expected: 'this selfUri is not called', seen: called }
    case 'not followed':
      return { expected: 'the redirect of selfUri to another host is not followed', seen: called }
    case 'fetched again':
      return {
        expected: `selfUri is fetched again until Nexus knows the interaction, within ${String(withinMs)} ms`,
        seen: `it was fetched ${times(calls)}; Nexus responded ` + (typeof seen === 'number' ? '' : seen.join(', ')),
      }
    default:
      return expected satisfies never
  }
}

/** Returns the two texts that reports show for a check. */
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
        expected: 'an EventsResponse body as documented, or a body that is not a JSON object',
        seen: check.seen ?? 'a documented body',
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
        expected: `a delay of at least ${describeMs(check.expected)} before the last attempt`,
        seen: check.seen === undefined ? attempts(check.attempts) : `a delay of ${describeMs(check.seen)}`,
      }
    case 'delivery':
      return { expected: `the delivery ends as ${check.expected}`, seen: check.seen }
    case 'effect-count':
      return ofMany(check, (count) => `${check.event} took effect ${times(count)}`)
    case 'no-effect':
      return { expected: 'no effect (count 0)', seen: `count ${String(check.seen)}` }
    case 'state':
      return ofMany(check, stateWords(check.unknownEvents))
    case 'details':
      return ofMany(check, (details) => `the details are ${details}`)
    case 'fetched':
      return fetchedWords(check)
    case 'printed':
      return {
        expected: `a log without ${check.expected}`,
        seen: check.seen === undefined ? 'no sign of it in the log' : `the log contains: ${check.seen}${check.shown}`,
      }
    case 'awaited':
      return {
        expected: `${awaitedWords(check)} within ${String(check.withinMs)} ms`,
        seen: check.seen ? 'it happened in time' : 'it did not happen in time',
      }
    case 'started':
      return { expected: 'a receiver that restarts', seen: check.seen ?? 'it accepts connections again' }
    case 'sockets':
      return {
        expected: 'the receiver releases the sockets of aborted requests',
        seen: `it holds ${String(check.seen)} sockets, compared with ${String(check.before)} before`,
      }
    case 'alive':
      return {
        expected: 'a receiver that keeps accepting connections',
        seen: 'it stopped accepting connections while no other scenario was running',
      }
    case 'unjudged':
      return { expected: check.expected, seen: check.seen }
    default:
      return check satisfies never
  }
}
