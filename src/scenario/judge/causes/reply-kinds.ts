import type { ErrorPage } from './error-page.ts'
import type { ReplyPart, Rule } from './reply-part.ts'

export type ReplyRule = Rule<ReplyPart>

/** Returns a check whether the trait of a part belongs to one of the families. */
export const of =
  (...families: readonly string[]) =>
  ({ trait }: ReplyPart): boolean =>
    trait !== undefined && families.includes(trait.family)
/** Returns a check whether the trait of a part is one of those given. */
export const named =
  (...ids: readonly string[]) =>
  ({ trait }: ReplyPart): boolean =>
    trait !== undefined && ids.includes(trait.id)
/** Whether the status is 4xx. */
export const isClientError = ({ status }: ReplyPart): boolean => status >= 400 && status < 500
/** Whether the status is 5xx, or the connection was closed without a response. */
export const isServerError = ({ status, reply }: ReplyPart): boolean => status >= 500 || reply === 'closed'

/** The consequence of a rejected delivery. */
export const LOST = 'The sender treats it as a failure, retries, and gives up after the last attempt: events are lost.'

/** The consequence of an accepted forgery. */
export const FORGED = 'Anyone who knows the URL can make it process events that Genesys never sent.'

/** Returns the verb for a reply, such as `responds with 500 to`. */
export const respondsTo = (reply: string): string =>
  reply === 'closed' ? 'closes the connection on' : `responds with ${reply} to`

/** Returns a cause as a sentence, with the error that the response names. */
export const withError = (cause: string, { error }: ErrorPage): string =>
  error === undefined ? `${cause}.` : `${cause}: ${error}.`
