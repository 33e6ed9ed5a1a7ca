import { BODY } from './traits-of-body.ts'
import { EVERY_FORGERY, REQUEST, SIGNATURE } from './traits-of-headers.ts'
import { SEQUENCE } from './traits-of-sequence.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Trait } from './trait.ts'

type RequestTrait = Trait<RequestFacts>

/** Traits of requests; of those that explain as much the first is named. */
export const REQUEST_TRAITS: readonly RequestTrait[] = [...SIGNATURE, EVERY_FORGERY, ...REQUEST, ...SEQUENCE, ...BODY]

/** The trait of all that a receiver should take. */
export const EVERY_DELIVERY: RequestTrait = {
  id: 'every-delivery',
  words: 'every correctly signed delivery',
  family: 'all',
  test: ({ signed }) => signed === 'right',
}
