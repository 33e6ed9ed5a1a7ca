import type { DialectFacts } from '../../../dialects/dialect.ts'
import { BODY } from './traits-of-body.ts'
import { EVERY_FORGERY, REQUEST, signatureTraits } from './traits-of-headers.ts'
import { eventTraits } from './traits-of-one-event.ts'
import { SEQUENCE, SEQUENCE_OF_EVENTS } from './traits-of-sequence.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

/** Returns the traits of requests of a dialect; of traits that explain equally much the first is named. */
export const requestTraits = ({ signature, body }: DialectFacts): readonly RequestTrait[] => [
  ...signatureTraits(signature),
  EVERY_FORGERY,
  ...REQUEST,
  ...(body.kind === 'entities' ? [...SEQUENCE, ...BODY] : [...SEQUENCE_OF_EVENTS, ...eventTraits(body)]),
]

/** The trait of every delivery a receiver should accept. */
export const EVERY_DELIVERY: RequestTrait = {
  id: 'every-delivery',
  words: 'every correctly signed delivery',
  family: 'all',
  test: ({ signed }) => signed === 'right',
}
