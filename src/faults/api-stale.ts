import { isoMs } from '../clock/stamp.ts'
import { isObject, type JsonObject } from '../kit/json-object.ts'
import { bodyOf, rewriteResponse, rewriteEach, rewriteItems } from './api-response.ts'
import { defineFault } from './define.ts'
import type { ApiCall, Fault } from './fault.ts'
import { choice, duration, text } from './parameter-kinds.ts'

const isYoung = (call: ApiCall, id: unknown, ms: number): boolean =>
  typeof id === 'string' && call.now < (call.createdAt(id) ?? -Infinity) + ms

/** Returns whether a status or an entry has a time no later than an instant, or no time at all. */
const isUpTo = (instant: string, detail: unknown): boolean =>
  !isObject(detail) || typeof detail.deliveryTimestamp !== 'string' || detail.deliveryTimestamp <= instant

const ADDED = { addedLater: 'an undocumented field', addedLaterToo: { nested: [1, null] } }

const withAdded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withAdded)
  if (!isObject(value)) return value
  return { ...Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withAdded(field)])), ...ADDED }
}

const withUnknownEvent = (one: unknown): unknown =>
  isObject(one) && Array.isArray(one.subscribedEvents)
    ? { ...one, subscribedEvents: [...(one.subscribedEvents as readonly unknown[]), 'ConversationAddedLater'] }
    : one

const without = (fields: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))

const withoutEvents = (one: unknown): unknown => (isObject(one) ? without(one, 'subscribedEvents') : one)

/** Faults that make responses stale, incomplete or newer than the documents. */
export const apiStale: readonly Fault[] = [
  defineFault({
    name: 'api-redacted-secret',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook', 'patchWebhook'],
    does: 'hides the secret of a subscription in every response except the one that creates it',
    receiver: 'keeps the secret from the first response, and never verifies with the placeholder',
    parameters: {
      as: text({ default: '***', means: 'the placeholder' }),
    },
    apply: async (call, { as }) =>
      rewriteEach(await call.work(), (one) => (isObject(one) ? { ...one, secretKey: as } : one)),
  }),
  defineFault({
    name: 'api-stale-list',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook'],
    does: 'omits a new subscription from the list',
    receiver: 'trusts the response that created it, and checks the list again a few times before it creates another',
    parameters: {
      for: duration({ required: true, means: "how long after its creation, on the mock's clock" }),
      reads: choice({
        choices: ['list', 'all'],
        default: 'list',
        means: 'whether only the list omits it, or reading it also returns 404',
      }),
    },
    async apply(call, { for: age, reads }) {
      const response = await call.work()
      if (call.operation === 'listWebhooks')
        return rewriteItems(response, (items) => items.filter(({ id }) => !isYoung(call, id, age)))
      if (reads !== 'all') return response
      const body = await bodyOf(response)
      const data = isObject(body) ? body.data : undefined
      return isObject(data) && isYoung(call, data.id, age) ? call.refuse(404) : response
    },
  }),
  defineFault({
    name: 'api-stale-deletion',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook'],
    does: 'still lists a subscription after it was deleted',
    receiver: 'trusts the response to its deletion, and accepts that lists are stale for a while',
    parameters: {
      for: duration({ required: true, means: "how long after its deletion, on the mock's clock" }),
      reads: choice({
        choices: ['list', 'all'],
        default: 'list',
        means: 'whether only the list still shows it, or reading it also returns it',
      }),
    },
    async apply(call, { for: ms, reads }) {
      const response = await call.work()
      const deleted = call.deletedAfter(call.now - ms)
      if (call.operation === 'listWebhooks') return rewriteItems(response, (items) => [...items, ...deleted])
      const shown =
        reads === 'all' && response.status === 404 ? deleted.find(({ id }) => id === call.subscriptionId) : undefined
      return shown ? Response.json({ data: shown }) : response
    },
  }),
  defineFault({
    name: 'api-lagging-status',
    plane: 'api',
    operations: ['listDeliveryStatuses', 'listEventLogs'],
    does: 'omits recent deliveries from the delivery statuses and event logs',
    receiver: 'checks again a few times, and does not treat a missing entry as a failure',
    parameters: {
      by: duration({ required: true, means: "how far they lag behind, on the mock's clock" }),
    },
    async apply(call, { by }) {
      const shownUntil = isoMs(call.now - by)
      return rewriteItems(await call.work(), (items) =>
        call.operation === 'listEventLogs'
          ? items.filter(({ deliveryDetail }) => isUpTo(shownUntil, deliveryDetail))
          : items.map((item) =>
              isUpTo(shownUntil, item.deliveryStatus)
                ? item
                : { ...item, deliveryStatus: { _type: 'NoRecentDelivery' } },
            ),
      )
    },
  }),
  defineFault({
    name: 'api-unknown-fields',
    plane: 'api',
    does: 'adds undocumented fields to every object of a response',
    receiver: 'ignores them',
    apply: async (call) => rewriteResponse(await call.work(), withAdded),
  }),
  defineFault({
    name: 'api-unknown-values',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook', 'listDeliveryStatuses'],
    does: 'returns an undocumented event or kind of delivery status',
    receiver: 'shows it unchanged, or ignores it; does not crash, or conclude anything about a delivery',
    async apply(call) {
      const response = await call.work()
      return call.operation === 'listDeliveryStatuses'
        ? rewriteItems(response, (items) => items.map((item) => ({ ...item, deliveryStatus: { _type: 'AddedLater' } })))
        : rewriteEach(response, withUnknownEvent)
    },
  }),
  // Public documentation of the subscription API: neither a subscription's events nor the data of a list is required.
  defineFault({
    name: 'api-missing-fields',
    plane: 'api',
    does: 'omits fields that the documents do not require: subscribedEvents, and the data of an empty list',
    receiver: 'treats an absent field as empty or unknown, and does not crash',
    apply: async (call) =>
      rewriteResponse(await call.work(), (body) => {
        if (!isObject(body)) return body
        const { data } = body
        if (!Array.isArray(data)) return { ...body, data: withoutEvents(data) }
        return data.length === 0 ? without(body, 'data') : { ...body, data: data.map(withoutEvents) }
      }),
  }),
]
