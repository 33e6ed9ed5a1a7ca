import { isObject, type JsonObject } from '../../../kit/json-object.ts'
import type { EffectFacts } from './effect-facts.ts'
import { AFTER_FAILURE, firstOf, isTakenBefore } from './effect-traits.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type EffectTrait = Trait<EffectFacts>

const bodyOf = ({ json }: RequestFacts): JsonObject => (isObject(json) ? json : {})

const isOther = (one: RequestFacts, now: RequestFacts): boolean =>
  one.entries.length > 0 && one.entries[0]?.id !== now.entries[0]?.id

/** An event that another one of the same scenario resembles, which was believed before. */
const after =
  (isAlike: (one: RequestFacts, now: RequestFacts) => boolean) =>
  (facts: EffectFacts): boolean =>
    isTakenBefore(facts, (one, now) => isOther(one, now) && isAlike(one, now))

const isSame = (a: unknown, b: unknown): boolean => a !== undefined && a === b
const kindOf = ({ entries }: RequestFacts): unknown => entries[0]?.event
const isOfSameConversation = (one: RequestFacts, now: RequestFacts): boolean => isSame(one.said?.of, now.said?.of)

const byName: EffectTrait = {
  id: 'event-by-name',
  words: 'some events',
  family: 'event',
  test: (facts) => firstOf(facts) !== undefined && firstOf(facts)?.request.before.length === 0,
}

/** Traits of events of conversations that had no effect. */
export const LOST_CONVERSATION_EVENTS: readonly EffectTrait[] = [
  {
    id: 'older-than-known',
    words: 'an event that is older than one it has had',
    family: 'time',
    test: after(
      (one, now) => isOfSameConversation(one, now) && (one.said?.at ?? 0) > (now.said?.at ?? Number.POSITIVE_INFINITY),
    ),
  },
  {
    id: 'same-kind',
    words: 'a second event of the same name in a conversation',
    family: 'known',
    test: after((one, now) => isOfSameConversation(one, now) && kindOf(one) === kindOf(now)),
  },
  {
    id: 'same-instant',
    words: 'an event with the timestamp of another one',
    family: 'known',
    test: after((one, now) => isSame(bodyOf(one).event_timestamp, bodyOf(now).event_timestamp)),
  },
  {
    id: 'known-conversation',
    words: 'a second event of the same conversation',
    family: 'known',
    test: after(isOfSameConversation),
  },
  {
    id: 'without-conversation',
    words: 'a second event without a conversation',
    family: 'known',
    test: after((one, now) => one.said === undefined && now.said === undefined),
  },
  byName,
  AFTER_FAILURE,
]

/** Traits of open messages that had no effect. */
export const LOST_OPEN_MESSAGES: readonly EffectTrait[] = [
  {
    id: 'same-text',
    words: 'a second message with the same text',
    family: 'known',
    test: after((one, now) => isSame(bodyOf(one).text, bodyOf(now).text)),
  },
  {
    id: 'known-conversation',
    words: 'a second message of the same conversation',
    family: 'known',
    test: after((one, now) => isSame(bodyOf(one).conversationId, bodyOf(now).conversationId)),
  },
  byName,
  AFTER_FAILURE,
]
