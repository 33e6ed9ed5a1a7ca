import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Answer, Outcome } from '../../journal/outcome.ts'
import { describeOutcome } from '../../kit/outcome-words.ts'
import { describeMs } from '../../kit/span-words.ts'
import type { ExpectStep } from '../model/step.ts'

/** Returns how an attempt ended and how long it took, in words. */
export const seenIn = (outcome: Outcome | undefined): string =>
  outcome ? `${describeOutcome(outcome)} in ${describeMs(outcome.ms)}` : 'no attempt was made'

/** Returns the answer to an attempt; undefined when there was none. */
export const answerOf = (outcome: Outcome | undefined): Answer | undefined =>
  outcome && 'answer' in outcome ? outcome.answer : undefined

/** Returns the value of a header whose name is given in lower case. */
export const headerOf = (answer: Answer | undefined, name: string): string | undefined =>
  answer &&
  Object.entries(answer.headers).find(([given]: readonly [...HeaderLine]) => given.toLowerCase() === name)?.[1]

/** Whether a status is of a class such as 4 for 4xx. */
export const inClass = (status: number, hundred: number): boolean => Math.floor(status / 100) === hundred

/** Whether a status is the one that is wanted, or of the class that is. */
export const isStatus = (wanted: NonNullable<ExpectStep['status']>[number], status: number | undefined): boolean =>
  typeof wanted === 'number' ? wanted === status : status !== undefined && inClass(status, Number(wanted.charAt(0)))
