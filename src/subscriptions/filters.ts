import { INTERACTION_EVENTS, type EventName } from '../events/catalogue.ts'
import { EVENTS_WITHOUT_CONVERSATION } from '../events/details.ts'
import type { Interaction } from '../events/interaction.ts'

/** One condition of a filter; `field` is the part of a conversation that it checks. */
export interface FilterCondition {
  readonly _type: 'IsOneOf' | 'IsNotOneOf'
  readonly field: 'InitialChannel' | 'OperationOrigin' | 'QueueId'
  readonly values: readonly string[]
}

/** Conditions that must all hold, or of which at least one must, depending on `strategy`. */
export interface CombinedFilters {
  readonly _type: 'CombinedFilters'
  readonly strategy: 'All' | 'Any'
  readonly conditions: readonly FilterCondition[]
}

/** Filters, by the group of events to which they apply. Source: public documentation of the subscription API (beta). */
export type Filters = Readonly<Record<string, CombinedFilters>>

/** The only group of events for which filters are documented. */
export const FILTER_GROUP = 'Conversation'

const WITHOUT_CONVERSATION: ReadonlySet<EventName> = new Set<EventName>([
  ...INTERACTION_EVENTS,
  ...EVENTS_WITHOUT_CONVERSATION,
])

/** Returns the value that a condition checks; undefined if the interaction has none. Assumption: `filters`. */
const valueOf = (field: FilterCondition['field'], { channel, queue }: Interaction): string | undefined => {
  switch (field) {
    case 'InitialChannel':
      return channel.toLowerCase()
    case 'QueueId':
      return queue?.id
    case 'OperationOrigin':
      return undefined
    default:
      return field satisfies never
  }
}

const holds = ({ _type, field, values }: FilterCondition, interaction: Interaction): boolean => {
  const value = valueOf(field, interaction)
  const isOne = value !== undefined && values.some((one) => one.toLowerCase() === value.toLowerCase())
  return _type === 'IsOneOf' ? isOne : !isOne
}

/** Returns whether the filters of a subscription accept an event; events without a conversation are always accepted. */
export const passes = (filters: Filters | undefined, event: EventName, interaction: Interaction): boolean => {
  const given = filters?.[FILTER_GROUP]
  if (!given || WITHOUT_CONVERSATION.has(event)) return true
  const held = (condition: FilterCondition): boolean => holds(condition, interaction)
  return given.strategy === 'All' ? given.conditions.every(held) : given.conditions.some(held)
}
