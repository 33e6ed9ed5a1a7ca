import type { Assumptions } from '../contract/assumptions.ts'
import { CONVERSATION_EVENTS, type EventName } from '../events/catalogue.ts'
import { derive } from '../events/random.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { ownerOf } from '../subscriptions/users.ts'

const DOCUMENTED: ReadonlySet<EventName> = new Set(CONVERSATION_EVENTS)
const SECRET_KEY = /^[0-9a-f]{64}$/

/**
 * How the emulated API shows subscriptions that were not created over the API. Assumption: `configuredSubscriptions`.
 */
export interface ShownSubscriptions {
  /** Returns a subscription as the API shows it; undefined if the API hides it. */
  readonly show: (subscription: Subscription) => Subscription | undefined
  /** Returns whether the API shows an event of a subscription. */
  readonly knows: (subscription: Subscription, event: EventName) => boolean
}

/**
 * Returns how the API shows subscriptions under a value of the assumption. In documented form a subscription has only
 * documented events and a `secretKey` of 64 hexadecimal digits; if its secret has another form, a placeholder derived
 * from the seed.
 */
export const createShown = (seed: number, how: Assumptions['configuredSubscriptions']): ShownSubscriptions => {
  const owner = ownerOf(seed)
  const forms = new WeakMap<Subscription, Subscription>()
  const isOwn = ({ createdBy }: Subscription): boolean => createdBy === owner
  const inForm = (given: Subscription): Subscription => {
    const { id, secret, events } = given
    if (SECRET_KEY.test(secret) && events.every((event) => DOCUMENTED.has(event))) return given
    let form = forms.get(given)
    if (!form) {
      form = {
        ...given,
        events: events.filter((event) => DOCUMENTED.has(event)),
        secret: SECRET_KEY.test(secret) ? secret : derive(seed, 'stand-in', id).hex(64),
      }
      forms.set(given, form)
    }
    return form
  }
  return {
    show(subscription) {
      if (how === 'as-is' || !isOwn(subscription)) return subscription
      return how === 'hidden' ? undefined : inForm(subscription)
    },
    knows: (subscription, event) => how !== 'documented-form' || !isOwn(subscription) || DOCUMENTED.has(event),
  }
}
