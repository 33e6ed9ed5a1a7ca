import type { Attempt } from '../../journal/delivery.ts'
import type { Outcome } from '../../journal/outcome.ts'
import type { CheckOf } from '../model/check.ts'
import type { ExpectStep } from '../model/steps/expect.ts'
import { responseOf, headerOf, isStatus, replyOf } from './response-seen.ts'
import type { Judged } from './judged.ts'
import { judgeBody } from './judge-body.ts'
import { judgeHidden } from './judge-hidden.ts'
import { judgeKind } from './judge-kind.ts'

/** Judges everything a step expects of the response to an attempt. */
export const judgeResponse = (
  step: ExpectStep,
  attempt: Attempt | undefined,
  given: {
    readonly policy: 'reject' | 'ignore'
    /** Which response the sender accepts as success, in words. Default: 200 OK. */
    readonly success?: string
    readonly secrets: readonly string[]
    readonly signatures: () => readonly string[]
    readonly responseTimeoutMs?: number
  },
): readonly Judged[] => {
  const outcome = attempt?.outcome
  const response = responseOf(outcome)
  const judged: Judged[] = []
  const reply = replyOf(outcome)
  if (step.response) judged.push(...judgeKind(step.response, outcome, given.policy, given.success))
  if (step.status)
    judged.push({
      ok: step.status.some((wanted) => isStatus(wanted, response?.status)),
      check: { kind: 'status', expected: step.status, seen: reply },
    })
  for (const [name, text] of Object.entries(step.headers ?? {})) {
    const value = headerOf(response, name)
    judged.push({
      ok: value?.toLowerCase().includes(text.toLowerCase()) ?? false,
      check: { kind: 'header', name, expected: text, seen: value },
    })
  }
  if (step.body) judged.push(judgeBody(response))
  for (const what of step.hides ?? []) judged.push(judgeHidden(what, response, given))
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

/** Parts that differ between any two responses: IDs, times and counters. Digests stay. */
const CHANGING = [
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g,
  /\b\d{10,19}\b/g,
]

/** Returns a body without its IDs and times. */
const comparable = (body: string): string => CHANGING.reduce((text, pattern) => text.replace(pattern, '…'), body)

/** How many characters of a body a comparison shows. */
const MAX_BODY_SHOWN = 200

/** Judges whether two responses have the same status and, apart from IDs and times, the same body. */
export const judgeSame = (one: Outcome | undefined, other: Outcome | undefined, name: string): Judged => {
  const [a, b] = [responseOf(one), responseOf(other)]
  const ok =
    a !== undefined && b !== undefined && a.status === b.status && comparable(a.body ?? '') === comparable(b.body ?? '')
  const shown = (outcome: Outcome | undefined): CheckOf<'same'>['seen'] => ({
    reply: replyOf(outcome),
    body: responseOf(outcome)?.body?.slice(0, MAX_BODY_SHOWN),
  })
  return { ok, check: { kind: 'same', as: name, expected: shown(other), seen: shown(one) } }
}
