import { withinGrace } from '../clock/grace.ts'
import { MockClock } from '../clock/mock-clock.ts'
import { resolveAssumptions } from '../contract/assumptions.ts'
import type { Ids } from '../events/ids.ts'
import { derive } from '../events/random.ts'
import { createEventFactory } from '../events/event-factory.ts'
import { createDialects } from '../dialects/registry.ts'
import type { Delivery } from '../journal/delivery.ts'
import { PackedDeliveries } from '../delivery/packed-deliveries.ts'
import { Dispatcher } from '../delivery/dispatcher.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import { lifecycle } from '../delivery/lifecycle.ts'
import { StartedFirst } from '../delivery/order.ts'
import type { Transport } from '../delivery/transport.ts'
import { createPublish } from '../delivery/publish.ts'
import { createFetchTransport } from '../delivery/wire/fetch-transport.ts'
import { createSocketTransport } from '../delivery/wire/socket-transport.ts'
import type { Pools } from '../delivery/wire/pools.ts'
import { StandingFaults } from '../faults/standing.ts'
import { AttemptLog } from '../journal/attempt-log.ts'
import { MemoryStore } from '../journal/memory-store.ts'
import { readerOf } from '../journal/reader.ts'
import { SubscriptionRegistry } from '../subscriptions/registry.ts'
import type { SubscriptionId } from '../subscriptions/subscription.ts'
import { checkOptions } from './check-options.ts'
import type { MockCore } from './core.ts'
import type { EngineCore } from './engine-core.ts'
import {
  DEFAULT_CLOCK,
  DEFAULT_CONCURRENCY,
  DEFAULT_RETENTION,
  DEFAULT_SELF_URI_BASE,
  DEFAULT_START_AT,
  ORGANIZATION_NAME,
} from './defaults.ts'
import { createDeliveryControl } from './delivery-control.ts'
import type { MockOptions } from './options.ts'
import { checkNote, noteInternal } from './note.ts'
import { createPlayer } from './play.ts'
import { createRetryControl } from './retry-control.ts'
import { createSettledWait } from './settled.ts'
import { createStandingControl } from './standing-control.ts'
import { createSubscriptionControl } from './subscription-control.ts'

/**
 * A core with the operations reserved for its owner, such as closing it. `selfUriBase` is known only once a server
 * listens.
 */
export interface OwnedCore extends EngineCore {
  /** The public part, for users. */
  readonly open: MockCore
  setSelfUriBase(base: string): void
  selfUriBase(): string
  /**
   * Starts no further attempts, waits for those in flight (at most `graceMs` milliseconds of real time, default 5000),
   * and releases sockets and timers.
   */
  close(graceMs?: number): Promise<void>
  /** Ends the deliberate delays of wire faults, including later ones. */
  hurry(): void
  /** Resolves when no attempt is due or in flight; retries may still be scheduled. */
  quiet(): Promise<void>
}

/** Hooks and shared resources that the owner of a core can pass. */
export interface CoreHooks {
  /** Replaces seeded IDs with fresh ones. Default: the IDs of the seed. */
  readonly ids?: Ids
  /** Connections shared by several cores with the same TLS options. Default: the core's own. */
  readonly pools?: Pools
  /**
   * Called once an attempt's whole request has been written to the socket; not called under a wire fault or with
   * `fetch`.
   */
  readonly sent?: (delivery: Delivery) => void
}

/** Returns a seed, from which everything else is drawn; `node:crypto` would add 3 ms to each start for this alone. */
// oxlint-disable-next-line no-restricted-properties
const anySeed = (): number => Math.floor(Math.random() * 2 ** 32)

/**
 * Creates the emulated system: clock, store, subscriptions, events and delivery.
 * @throws {MockError} `OPTION_INVALID`, `TARGET_URL_INVALID`, `EVENT_UNKNOWN`, `SECRET_MISSING`, `CLOCK_MODE_INVALID`,
 *   `RETRY_POLICY_UNKNOWN`, `ASSUMPTION_UNKNOWN`, `ASSUMPTION_INVALID`, or the code of a secret that a dialect rejects
 */
export const createMockCore = (options: MockOptions = {}, { sent, ids, pools }: CoreHooks = {}): OwnedCore => {
  const seed = options.seed ?? anySeed()
  checkOptions(options)
  const assumptions = resolveAssumptions(options.assume)
  const store = new MemoryStore({ ...DEFAULT_RETENTION, ...options.retention }, lifecycle, new PackedDeliveries())
  const clock = new MockClock({
    mode: options.clock ?? DEFAULT_CLOCK,
    startAt: options.startAt ?? DEFAULT_START_AT,
    moved: (from, to) => store.record.clockMoved(from, to, clock.mode),
    failed: (error) => noteInternal(store, clock, 'a scheduled action failed', error),
  })
  const log = new AttemptLog(store, {
    kept: Number(assumptions.logsKept),
    text: assumptions.responseText,
    instant: assumptions.deliveryTimestamp,
  })
  const registry = new SubscriptionRegistry(seed, { touches: assumptions.emptyPatch === 'touched' })
  const eventFactory = createEventFactory({ seed, assume: assumptions, ...(ids && { ids }) })
  const order = new StartedFirst()
  const transport: Transport = options.fetch
    ? createFetchTransport(options.fetch)
    : createSocketTransport({
        allowTargets: options.allowTargets ?? [],
        insecureTls: options.insecureTls ?? false,
        ...(pools && { pools }),
      })
  const standing = new StandingFaults(seed)
  const dialects = createDialects(assumptions)
  /** Applies the assumption `retryTimeoutMeaning`. */
  const interpreted = (retry: RetryOptions): RetryOptions => {
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
    retry: interpreted(options.retry ?? {}),
    redeliversTo: assumptions.redeliveryTarget,
    signsRealTime: options.signsRealTime ?? false,
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
    eventFactory,
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
    eventFactory,
    publish,
    wanted: () => new Set(registry.all().flatMap(({ enabled, events }) => (enabled ? events : []))),
    failed: (event, error) => noteInternal(store, clock, `${event} of a life cycle could not be published`, error),
  })
  const settled = createSettledWait({ store, dispatcher, player })

  const subscriptions = createSubscriptionControl({
    seed,
    registry,
    store,
    clock,
    dispatcher,
    log,
    assumptions,
    interpreted,
  })
  const retry = createRetryControl({
    dispatcher,
    registry,
    clock,
    store,
    dialects,
    interpreted,
    atStart: options.retry ?? {},
  })

  const start = (): void => {
    for (const subscription of options.subscriptions ?? []) subscriptions.subscribe(subscription)
  }
  start()

  const open: MockCore = {
    seed,
    clock,
    options,
    assumptions,
    publish,
    ...subscriptions,
    settled,
    play: (input) => player.play(input),
    interaction: (id) => eventFactory.known(id),
    ...createDeliveryControl({ store, registry, dispatcher }),
    subscriptions: () => registry.all(),
    subscription: (id) => registry.get(id),
    deletedAfter: (instant) => registry.removedAfter(instant),
    attemptLog: (id: SubscriptionId, event) => log.of(id, event),
    unsettled: () => dispatcher.unsettled,
    faults: createStandingControl({ standing, clock, store, registry, dialects }),
    retry,
    journal: readerOf(store),
    note(text, kind = 'caption') {
      checkNote(text)
      return store.record.noted(clock.now(), kind, text)
    },
    reportEffect(kind, about) {
      const text = `${about.event} ${kind === 'effect' ? 'processed' : 'recognized as a duplicate'} by the receiver`
      return store.record.reported(clock.now(), kind, about, text)
    },
    reset() {
      dispatcher.clear()
      store.clear()
      // Cleared after the deliveries, because clearing the player resolves pending waits.
      player.clear()
      log.clear()
      registry.clear()
      standing.reset()
      retry.reset()
      eventFactory.clear()
      store.record.reset(clock.now())
      start()
    },
  }
  return {
    ...open,
    open,
    store,
    standing,
    setSelfUriBase(base) {
      selfUriBase = options.selfUriBase ?? base
    },
    selfUriBase: () => selfUriBase,
    quiet: () => dispatcher.quiet(),
    hurry: () => transport.hurry?.(),
    async close(graceMs = 5000) {
      player.clear()
      dispatcher.stop()
      await withinGrace(dispatcher.quiet(), graceMs)
      await transport.close()
      clock.close()
    },
  }
}
