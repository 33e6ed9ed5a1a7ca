import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Attempt } from '../../journal/delivery.ts'
import { describeOutcome } from '../../kit/outcome-words.ts'
import type { Answer, Outcome } from '../../journal/outcome.ts'
import { isObject } from '../../kit/json-object.ts'
import { describeMs } from '../../kit/span-words.ts'
import type { AnswerKind, ExpectStep, Hidden } from '../model/step.ts'

/** One thing that was asked of an answer. */
export interface Judged {
  readonly ok: boolean
  readonly expected: string
  readonly seen: string
  /** Whether it turned on real time, which a busy machine makes longer. */
  readonly onTime?: boolean
  /**
   * Real milliseconds that were allowed, where they are fewer than the sender itself allows: they only tell something
   * beside what is ordinary.
   */
  readonly besideOrdinaryMs?: number
}

const seenIn = (outcome: Outcome | undefined): string =>
  outcome ? `${describeOutcome(outcome)} in ${describeMs(outcome.ms)}` : 'no attempt was made'
const answerOf = (outcome: Outcome | undefined): Answer | undefined =>
  outcome && 'answer' in outcome ? outcome.answer : undefined
const inClass = (status: number, hundred: number): boolean => Math.floor(status / 100) === hundred

/** Judges the kind of answer; `refused` depends on what the receiver does with a bad signature. */
const judgeKind = (kind: AnswerKind, outcome: Outcome | undefined, policy: 'reject' | 'ignore'): Judged => {
  const status = answerOf(outcome)?.status
  const seen = seenIn(outcome)
  const is = (test: (status: number) => boolean): boolean => status !== undefined && test(status)
  switch (kind) {
    case 'accepted':
      return { ok: outcome?.kind === 'accepted', expected: '200 OK', seen }
    case 'refused':
      return policy === 'reject'
        ? { ok: is((code) => inClass(code, 4)), expected: 'a refusal: 401, or another answer in 4xx', seen }
        : { ok: is((code) => code === 200), expected: '200 without effect, as the policy "ignore" has it', seen }
    case 'declined': {
      const ignores = policy === 'ignore'
      const isClosed = outcome?.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset')
      return {
        ok: isClosed || is((code) => inClass(code, 4) || (ignores && code === 200)),
        expected: `an answer in 4xx, or a closed connection${ignores ? ', or 200 without effect' : ''}`,
        seen,
      }
    }
    case 'survived':
      return { ok: is((code) => code < 500), expected: 'an answer below 500', seen }
    case 'client-error':
      return { ok: is((code) => inClass(code, 4)), expected: 'an answer in 4xx', seen }
    case 'any':
      return { ok: status !== undefined, expected: 'an answer', seen }
    default:
      return kind satisfies never
  }
}

const STACK = new RegExp(
  [
    /\n\s+at .+[:(]\d+/,
    /Traceback \(most recent call last\)/,
    /\.java:\d+\)/,
    /node_modules[\\/]/,
    /System\.\w+Exception/,
    /File ".+", line \d+/,
    /goroutine \d+ \[/,
    /\.php on line/,
    /#0 \//,
  ]
    .map(({ source }) => source)
    .join('|'),
)

interface HiddenValues {
  readonly secrets: readonly string[]
  readonly signatures: readonly string[]
  readonly isHtml: boolean
}

const FINDS: Readonly<
  Record<Hidden, { readonly name: string; readonly find: (text: string, known: HiddenValues) => boolean }>
> = {
  secret: {
    name: 'the secret',
    find: (text, { secrets }) => secrets.some((secret) => secret.length > 3 && text.includes(secret)),
  },
  signature: {
    name: 'the right signature',
    find: (text, { signatures }) => signatures.some((digest) => text.toLowerCase().includes(digest)),
  },
  stack: { name: 'a stack trace', find: (text) => STACK.test(text) },
  // JSON and plain text are shown as they are; HTML, or what a browser may take for it, is not.
  markup: { name: 'markup that was sent', find: (text, { isHtml }) => isHtml && /<(script|img)\b/i.test(text) },
}

const judgeHidden = (what: Hidden, answer: Answer | undefined, given: Omit<HiddenValues, 'isHtml'>): Judged => {
  const known = { ...given, isHtml: /html|^$/i.test(headerOf(answer, 'content-type') ?? '') }
  const { name, find } = FINDS[what]
  const text = answer ? `${Object.values(answer.headers).join('\n')}\n${answer.body ?? ''}` : ''
  return {
    ok: !find(text, known),
    expected: `an answer without ${name}`,
    seen: find(text, known) ? `${name} in the answer` : `no sign of ${name}`,
  }
}

/**
 * The answer's body as seed 001 shows it: `status` with code and message, `data.ids`; a body that is no JSON object
 * says nothing of it.
 */
const judgeBody = (answer: Answer | undefined): Judged => {
  const expected =
    'a body that is no JSON object, or has status.code and status.message, and data.ids as a list, where it has these'
  const wrong = answer ? misfit(answer.body ?? '') : undefined
  return { ok: wrong === undefined, expected, seen: wrong ?? 'such a body' }
}

const misfit = (body: string): string | undefined => {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return undefined
  }
  if (!isObject(json)) return undefined
  const { status, data } = json
  if (status !== undefined && !isObject(status)) return `status is ${JSON.stringify(status)}`
  if (isObject(status) && status.code !== undefined && typeof status.code !== 'number')
    return `status.code is ${JSON.stringify(status.code)}`
  if (isObject(status) && typeof status.code === 'number' && status.code !== 0)
    return `200 with status.code ${String(status.code)}, which is an error`
  if (data !== undefined && !isObject(data)) return `data is ${JSON.stringify(data)}`
  if (isObject(data) && data.ids !== undefined && !(Array.isArray(data.ids) && data.ids.every((id) => isObject(id))))
    return `data.ids is ${JSON.stringify(data.ids)}`
  return undefined
}

const headerOf = (answer: Answer | undefined, name: string): string | undefined =>
  answer &&
  Object.entries(answer.headers).find(([given]: readonly [...HeaderLine]) => given.toLowerCase() === name)?.[1]

const isStatus = (wanted: number | string, status: number | undefined): boolean =>
  typeof wanted === 'number' ? wanted === status : status !== undefined && inClass(status, Number(wanted.charAt(0)))

/** Judges all that a step asks of the answer to one attempt. */
export const judgeAnswer = (
  step: ExpectStep,
  attempt: Attempt | undefined,
  given: {
    readonly policy: 'reject' | 'ignore'
    readonly secrets: readonly string[]
    readonly signatures: readonly string[]
    readonly responseTimeoutMs?: number
  },
): readonly Judged[] => {
  const outcome = attempt?.outcome
  const answer = answerOf(outcome)
  const judged: Judged[] = []
  if (step.answer) judged.push(judgeKind(step.answer, outcome, given.policy))
  if (step.status)
    judged.push({
      ok: step.status.some((wanted) => isStatus(wanted, answer?.status)),
      expected: `status ${step.status.join(' or ')}`,
      seen: seenIn(outcome),
    })
  for (const [name, text] of Object.entries(step.headers ?? {})) {
    const value = headerOf(answer, name)
    judged.push({
      ok: value?.toLowerCase().includes(text.toLowerCase()) ?? false,
      expected: `the header ${name} with "${text}"`,
      seen: value === undefined ? `no header ${name}` : `${name}: ${value}`,
    })
  }
  if (step.body) judged.push(judgeBody(answer))
  for (const what of step.hides ?? []) judged.push(judgeHidden(what, answer, given))
  const { withinMs } = step
  if (withinMs !== undefined && outcome) {
    const isComparative = given.responseTimeoutMs !== undefined && withinMs < given.responseTimeoutMs
    judged.push({
      ok: outcome.kind !== 'timed-out' && outcome.ms - (outcome.stalledMs ?? 0) <= withinMs,
      expected: `an answer within ${describeMs(withinMs)}`,
      seen: seenIn(outcome),
      onTime: true,
      ...(isComparative && { besideOrdinaryMs: withinMs }),
    })
  }
  return outcome?.kind === 'timed-out' ? judged.map((one) => ({ ...one, onTime: true })) : judged
}

/**
 * What differs between any two answers and tells nothing: ids, times and counters that are made for each. Digests stay.
 */
const CHANGING = [
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g,
  /\b\d{10,19}\b/g,
]

/** A body without ids and times of its own. */
const comparable = (body: string): string => CHANGING.reduce((text, pattern) => text.replace(pattern, '…'), body)

/** Judges whether two answers are the same: in status, and in body but for ids and times. */
export const judgeSame = (one: Outcome | undefined, other: Outcome | undefined, name: string): Judged => {
  const [a, b] = [answerOf(one), answerOf(other)]
  const ok =
    a !== undefined && b !== undefined && a.status === b.status && comparable(a.body ?? '') === comparable(b.body ?? '')
  return {
    ok,
    expected:
      `the same answer as to "${name}": ` + `${seenIn(other)}${b ? `, ${JSON.stringify(b.body?.slice(0, 200))}` : ''}`,
    seen: `${seenIn(one)}${a ? `, ${JSON.stringify(a.body?.slice(0, 200))}` : ''}`,
  }
}
