import type { MockCore } from '../../engine/core.ts'
import type { FaultInput } from '../../faults/fault.ts'
import type { Delivery, DeliveryId } from '../../journal/delivery.ts'
import type { RetryOptions } from '../../delivery/retry/policy.ts'
import type { Act, ActStep, ActSum } from './act.ts'
import { counted } from '../../picture/words.ts'
import type { ScriptedReceiver } from './scripted-receiver.ts'

/** Milliseconds of the mock's clock to read the result of an act before the next one. */
const AFTER_MS = 2500

/** The environment that acts are played in. */
export interface Stage {
  readonly mock: MockCore
  readonly receiver: ScriptedReceiver
  /** The subscription that delivers to that receiver. */
  readonly subscriptionId: string | undefined
  /** Default redelivery settings of acts. */
  readonly retry: RetryOptions
  /** Stops playing immediately. */
  readonly signal: AbortSignal
  /** Called when an act has ended. */
  readonly actEnded: () => void
}

/**
 * Plays acts in sequence on the mock's clock. A person may interfere, so results are read from the journal.
 * @throws the signal's reason if it aborts
 */
export const playActs = async (acts: readonly Act[], stage: Stage): Promise<ActSum> => {
  const player = new Player(stage)
  const sums: ActSum[] = []
  for (const [index, act] of acts.entries()) {
    const place = acts.length === 1 ? '' : `Act ${String(index + 1)} of ${String(acts.length)}: `
    sums.push(await player.play(act, `${place}${act.title}`))
  }
  const total = (key: keyof ActSum): number => sums.reduce((sum, one) => sum + one[key], 0)
  return {
    deliveries: total('deliveries'),
    attempts: total('attempts'),
    delivered: total('delivered'),
    effects: total('effects'),
  }
}

interface PublishedStep {
  readonly event: string
  readonly interactionId: string
  readonly eventId: string
  readonly deliveryId: DeliveryId | undefined
}

class Player {
  readonly #stage: Stage
  readonly #ended: Promise<never>

  constructor(stage: Stage) {
    this.#stage = stage
    const { signal } = stage
    this.#ended = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
    // Nothing may be waiting for this promise at that moment.
    this.#ended.catch(() => undefined)
  }

  async play(act: Act, title: string): Promise<ActSum> {
    const { mock, receiver, retry, actEnded } = this.#stage
    if (act.retry) mock.retry.set(act.retry)
    const published: PublishedStep[] = []
    const named = new Map<string, PublishedStep>()
    try {
      mock.note(title, 'title')
      for (const step of act.steps) await this.#step(step, published, named)
      const sum = this.#sumOf(published)
      mock.note(resultOf(act, sum))
      actEnded()
      await this.#pause(AFTER_MS)
      return sum
    } finally {
      if (act.retry) mock.retry.set(retry)
      await receiver.turn('up')
      await receiver.turn('remembers')
    }
  }

  async #step(step: ActStep, published: PublishedStep[], named: Map<string, PublishedStep>): Promise<void> {
    const { mock } = this.#stage
    switch (step.kind) {
      case 'say':
        mock.note(step.text)
        return
      case 'wait':
        return this.#pause(step.ms)
      case 'receiver':
        return this.#turn(step.mode)
      case 'publish': {
        const one = this.#publish(step, step.of === undefined ? undefined : named.get(step.of))
        published.push(one)
        if (step.as !== undefined) named.set(step.as, one)
        return
      }
      case 'await':
        return this.#await(named.get(step.of), step.attempt)
      case 'redeliver': {
        const id = named.get(step.of)?.deliveryId
        if (id !== undefined) mock.redeliver(id)
        return
      }
    }
  }

  #pause(ms: number): Promise<void> {
    const { clock } = this.#stage.mock
    return this.#unlessEnded(new Promise((resolve) => clock.schedule(clock.now() + ms, resolve)))
  }

  /** The clock is stopped meanwhile, so that a retry finds the receiver as scripted. */
  async #turn(mode: Extract<ActStep, { kind: 'receiver' }>['mode']): Promise<void> {
    const release = this.#stage.mock.clock.hold()
    await this.#stage.receiver.turn(mode).finally(release)
  }

  #publish(
    { event, faults, turns }: Extract<ActStep, { kind: 'publish' }>,
    of: PublishedStep | undefined,
  ): PublishedStep {
    const { mock, receiver, subscriptionId } = this.#stage
    const { interactionId, eventId, deliveries } = mock.publish(event, {
      ...(of && { interaction: { id: of.interactionId } }),
      ...(subscriptionId !== undefined && { subscriptionId }),
      faults: faults.map(({ fault, parameters }): FaultInput => ({ ...parameters, fault })),
    })
    // Nothing is sent before this turn of the event loop is over.
    receiver.script(interactionId, event, turns)
    return { event, interactionId, eventId, deliveryId: deliveries[0] }
  }

  /** Resolves once the attempt was judged, or once the delivery settled without that attempt. */
  #await(one: PublishedStep | undefined, attempt: number | undefined): Promise<void> {
    const { mock } = this.#stage
    const id = one?.deliveryId
    if (!one || id === undefined) return Promise.resolve()
    if (attempt === undefined) return this.#unlessEnded(mock.settled(one.eventId))
    return this.#unlessEnded(
      new Promise((resolve) => {
        const delivery = mock.journal.delivery(id)
        if (!delivery || isJudged(delivery, attempt)) return resolve()
        const stop = mock.journal.watch((entry) => {
          if (entry.type !== 'decided' && entry.type !== 'settled') return
          if (entry.deliveryId !== id || (entry.type === 'decided' && entry.attempt < attempt)) return
          stop()
          resolve()
        })
      }),
    )
  }

  #sumOf(published: readonly PublishedStep[]): ActSum {
    const { mock, receiver } = this.#stage
    const deliveries = published.flatMap(({ deliveryId }) =>
      deliveryId === undefined ? [] : (mock.journal.delivery(deliveryId) ?? []),
    )
    const events = new Map(published.map((one) => [`${one.event} ${one.interactionId}`, one]))
    return {
      deliveries: deliveries.length,
      attempts: deliveries.reduce((sum, { attempts }) => sum + attempts.length, 0),
      delivered: deliveries.filter(({ state }) => state === 'delivered').length,
      effects: [...events.values()].reduce(
        (sum, { event, interactionId }) => sum + receiver.processed(interactionId, event),
        0,
      ),
    }
  }

  #unlessEnded<T>(work: Promise<T>): Promise<T> {
    return Promise.race([this.#ended, work])
  }
}

const isJudged = ({ settledAt, attempts }: Delivery, attempt: number): boolean =>
  (settledAt ?? 0) > 0 || attempts.some(({ number, decision }) => number >= attempt && decision !== undefined)

/** Returns the act's sentence if everything went as expected; otherwise, what happened instead. */
const resultOf = ({ expect, result }: Act, sum: ActSum): string => {
  const keys = Object.keys(expect) as (keyof ActSum)[]
  const missed = keys.filter((key) => expect[key] !== sum[key])
  if (missed.length === 0) return result ?? sentenceOf(sum)
  return `Expected ${missed.map((key) => wordOf(key, expect[key] ?? 0)).join(' and ')}. ${sentenceOf(sum)}`
}

const wordOf = (key: keyof ActSum, count: number): string => {
  switch (key) {
    case 'deliveries':
      return counted(count, 'event')
    case 'attempts':
      return counted(count, 'attempt')
    case 'delivered':
      return `${String(count)} delivered`
    case 'effects':
      return counted(count, 'effect')
  }
}

const sentenceOf = ({ deliveries, attempts, delivered, effects }: ActSum): string =>
  `${String(delivered)} of ${counted(deliveries, 'event')} delivered in ` +
  `${counted(attempts, 'attempt')}, with ${counted(effects, 'effect')}.`
