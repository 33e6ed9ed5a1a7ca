import { LAST_INSTANT } from '../clock/clock.ts'
import { withinGrace } from '../clock/grace.ts'
import { MockClock } from '../clock/mock-clock.ts'
import { resolveAssumptions } from '../contract/assumptions.ts'
import { MockError } from '../kit/error.ts'
import { INTERACTION_EVENTS, EVENT_NAMES, isEventName, type EventName } from '../events/catalogue.ts'
import type { Ids } from '../events/ids.ts'
import { derive } from '../events/random.ts'
import { createStoryteller } from '../events/storyteller.ts'
import { createDialects } from '../dialects/registry.ts'
import { requireSecret } from '../dialects/require-secret.ts'
import type { Delivery, DeliveryId } from '../journal/delivery.ts'
import { Dispatcher } from '../delivery/dispatcher.ts'
import { checkRetryOptions, retryParts, type RetryOptions } from '../delivery/retry/policy.ts'
import { StartedFirst } from '../delivery/order.ts'
import type { Transport } from '../delivery/transport.ts'
import { createPublish } from '../delivery/publish.ts'
import { createFetchTransport } from '../delivery/wire/fetch-transport.ts'
import { createSocketTransport } from '../delivery/wire/socket-transport.ts'
import { attachToRedelivery } from '../faults/attach.ts'
import { StandingFaults } from '../faults/standing.ts'
import { AttemptLog } from '../journal/attempt-log.ts'
import { MemoryStore } from '../journal/memory-store.ts'
import { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import { checkTargetUrl } from '../subscriptions/target-url.ts'
import type { MockCore } from './core.ts'
import {
  DEFAULT_CONCURRENCY,
  DEFAULT_RETENTION,
  DEFAULT_SELF_URI_BASE,
  DEFAULT_START_AT,
  ORGANIZATION_NAME,
} from './defaults.ts'
import type { MockOptions, SubscriptionInput } from './options.ts'
import { checkNote, noteInternal } from './note.ts'
import { createPlayer } from './play.ts'
import { createRetryControl } from './retry-control.ts'
import { createSettledWait } from './settled.ts'
import { createStandingControl } from './standing-control.ts'

/** A core whose owner closes it; `selfUriBase` is known only once a server listens. */
export interface OwnedCore extends MockCore {
  setSelfUriBase(base: string): void
  selfUriBase(): string
  /** Starts no further attempt, waits for those in flight (`graceMs` of real time at most, default 5000), and frees sockets and timers. */
  close(graceMs?: number): Promise<void>
  /** Resolves when no attempt is due or in flight; redeliveries may still be to come. */
  quiet(): Promise<void>
}

/** What an owner of a core may be told of, beside the journal, and what it may give. */
export interface CoreHooks {
  /** Default: the seed's own. */
  readonly ids?: Ids
  /** Called once all bytes of an attempt's request have been handed to the system; not for those that travel under a fault of the wire. */
  readonly sent?: (delivery: Delivery) => void
}

/**
 * Puts the emulated system together: clock, store, subscriptions, events and delivery.
 * @throws {MockError} `SEED_INVALID`, `OPTION_INVALID`, `TARGET_URL_INVALID`, `SECRET_NOT_HEX`, `CLOCK_MODE_INVALID`, `RETRY_POLICY_UNKNOWN`, `ASSUMPTION_UNKNOWN`, `ASSUMPTION_INVALID`
 */
export const createMockCore = (options: MockOptions = {}, { sent, ids }: CoreHooks = {}): OwnedCore => {
  const seed = options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  checkOptions(options)
  const assumptions = resolveAssumptions(options.assume)
  const store = new MemoryStore({ ...DEFAULT_RETENTION, ...options.retention })
  const clock = new MockClock({
    mode: options.clock ?? 'real',
    startAt: options.startAt ?? DEFAULT_START_AT,
    moved: (from, to) => store.append({ seq: 0, at: to, type: 'clock-moved', from, to, mode: clock.mode }),
    failed: (error) => noteInternal(store, clock, 'a scheduled action failed', error),
  })
  const log = new AttemptLog(store, { kept: Number(assumptions.logsKept), text: assumptions.responseText })
  const registry = new SubscriptionRegistry(seed, { touches: assumptions.emptyPatch === 'touched' })
  const storyteller = createStoryteller({ seed, ...(ids && { ids }) })
  const order = new StartedFirst()
  const transport: Transport = options.fetch
    ? createFetchTransport(options.fetch)
    : createSocketTransport({ allowTargets: options.allowTargets ?? [], insecureTls: options.insecureTls ?? false })
  const standing = new StandingFaults(seed)
  const dialects = createDialects(assumptions)
  /** Assumption: `retryTimeoutMeaning`. */
  const meant = (retry: RetryOptions): RetryOptions => {
    const { retryTimeoutMs, ...rest } = retry
    if (retryTimeoutMs === undefined || assumptions.retryTimeoutMeaning === 'pause') return retry
    return { responseTimeoutMs: Math.max(1, retryTimeoutMs), ...rest }
  }
  const dispatcher = new Dispatcher({
    clock,
    store,
    transport,
    order,
    standing,
    seed,
    retry: meant(options.retry ?? {}),
    redeliversTo: assumptions.redeliveryTarget,
    concurrency: options.concurrency ?? DEFAULT_CONCURRENCY,
    subscription: (id) => registry.get(id),
    ...(sent && { sent }),
  })
  let selfUriBase = options.selfUriBase ?? DEFAULT_SELF_URI_BASE
  const publish = createPublish({
    clock,
    store,
    order,
    registry,
    storyteller,
    dispatcher,
    standing,
    seed,
    assumptions,
    organization: { id: derive(seed, 'organization').uuid(), name: ORGANIZATION_NAME },
    dialects,
    selfUriBase: () => selfUriBase,
  })
  const player = createPlayer({
    clock,
    seed,
    storyteller,
    publish,
    failed: (event, error) => noteInternal(store, clock, `${event} of a life cycle could not be published`, error),
  })
  const settled = createSettledWait({ store, dispatcher, player })

  const subscribe: MockCore['subscribe'] = (input, origin = 'configured') => {
    checkTargetUrl(input.url)
    const events = eventsOf(input)
    if (origin === 'configured') checkSecret(input, events)
    if (input.retry) checkRetryOptions(input.retry)
    const at = clock.now()
    const subscription = registry.add(
      {
        name: input.name ?? new URL(input.url).host,
        events,
        url: input.url,
        headers: input.headers ?? {},
        enabled: input.enabled ?? true,
        ...(input.secret !== '' && { secret: input.secret }),
        ...(input.retry && { retry: retryParts(meant(input.retry)) }),
      },
      at,
      origin,
    )
    store.append({ seq: 0, at, type: 'subscription-changed', subscriptionId: subscription.id, change: 'created' })
    return subscription
  }

  const patchSubscription: MockCore['patchSubscription'] = (id, patch, origin = 'configured') => {
    if (patch.url !== undefined) checkTargetUrl(patch.url)
    const before = registry.get(id)
    const after = registry.patch(id, patch, clock.now(), origin)
    if (!after || after === before) return after
    const change =
      patch.enabled === undefined || patch.enabled === before?.enabled
        ? 'patched'
        : patch.enabled
          ? 'enabled'
          : 'disabled'
    store.append({ seq: 0, at: clock.now(), type: 'subscription-changed', subscriptionId: id, change })
    if (!after.enabled && assumptions.disabledSubscription === 'cancels')
      dispatcher.cancelAllOf(id, 'subscription-disabled')
    return after
  }
  if (assumptions.afterLastAttempt === 'disabled')
    dispatcher.onSettled(({ state, subscriptionId }) => {
      if (state === 'exhausted') patchSubscription(subscriptionId, { enabled: false })
    })

  const find = (id: DeliveryId): Delivery => {
    const delivery = store.delivery(id)
    if (delivery) return delivery
    throw new MockError({
      code: 'DELIVERY_UNKNOWN',
      message: `there is no delivery "${id}"`,
      fix: 'list the known ones with GET /_mock/deliveries; old settled ones are dropped',
    })
  }

  const retry = createRetryControl({
    dispatcher,
    registry,
    clock,
    store,
    dialects,
    meant,
    atStart: options.retry ?? {},
  })

  const start = (): void => {
    for (const subscription of options.subscriptions ?? []) subscribe(subscription)
  }
  start()

  return {
    seed,
    clock,
    store,
    options,
    assumptions,
    publish,
    subscribe,
    settled,
    play: (input) => player.play(input),
    interaction: (id) => storyteller.known(id),
    redeliver(id, faults) {
      const delivery = find(id)
      if (!registry.get(delivery.subscriptionId)) {
        throw new MockError({
          code: 'SUBSCRIPTION_DELETED',
          message: `the subscription of delivery "${id}" is deleted`,
          fix: 'create it again and publish the event again',
        })
      }
      dispatcher.redeliver(delivery, attachToRedelivery(faults))
      return delivery
    },
    cancel(id) {
      const delivery = find(id)
      if (delivery.settledAt !== undefined) {
        throw new MockError({
          code: 'DELIVERY_SETTLED',
          message: `delivery "${id}" has settled already: ${delivery.state}`,
          fix: 'only deliveries that are scheduled or in flight can be canceled',
        })
      }
      dispatcher.cancel(delivery, 'by-hand')
      return delivery
    },
    subscriptions: () => registry.all(),
    subscription: (id) => registry.get(id),
    deletedAfter: (instant) => registry.removedAfter(instant),
    patchSubscription,
    removeSubscription(id) {
      if (!registry.remove(id, clock.now())) return false
      store.append({ seq: 0, at: clock.now(), type: 'subscription-changed', subscriptionId: id, change: 'deleted' })
      dispatcher.cancelAllOf(id, 'subscription-deleted')
      log.forget(id)
      return true
    },
    attemptLog: (id: SubscriptionId, event) => log.of(id, event),
    unsettled: () => dispatcher.unsettled,
    faults: createStandingControl({ standing, clock, store, registry, dialects }),
    retry,
    standing,
    journal: (after) => store.entries(after),
    note(text, kind = 'caption') {
      checkNote(text)
      return store.append({ seq: 0, at: clock.now(), type: 'noted', kind, text })
    },
    reset() {
      player.clear()
      dispatcher.clear()
      store.clear()
      log.clear()
      registry.clear()
      standing.reset()
      retry.reset()
      storyteller.clear()
      store.append({ seq: 0, at: clock.now(), type: 'reset' })
      start()
    },
    setSelfUriBase(base) {
      selfUriBase = options.selfUriBase ?? base
    },
    selfUriBase: () => selfUriBase,
    quiet: () => dispatcher.quiet(),
    async close(graceMs = 5000) {
      player.clear()
      dispatcher.stop()
      await withinGrace(dispatcher.quiet(), graceMs)
      await transport.close()
      clock.close()
    },
  }
}

const eventsOf = ({ events = INTERACTION_EVENTS }: SubscriptionInput): readonly EventName[] => {
  if (events === 'all') return EVENT_NAMES
  const unknown = events.find((name) => !isEventName(name))
  if (unknown === undefined) return events
  throw new MockError({
    code: 'EVENT_UNKNOWN',
    message: `"${String(unknown)}" is not an event`,
    fix: `use all, or names among ${EVENT_NAMES.slice(0, 4).join(', ')}, …`,
  })
}

/** A secret must suit each dialect that the events are sent in. */
const checkSecret = ({ secret }: SubscriptionInput, events: readonly EventName[]): void => {
  if (secret === '') {
    throw new MockError({
      code: 'SECRET_MISSING',
      message: 'the secret is empty',
      fix: 'give the text that the receiver verifies signatures with',
    })
  }
  if (secret !== undefined) for (const event of events) requireSecret(event, secret)
}

/** Connections to one receiver at once: more than a machine has ports for. */
const MAX_CONCURRENCY = 65_535

const checkOptions = ({ seed, startAt, concurrency, retention, retry }: MockOptions): void => {
  const whole = (name: string, value: number | undefined, least: number, most: number): void => {
    if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return
    throw new MockError({
      code: 'OPTION_INVALID',
      message: `${name} is ${String(value)}`,
      fix: `give a whole number from ${String(least)} to ${String(most)}`,
    })
  }
  whole('seed', seed, 0, Number.MAX_SAFE_INTEGER)
  whole('concurrency', concurrency, 1, MAX_CONCURRENCY)
  whole('retention.entries', retention?.entries, 1, Number.MAX_SAFE_INTEGER)
  whole('retention.deliveries', retention?.deliveries, 1, Number.MAX_SAFE_INTEGER)
  whole('retention.bytes', retention?.bytes, 0, Number.MAX_SAFE_INTEGER)
  if (retry) checkRetryOptions(retry)
  if (startAt !== undefined && !(Number.isSafeInteger(startAt) && startAt >= 0 && startAt <= LAST_INSTANT)) {
    throw new MockError({
      code: 'OPTION_INVALID',
      message: `startAt is ${String(startAt)}`,
      fix: `give milliseconds since the Unix epoch, from 0 to ${String(LAST_INSTANT)} (the year 9999)`,
    })
  }
}
