import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Response, Outcome } from '../../journal/outcome.ts'
import type { Reply } from '../model/check.ts'
import type { ExpectStep } from '../model/steps/expect.ts'

/** Returns an outcome without headers and body. */
export const replyOf = (outcome: Outcome | undefined): Reply => {
  if (!outcome || !('response' in outcome)) return outcome
  const { status, reason, truncated, further } = outcome.response
  const { kind, ms, stalledMs } = outcome
  const response = { status, reason, ...(truncated && { truncated }), ...(further && { further }) }
  return { kind, ms, ...(stalledMs !== undefined && { stalledMs }), response }
}

/** Returns the response to an attempt; undefined without one. */
export const responseOf = (outcome: Outcome | undefined): Response | undefined =>
  outcome && 'response' in outcome ? outcome.response : undefined

/** Returns the value of a header; its name is given in lower case. */
export const headerOf = (response: Response | undefined, name: string): string | undefined =>
  response &&
  Object.entries(response.headers).find(([given]: readonly [...HeaderLine]) => given.toLowerCase() === name)?.[1]

/** Whether a status is of a class such as 4 for 4xx. */
export const hasStatusClass = (status: number, hundred: number): boolean => Math.floor(status / 100) === hundred

/** Whether a status is the wanted one, or in the wanted class. */
export const isStatus = (wanted: NonNullable<ExpectStep['status']>[number], status: number | undefined): boolean =>
  typeof wanted === 'number'
    ? wanted === status
    : status !== undefined && hasStatusClass(status, Number(wanted.charAt(0)))
