import { isoMs } from '../clock/stamp.ts'
import { isObject, type JsonObject } from '../kit/json-object.ts'
import { bodyOf, rewriteResponse, rewriteEach, rewriteItems } from './api-response.ts'
import { defineFault } from './define.ts'
import type { ApiCall, Fault } from './fault.ts'
import { choice, duration, text } from './parameter-kinds.ts'

const isYoung = (call: ApiCall, id: unknown, ms: number): boolean =>
  typeof id === 'string' && call.now < (call.createdAt(id) ?? -Infinity) + ms

/** Whether what a status or an entry says happened no later than an instant, or says nothing of it. */
const isUpTo = (instant: string, detail: unknown): boolean =>
  !isObject(detail) || typeof detail.deliveryTimestamp !== 'string' || detail.deliveryTimestamp <= instant

const ADDED = { addedLater: 'a member that no document knows', addedLaterToo: { nested: [1, null] } }

const withAdded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withAdded)
  if (!isObject(value)) return value
  return { ...Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withAdded(member)])), ...ADDED }
}

const withUnknownEvent = (one: unknown): unknown =>
  isObject(one) && Array.isArray(one.subscribedEvents)
    ? { ...one, subscribedEvents: [...(one.subscribedEvents as readonly unknown[]), 'ConversationAddedLater'] }
    : one

const without = (members: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name))

const withoutEvents = (one: unknown): unknown => (isObject(one) ? without(one, 'subscribedEvents') : one)

/** Answers that are not the newest, show less than there is, or say what no document knows. */
export const apiStale: readonly Fault[] = [
  defineFault({
    name: 'api-redacted-secret',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook', 'patchWebhook'],
    does: 'hides the secret of a subscription in every response but that to its creation',
    receiver: 'keeps the secret that it was given at first, and never verifies with what stands there instead',
    parameters: {
      as: text({ default: '***', means: 'what stands there instead' }),
    },
    apply: async (call, { as }) =>
      rewriteEach(await call.work(), (one) => (isObject(one) ? { ...one, secretKey: as } : one)),
  }),
  defineFault({
    name: 'api-stale-list',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook'],
    does: 'keeps a subscription that was just created out of the list',
    receiver: 'trusts the response to its creation, and looks again within bounds before it creates another',
    parameters: {
      for: duration({ required: true, means: "how long after its creation, on the mock's clock" }),
      reads: choice({
        choices: ['list', 'all'],
        default: 'list',
        means: 'whether it can be read alone meanwhile, or that answers 404 too',
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
    does: 'keeps a subscription that was just deleted in the list',
    receiver: 'trusts the response to its deletion, and takes what it still sees for old within bounds',
    parameters: {
      for: duration({ required: true, means: "how long after its deletion, on the mock's clock" }),
      reads: choice({
        choices: ['list', 'all'],
        default: 'list',
        means: 'whether it can still be read alone too',
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
    does: 'leaves what was delivered of late out of the delivery statuses and event logs',
    receiver: 'asks again within bounds, and takes silence for no failure',
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
    name: 'api-unknown-members',
    plane: 'api',
    does: 'adds members that no document knows to every object of a response',
    receiver: 'takes no notice of them',
    apply: async (call) => rewriteResponse(await call.work(), withAdded),
  }),
  defineFault({
    name: 'api-unknown-values',
    plane: 'api',
    operations: ['listWebhooks', 'getWebhook', 'listDeliveryStatuses'],
    does: 'names an event, or a kind of delivery status, that no document knows',
    receiver: 'shows it as it is, or takes no notice; no crash, and no verdict about a delivery',
    async apply(call) {
      const response = await call.work()
      return call.operation === 'listDeliveryStatuses'
        ? rewriteItems(response, (items) => items.map((item) => ({ ...item, deliveryStatus: { _type: 'AddedLater' } })))
        : rewriteEach(response, withUnknownEvent)
    },
  }),
  // Public documentation of the subscription API: neither a subscription's events nor the data of a list is required.
  defineFault({
    name: 'api-absent-members',
    plane: 'api',
    does: 'leaves out what the documents let be left out: subscribedEvents, and the data of a list that is empty',
    receiver: 'takes what is absent for empty or unknown, without a crash',
    apply: async (call) =>
      rewriteResponse(await call.work(), (body) => {
        if (!isObject(body)) return body
        const { data } = body
        if (!Array.isArray(data)) return { ...body, data: withoutEvents(data) }
        return data.length === 0 ? without(body, 'data') : { ...body, data: data.map(withoutEvents) }
      }),
  }),
]
