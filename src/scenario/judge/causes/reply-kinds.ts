import type { ReplyPart, Rule } from './reply-part.ts'

export type ReplyRule = Rule<ReplyPart>

/** Whether what tells a part is of one of these families. */
export const of =
  (...families: readonly string[]) =>
  ({ trait }: ReplyPart): boolean =>
    trait !== undefined && families.includes(trait.family)
/** Whether what tells a part is one of these traits. */
export const named =
  (...ids: readonly string[]) =>
  ({ trait }: ReplyPart): boolean =>
    trait !== undefined && ids.includes(trait.id)
/** Whether the response is in 4xx. */
export const isClientError = ({ status }: ReplyPart): boolean => status >= 400 && status < 500
/** Whether the response is in 5xx, or the connection was closed in place of one. */
export const isServerError = ({ status, reply }: ReplyPart): boolean => status >= 500 || reply === 'closed'

/** What a refused delivery costs. */
export const LOST =
  'The sender takes it for a failure, delivers again, and gives up after its last attempt: events are lost.'

/** What a believed forgery costs. */
export const FORGED = 'Anyone who knows the URL can make it process events that Genesys never sent.'

/** How requests are answered: `answers 500 to`, before what they are. */
export const answers = (reply: string): string =>
  reply === 'closed' ? 'closes the connection on' : `answers ${reply} to`
