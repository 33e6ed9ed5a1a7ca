import { CONVERSATION_EVENTS, type ConversationEventName } from '../events/catalogue.ts'

const fqnByRule = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()

/**
 * `event_fqn` of every conversation event: its words in upper case, joined with underscores. Seed 003; public
 * documentation, payload page. Assumption for the doubtful ones: `doubtfulEventNames`.
 */
export const EVENT_FQN = Object.fromEntries(CONVERSATION_EVENTS.map((name) => [name, fqnByRule(name)])) as Readonly<
  Record<ConversationEventName, string>
>
