import type { DialectName } from '../../../dialects/dialect.ts'
import { BODY } from './traits-of-body.ts'
import { EVERY_FORGERY, REQUEST, signatureTraits } from './traits-of-headers.ts'
import { CONVERSATION_BODY, OPEN_MESSAGE_BODY } from './traits-of-one-event.ts'
import { SEQUENCE, SEQUENCE_OF_EVENTS } from './traits-of-sequence.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

const traitsOf = (dialect: DialectName, told: readonly RequestTrait[]): readonly RequestTrait[] => [
  ...signatureTraits(dialect),
  EVERY_FORGERY,
  ...REQUEST,
  ...told,
]

/** Traits of requests, by dialect; of traits that explain equally much the first is named. */
export const REQUEST_TRAITS: Readonly<Record<DialectName, readonly RequestTrait[]>> = {
  interactions: traitsOf('interactions', [...SEQUENCE, ...BODY]),
  conversations: traitsOf('conversations', [...SEQUENCE_OF_EVENTS, ...CONVERSATION_BODY]),
  'open-messaging': traitsOf('open-messaging', [...SEQUENCE_OF_EVENTS, ...OPEN_MESSAGE_BODY]),
}

/** The trait of every delivery a receiver should accept. */
export const EVERY_DELIVERY: RequestTrait = {
  id: 'every-delivery',
  words: 'every correctly signed delivery',
  family: 'all',
  test: ({ signed }) => signed === 'right',
}
