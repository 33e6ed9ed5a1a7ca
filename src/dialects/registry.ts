import { DEFAULT_ASSUMPTIONS } from '../contract/assumptions.ts'
import type { EventName } from '../events/catalogue.ts'
import { conversationsDialect, type ConversationAssumptions } from './conversations.ts'
import type { Dialect, DialectName } from './dialect.ts'
import { interactionsDialect, type InteractionAssumptions } from './interactions.ts'

export interface Dialects {
  readonly all: Readonly<Record<DialectName, Dialect>>
  /** The dialect that an event is told in. */
  readonly dialectOf: (event: EventName) => Dialect
}

/** Makes every dialect there is. A further one is a file of its own and a line here. */
export const createDialects = (
  assume: ConversationAssumptions & InteractionAssumptions = DEFAULT_ASSUMPTIONS,
): Dialects => {
  const all = { interactions: interactionsDialect(assume), conversations: conversationsDialect(assume) }
  const byEvent = new Map<string, Dialect>(
    Object.values(all).flatMap((dialect) => dialect.events.map((event) => [event, dialect] as const)),
  )
  return { all, dialectOf: (event) => byEvent.get(event) ?? all.conversations }
}

export const DIALECT_NAMES = ['interactions', 'conversations'] as const satisfies readonly DialectName[]
