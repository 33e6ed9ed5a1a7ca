import { isoMs } from '../clock/stamp.ts'
import { parseDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'
import { deliveryUnknown } from '../kit/unknown-id.ts'
import type { operations } from '../contract/generated/control.ts'
import type { controlOperations } from '../contract/generated/operations.ts'
import type { Handlers } from '../contract/operation.ts'
import type { EngineCore } from '../engine/engine-core.ts'
import type { Delivery, DeliveryId } from '../journal/delivery.ts'
import type { KeptDelivery } from '../journal/kept-delivery.ts'
import { parseRetryPolicy } from '../delivery/retry/policy-spec.ts'
import type { ClockMode } from '../clock/clock.ts'
import type { Store } from '../journal/store.ts'
import { viewDelivery, viewEntry, viewStandingFault } from './delivery-view.ts'
import { viewFault, viewKnown, viewRetryPolicy } from './engine-view.ts'
import { jsonPage } from './json-page.ts'
import { streamJournal } from './stream.ts'
import { compressed } from './gzip.ts'
import { createTimelineReader, pageOfLanes } from './timeline-rows.ts'
import { createViewMask } from './view-mask.ts'
import { VERSION } from '../kit/version.ts'

/** Yields the deliveries that match a query, after the position `after` in the list. */
function* matching(
  store: Store,
  query: NonNullable<operations['listDeliveries']['parameters']['query']>,
): Iterable<KeptDelivery> {
  const { subscriptionId, state, eventId, after = 0 } = query
  for (const delivery of store.deliveries({
    ...(subscriptionId !== undefined && { subscriptionId }),
    ...(state !== undefined && { state }),
  })) {
    if (delivery.serial > after && (eventId === undefined || delivery.eventId === eventId)) yield delivery
  }
}

/** Returns the handlers of the control API, one per operation of spec/control.openapi.yaml. */
export const controlApi = (core: EngineCore) => {
  const mask = createViewMask(core)
  const readTimeline = createTimelineReader(core.store)
  const find = (id: string): Delivery => {
    const delivery = core.store.delivery(id as DeliveryId)
    if (delivery) return delivery
    throw deliveryUnknown(id)
  }
  const clock = () => {
    const nextDue = core.clock.nextDue()
    return {
      status: 200 as const,
      body: {
        data: {
          mode: core.clock.mode,
          now: isoMs(core.clock.now()),
          nextDue: nextDue === undefined ? null : isoMs(nextDue),
        },
      },
    }
  }
  const retryPolicy = () => ({ status: 200 as const, body: { data: viewRetryPolicy(core.retry) } })
  const faults = () => ({ status: 200 as const, body: { data: core.faults.list().map(viewStandingFault) } })

  return {
    health: () => ({
      status: 200,
      body: {
        status: 'ok',
        version: VERSION,
        seed: core.seed,
        clock: core.clock.mode,
        unsettled: core.unsettled(),
        memory: core.store.retained(),
      },
    }),

    publishEvent({ body }) {
      const { interactionId, eventId, deliveries } = core.publish(body.event, {
        ...(body.interaction && { interaction: body.interaction }),
        ...(body.details && { details: body.details }),
        ...(body.subscriptionId !== undefined && { subscriptionId: body.subscriptionId }),
        ...(body.faults && { faults: body.faults }),
      })
      return { status: 202, body: { data: { eventId, interactionId, deliveries: [...deliveries] } } }
    },

    playInteraction({ body }) {
      const { interactionId, events } = core.play({
        ...(body?.interaction && { interaction: body.interaction }),
        ...(body?.pace !== undefined && { paceMs: parseDuration(body.pace) }),
      })
      return {
        status: 202,
        body: { data: { interactionId, events: events.map(({ event, dueAt }) => ({ event, dueAt: isoMs(dueAt) })) } },
      }
    },

    listDeliveries({ query }) {
      const options = { bodies: query.bodies === 'true' }
      return jsonPage({
        items: matching(core.store, query),
        limit: query.limit ?? 1000,
        show: (delivery) => viewDelivery(delivery, mask, options),
        placeOf: ({ serial }) => serial,
      })
    },

    getDelivery: ({ path }) => ({ status: 200, body: { data: viewDelivery(find(path.deliveryId), mask) } }),
    redeliver: ({ path, body }) => ({
      status: 202,
      body: { data: viewDelivery(core.redeliver(find(path.deliveryId).id, body?.faults), mask) },
    }),
    cancelDelivery: ({ path }) => ({
      status: 200,
      body: { data: viewDelivery(core.cancel(find(path.deliveryId).id), mask) },
    }),

    readJournal({ query }) {
      const options = { bodies: query.bodies === 'true' }
      return jsonPage({
        items: core.store.entries(query.after ?? 0, (query.limit ?? 1000) + 1),
        limit: query.limit ?? 1000,
        show: (entry) => viewEntry(entry, mask, options),
        placeOf: ({ seq }) => seq,
        besides: core.store.range(),
      })
    },

    async readTimeline({ query, header }) {
      const limit = query.limit ?? 1000
      const reading = await readTimeline()
      const { rows, ...page } = pageOfLanes(reading, { before: query.before, limit }, mask)
      const besides = { ...page, now: core.clock.now() }
      return compressed(
        jsonPage({ items: rows, limit, show: (row) => row, placeOf: ({ seq }) => seq, besides }),
        header('accept-encoding') ?? '',
      )
    },

    streamJournal({ query, header, signal }) {
      const resume = header('last-event-id')
      return streamJournal(
        core.store,
        resume !== undefined && /^\d+$/.test(resume) ? Number(resume) : (query.after ?? core.store.range().newest),
        { signal, mask, bodies: query.bodies === 'true' },
      )
    },

    addNote({ body }) {
      const { seq, at } = core.note(body.text, body.kind)
      return { status: 201, body: { data: { seq, at: isoMs(at) } } }
    },

    readClock: () => clock(),

    async setClock({ body }) {
      if (body.mode !== undefined) core.clock.setMode(body.mode as ClockMode)
      if (body.advance !== undefined) await core.clock.advance(parseDuration(body.advance))
      if (body.advanceTo !== undefined) await core.clock.advanceToNext()
      return clock()
    },

    listFaults: () => faults(),

    setFaults({ body }) {
      core.faults.set(body.faults)
      return faults()
    },

    clearFaults() {
      core.faults.clear()
      return { status: 204 }
    },

    addFault: ({ body }) => ({ status: 201, body: { data: viewStandingFault(core.faults.add(body)) } }),

    removeFault({ path }) {
      if (core.faults.remove(path.faultId)) return { status: 204 }
      throw new MockError({
        code: 'STANDING_FAULT_UNKNOWN',
        message: `no standing fault with ID "${path.faultId}"`,
        fix: 'list them with GET /_mock/faults',
      })
    },

    listFaultCatalogue: () => ({ status: 200, body: { data: core.faults.catalogue().map(viewFault) } }),

    readRetryPolicy: () => retryPolicy(),

    setRetryPolicy({ body }) {
      core.retry.set({ policy: parseRetryPolicy(body.policy) })
      return retryPolicy()
    },

    setOwnRetryPolicy({ path, body }) {
      core.retry.set({ policy: parseRetryPolicy(body.policy) }, path.subscriptionId)
      return { status: 204 }
    },

    clearOwnRetryPolicy({ path }) {
      core.retry.clear(path.subscriptionId)
      return { status: 204 }
    },

    listSubscriptions: () => ({
      status: 200,
      body: { data: core.subscriptions().map((one) => viewKnown(one, core.retry.given(one.id))) },
    }),

    reset() {
      core.reset()
      return { status: 204 }
    },
  } satisfies Handlers<operations, keyof typeof controlOperations>
}
