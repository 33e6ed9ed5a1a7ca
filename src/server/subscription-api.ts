import { isoMs } from '../clock/stamp.ts'
import type { operations } from '../contract/generated/genesys.ts'
import type { genesysOperations } from '../contract/generated/operations.ts'
import { TextResponse, type Handlers } from '../contract/operation.ts'
import type { LoggedAttempt } from '../engine/core.ts'
import type { EngineCore } from '../engine/engine-core.ts'
import { CONVERSATION_EVENTS, isSubscribable } from '../events/catalogue.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { userOfToken } from '../subscriptions/users.ts'
import { createShown } from './documented-form.ts'
import { tokenOf, type HeaderLookup } from './guard.ts'
import { apiError, MESSAGES } from './problem.ts'
import { createRequestRules } from './request-rules.ts'
import {
  headersOf,
  viewLog,
  viewStatus,
  viewSubscription,
  withoutSecret,
  writeSubscription,
} from './subscription-view.ts'

/** Maximum number of subscriptions per organization. Assumption: `maxSubscriptions`. */
const MAX_SUBSCRIPTIONS = 100

type List = operations['listWebhooks']['responses'][200]['content']['application/json']

const notFound = (what: string): Response =>
  apiError(
    404,
    MESSAGES.notFound,
    `An entity in this request could not be found: ${what}; list the existing ones with GET /v1/webhooks`,
  )

/** Returns subscriptions sorted by name, in the order of code units; those with the same name keep their order. */
const byName = (subscriptions: readonly Subscription[]): readonly Subscription[] =>
  [...subscriptions].sort((a, b) => {
    if (a.name === b.name) return 0
    return a.name < b.name ? -1 : 1
  })

/** Returns the handlers of the emulated API, one per operation of spec/genesys.openapi.yaml. */
export const subscriptionApi = (core: EngineCore) => {
  const {
    eventsAbsent,
    customHeadersShown,
    maxSubscriptions,
    listOrder,
    secretKey,
    patchUnknownId,
    logOfUnsubscribedEvent,
    unknownEventInPath,
    statusShowsLastAttempt,
  } = core.assumptions
  const showsCustom = customHeadersShown === 'in-headers'
  const { show, knows } = createShown(core.seed, core.assumptions.configuredSubscriptions)
  const view = (given: Subscription) =>
    secretKey === 'always' ? viewSubscription(given, showsCustom) : withoutSecret(given, showsCustom)
  const rules = createRequestRules(core.assumptions)

  /** The last token and its user, cached because most calls come from the same caller. */
  let last: { readonly token: string | undefined; readonly user: string } | undefined
  const userOf = (header: HeaderLookup): string => {
    const token = tokenOf(header, core.assumptions.tokenForm)
    if (!last || last.token !== token) last = { token, user: userOfToken(core.seed, token) }
    return last.user
  }

  const withSubscription = <T>(id: string, then: (subscription: Subscription) => T): T | Response => {
    const known = core.subscription(id)
    const subscription = known && show(known)
    return subscription ? then(subscription) : notFound(`no subscription with ID "${id}"`)
  }

  const unknownEvent = (what: string): Response =>
    unknownEventInPath === '404'
      ? notFound(what)
      : apiError(400, MESSAGES.invalidValue, `Invalid value for: path parameter (${what})`)

  /**
   * Returns the attempt that a status shows: the newest one, or the newest one of the newest event. The log starts with
   * the newest attempt, which may be a redelivery of an older event.
   */
  const latest = (log: readonly LoggedAttempt[]): LoggedAttempt | undefined =>
    statusShowsLastAttempt === 'last-attempt'
      ? log[0]
      : log.reduce<LoggedAttempt | undefined>(
          (best, one) => (best && best.eventAt >= one.eventAt ? best : one),
          undefined,
        )

  /** The last serialized list, and the subscriptions in it. */
  let listed: { readonly of: readonly Subscription[]; readonly text: string } | undefined

  return {
    listWebhooks() {
      const of = core.subscriptions()
      // Polled lists rarely change, and subscriptions are immutable.
      if (listed?.of !== of) {
        const body: List = {
          data: (listOrder === 'by-name' ? byName(of) : of).flatMap((one) => show(one) ?? []).map(view),
        }
        listed = { of, text: JSON.stringify(body) }
      }
      return new TextResponse(200, listed.text, { 'content-type': 'application/json' })
    },

    createWebhook({ body, header }) {
      const events =
        eventsAbsent === 'all' && (body.events ?? []).length === 0 ? CONVERSATION_EVENTS : (body.events ?? [])
      const given = {
        events,
        headers: headersOf(body.authorization),
        ...(body.customHeaders && { customHeaders: body.customHeaders }),
      }
      const refused = rules.refuse('create', body, given)
      if (refused) return refused
      if (maxSubscriptions === '100' && core.subscriptions().length >= MAX_SUBSCRIPTIONS) {
        return apiError(
          400,
          MESSAGES.decodingFailure,
          `Validation failure during Webhook Subscription creation: the maximum of ${String(MAX_SUBSCRIPTIONS)} ` +
            'subscriptions is reached; delete one first',
        )
      }
      const created = core.subscribe(
        {
          name: body.name,
          url: body.url,
          ...given,
          ...(body.filters && { filters: body.filters }),
          secret: '',
          enabled: body.enabled ?? true,
        },
        'api',
        userOf(header),
      )
      return {
        status: 201,
        body: { data: writeSubscription(created, showsCustom) },
        headers: rules.remarks('create', body, created),
      }
    },

    getWebhook: ({ path }) =>
      withSubscription(path.webhookSubscriptionId, (found) => ({ status: 200, body: { data: view(found) } })),

    patchWebhook({ path, body, header }) {
      const change = {
        ...(body.events !== undefined && { events: body.events }),
        ...(body.authorization !== undefined && { headers: headersOf(body.authorization) }),
        ...(body.customHeaders !== undefined && { customHeaders: body.customHeaders }),
      }
      const before = core.subscription(path.webhookSubscriptionId)
      const refused = rules.refuse('patch', body, { events: [], headers: {}, ...before, ...change })
      if (refused) return refused
      const patched = core.patchSubscription(
        path.webhookSubscriptionId,
        {
          ...(body.name !== undefined && { name: body.name }),
          ...change,
          ...(body.filters !== undefined && { filters: body.filters }),
          ...(body.url !== undefined && { url: body.url }),
          ...(body.enabled !== undefined && { enabled: body.enabled }),
        },
        'api',
        userOf(header),
      )
      if (patched)
        return {
          status: 200,
          body: { data: view(show(patched) ?? patched) },
          headers: rules.remarks('patch', body, patched),
        }
      const missing = `no subscription with ID "${path.webhookSubscriptionId}"`
      return patchUnknownId === '404'
        ? notFound(missing)
        : apiError(400, MESSAGES.invalidValue, `Invalid value for: path parameter (${missing})`)
    },

    deleteWebhook: ({ path }) =>
      core.removeSubscription(path.webhookSubscriptionId)
        ? { status: 204 }
        : notFound(`no subscription with ID "${path.webhookSubscriptionId}"`),

    listDeliveryStatuses: ({ path }) =>
      withSubscription(path.webhookSubscriptionId, ({ id, events }) => ({
        status: 200,
        body: {
          data: events.filter(isSubscribable).map((event) => viewStatus(event, latest(core.attemptLog(id, event)))),
        },
      })),

    listEventLogs: ({ path }) =>
      withSubscription(path.webhookSubscriptionId, (subscription) => {
        const { id, events } = subscription
        if (!knows(subscription, path.event))
          return unknownEvent(
            `${path.event} is not an event of this API; the subscription was not created over the API`,
          )
        return logOfUnsubscribedEvent === '404' && !events.includes(path.event)
          ? notFound(`the subscription does not include ${path.event}`)
          : { status: 200, body: { data: core.attemptLog(id, path.event).map(viewLog) } }
      }),

    getInteraction({ path }) {
      const found = core.interaction(path.interactionId)
      const known = found?.sessionId === path.sessionId ? found : undefined
      core.store.record.selfUriFetched(core.clock.now(), path.interactionId, known ? 200 : 404)
      if (!known)
        return notFound(`no event of interaction ${path.interactionId} in session ${path.sessionId} was published`)
      const { id, sessionId, mediaType, interactionSubtype, state, createdAt } = known
      return {
        status: 200,
        body: {
          status: { code: 0, message: 'OK' },
          data: { id, sessionId, mediaType, interactionSubtype, state, createdAt: isoMs(createdAt) },
        },
      }
    },
  } satisfies Handlers<operations, keyof typeof genesysOperations>
}
