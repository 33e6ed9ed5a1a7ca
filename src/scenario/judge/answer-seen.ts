import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Answer, Outcome } from '../../journal/outcome.ts'
import type { Reply } from '../model/check.ts'
import type { ExpectStep } from '../model/step.ts'

/** Returns an outcome without headers and body. */
export const replyOf = (outcome: Outcome | undefined): Reply => {
  if (!outcome || !('answer' in outcome)) return outcome
  const { status, reason, truncated, further } = outcome.answer
  const { kind, ms, stalledMs } = outcome
  const answer = { status, reason, ...(truncated && { truncated }), ...(further && { further }) }
  return { kind, ms, ...(stalledMs !== undefined && { stalledMs }), answer }
}

/** Returns the answer to an attempt; undefined when there was none. */
export const answerOf = (outcome: Outcome | undefined): Answer | undefined =>
  outcome && 'answer' in outcome ? outcome.answer : undefined

/** Returns the value of a header; its name is given in lower case. */
export const headerOf = (answer: Answer | undefined, name: string): string | undefined =>
  answer &&
  Object.entries(answer.headers).find(([given]: readonly [...HeaderLine]) => given.toLowerCase() === name)?.[1]

/** Whether a status is of a class such as 4 for 4xx. */
export const inClass = (status: number, hundred: number): boolean => Math.floor(status / 100) === hundred

/** Whether a status is the wanted one, or in the wanted class. */
export const isStatus = (wanted: NonNullable<ExpectStep['status']>[number], status: number | undefined): boolean =>
  typeof wanted === 'number' ? wanted === status : status !== undefined && inClass(status, Number(wanted.charAt(0)))
