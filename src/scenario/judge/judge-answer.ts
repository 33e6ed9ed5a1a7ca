import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Attempt } from '../../journal/delivery.ts'
import type { Answer, Outcome } from '../../journal/outcome.ts'
import { isObject } from '../../kit/json-object.ts'
import type { Check, CheckOf, Reply } from '../model/check.ts'
import type { AnswerKind, ExpectStep, Hidden } from '../model/step.ts'

/** One thing that was asked of an answer. */
export interface Judged {
  readonly ok: boolean
  readonly check: Check
  /** Whether it turned on real time, which a busy machine makes longer. */
  readonly onTime?: boolean
  /**
   * Real milliseconds that were allowed, where they are fewer than the sender itself allows: they only tell something
   * beside what is ordinary.
   */
  readonly besideOrdinaryMs?: number
}

/** An outcome without headers and body. */
const replyOf = (outcome: Outcome | undefined): Reply => {
  if (!outcome || !('answer' in outcome)) return outcome
  const { status, reason, truncated, further } = outcome.answer
  const { kind, ms, stalledMs } = outcome
  const answer = { status, reason, ...(truncated && { truncated }), ...(further && { further }) }
  return { kind, ms, ...(stalledMs !== undefined && { stalledMs }), answer }
}

const answerOf = (outcome: Outcome | undefined): Answer | undefined =>
  outcome && 'answer' in outcome ? outcome.answer : undefined
const inClass = (status: number, hundred: number): boolean => Math.floor(status / 100) === hundred

/** Whether an answer is of the kind that is due; `refused` depends on what the receiver does with a bad signature. */
const isOfKind = (kind: AnswerKind, outcome: Outcome | undefined, policy: 'reject' | 'ignore'): boolean => {
  const status = answerOf(outcome)?.status
  const is = (test: (status: number) => boolean): boolean => status !== undefined && test(status)
  switch (kind) {
    case 'accepted':
      return outcome?.kind === 'accepted'
    case 'refused':
      return is((code) => (policy === 'reject' ? inClass(code, 4) : code === 200))
    case 'declined':
      return (
        (outcome?.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset')) ||
        is((code) => inClass(code, 4) || (policy === 'ignore' && code === 200))
      )
    case 'survived':
      return is((code) => code < 500)
    case 'client-error':
      return is((code) => inClass(code, 4))
    case 'any':
      return status !== undefined
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

const SHOWS: Readonly<Record<Hidden, (text: string, known: HiddenValues) => boolean>> = {
  secret: (text, { secrets }) => secrets.some((secret) => secret.length > 3 && text.includes(secret)),
  signature: (text, { signatures }) => signatures.some((digest) => text.toLowerCase().includes(digest)),
  stack: (text) => STACK.test(text),
  // JSON and plain text are shown as they are; HTML, or what a browser may take for it, is not.
  markup: (text, { isHtml }) => isHtml && /<(script|img)\b/i.test(text),
}

const judgeHidden = (what: Hidden, answer: Answer | undefined, given: Omit<HiddenValues, 'isHtml'>): Judged => {
  const known = { ...given, isHtml: /html|^$/i.test(headerOf(answer, 'content-type') ?? '') }
  const text = answer ? `${Object.values(answer.headers).join('\n')}\n${answer.body ?? ''}` : ''
  const seen = SHOWS[what](text, known)
  return { ok: !seen, check: { kind: 'hidden', expected: what, seen } }
}

/**
 * The answer's body as seed 001 shows it: `status` with code and message, `data.ids`; a body that is no JSON object
 * says nothing of it.
 */
const judgeBody = (answer: Answer | undefined): Judged => {
  const seen = answer ? misfit(answer.body ?? '') : undefined
  return { ok: seen === undefined, check: { kind: 'body', seen } }
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
  const { policy } = given
  const reply = replyOf(outcome)
  if (step.answer)
    judged.push({
      ok: isOfKind(step.answer, outcome, policy),
      check: { kind: 'answer', expected: step.answer, policy, seen: reply },
    })
  if (step.status)
    judged.push({
      ok: step.status.some((wanted) => isStatus(wanted, answer?.status)),
      check: { kind: 'status', expected: step.status, seen: reply },
    })
  for (const [name, text] of Object.entries(step.headers ?? {})) {
    const value = headerOf(answer, name)
    judged.push({
      ok: value?.toLowerCase().includes(text.toLowerCase()) ?? false,
      check: { kind: 'header', name, expected: text, seen: value },
    })
  }
  if (step.body) judged.push(judgeBody(answer))
  for (const what of step.hides ?? []) judged.push(judgeHidden(what, answer, given))
  const { withinMs } = step
  if (withinMs !== undefined && outcome) {
    const isComparative = given.responseTimeoutMs !== undefined && withinMs < given.responseTimeoutMs
    judged.push({
      ok: outcome.kind !== 'timed-out' && outcome.ms - (outcome.stalledMs ?? 0) <= withinMs,
      check: { kind: 'time', expected: withinMs, seen: reply },
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

/** Characters of a body that a comparison shows. */
const MAX_BODY_SHOWN = 200

/** Judges whether two answers are the same: in status, and in body but for ids and times. */
export const judgeSame = (one: Outcome | undefined, other: Outcome | undefined, name: string): Judged => {
  const [a, b] = [answerOf(one), answerOf(other)]
  const ok =
    a !== undefined && b !== undefined && a.status === b.status && comparable(a.body ?? '') === comparable(b.body ?? '')
  const shown = (outcome: Outcome | undefined): CheckOf<'same'>['seen'] => ({
    reply: replyOf(outcome),
    body: answerOf(outcome)?.body?.slice(0, MAX_BODY_SHOWN),
  })
  return { ok, check: { kind: 'same', as: name, expected: shown(other), seen: shown(one) } }
}
