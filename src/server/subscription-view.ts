import { isoMs, isoSeconds } from '../clock/stamp.ts'
import type { components } from '../contract/generated/genesys.ts'
import type { LoggedAttempt } from '../engine/core.ts'
import { isSubscribable } from '../events/catalogue.ts'
import type { Filters } from '../subscriptions/filters.ts'
import { customizedHeaders } from '../subscriptions/custom-headers.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

type Schemas = components['schemas']

const views = new WeakMap<Subscription, Schemas['WebhookSubscription']>()

/**
 * Returns a subscription as the API shows it, with fields in the order of seed 003. Subscriptions are immutable, so
 * each view is made once.
 * @param showsCustom whether headers include the custom ones. Assumption: `customHeadersShown`
 */
export const viewSubscription = (given: Subscription, showsCustom: boolean): Schemas['WebhookSubscription'] => {
  let view = views.get(given)
  if (!view) views.set(given, (view = writeSubscription(given, showsCustom)))
  return view
}

/** Returns the same view with an empty `secretKey`, for reads after it was shown once. Assumption: `secretKey`. */
export const withoutSecret = (given: Subscription, showsCustom: boolean): Schemas['WebhookSubscription'] => ({
  ...viewSubscription(given, showsCustom),
  secretKey: '',
})

const viewFilters = (filters: Filters): NonNullable<Schemas['WebhookSubscription']['filters']> =>
  Object.fromEntries(
    Object.entries(filters).map(([group, { strategy, conditions, _type }]) => [
      group,
      {
        strategy,
        conditions: conditions.map(({ field, values, _type: kind }) => ({ field, values: [...values], _type: kind })),
        _type,
      },
    ]),
  )

/** Returns the same view without caching it: most new subscriptions are never read. */
export const writeSubscription = (given: Subscription, showsCustom: boolean): Schemas['WebhookSubscription'] => {
  const createdAt = isoSeconds(given.createdAt)
  return {
    id: given.id,
    name: given.name,
    subscribedEvents: given.events.filter(isSubscribable),
    url: given.url,
    headers: { ...(showsCustom ? customizedHeaders(given) : given.headers) },
    secretKey: given.secret,
    enabled: given.enabled,
    createdAt,
    createdBy: given.createdBy,
    updatedAt: given.updatedAt === given.createdAt ? createdAt : isoSeconds(given.updatedAt),
    updatedBy: given.updatedBy,
    ...(given.filters && { filters: viewFilters(given.filters) }),
  }
}

const detail = ({ at, success, responseCode, responseText }: LoggedAttempt) => ({
  deliveryTimestamp: isoMs(at),
  success,
  responseCode,
  responseText,
})

/** Returns a log entry without `_type`. Seed 003. */
export const viewLog = (attempt: LoggedAttempt): Schemas['EventDeliveryLog'] => ({
  deliveryDetail: detail(attempt),
  payload: attempt.payload,
})

/** Returns a status with `_type` as its last field. Seed 003. */
export const viewStatus = (
  event: Schemas['SubscribableEvent'],
  latest: LoggedAttempt | undefined,
): Schemas['EventDeliveryStatus'] => ({
  event,
  deliveryStatus: latest ? { ...detail(latest), _type: 'DeliveryDetail' } : { _type: 'NoRecentDelivery' },
})

/** Returns the headers for the authorization of a subscription. Seed 003; NoAuth: public documentation. */
export const headersOf = (authorization: Schemas['Authorization']): Record<string, string> => {
  switch (authorization._type) {
    case 'BasicAuth':
      return {
        Authorization: `Basic ${Buffer.from(`${authorization.username}:${authorization.password}`).toString('base64')}`,
      }
    case 'TokenAuth':
      return { Authorization: `Bearer ${authorization.value}` }
    case 'NoAuth':
      return {}
    default:
      return authorization satisfies never
  }
}
