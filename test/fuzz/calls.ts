import fc from 'fast-check'
import { wellFormed, type Call, type LookUp } from './call.ts'
import type { Chance } from './chance.ts'
import { domainHint, MARKER, RECEIVERS, SESSIONS, type Known } from './domain.ts'
import { plainFault, type CatalogueFault } from './faults.ts'
import { garbage, mutate } from './mutate.ts'
import { arbitraryOf } from './schema.ts'
import { documents, operations, type Operation } from './spec.ts'

/** How often an operation is taken; those that are not named here count 3. */
const WEIGHTS: Readonly<Record<string, number>> = {
  publishEvent: 13,
  playInteraction: 0.5,
  listDeliveries: 1,
  getDelivery: 6,
  redeliver: 3,
  cancelDelivery: 4,
  readJournal: 1.5,
  streamJournal: 0.5,
  readClock: 5,
  setClock: 0.4,
  setFaults: 0.8,
  addFault: 2,
  clearFaults: 0.6,
  removeFault: 4,
  listFaultCatalogue: 0.2,
  setRetryPolicy: 1,
  setOwnRetryPolicy: 1.5,
  listSubscriptions: 1,
  reset: 0.02,
  health: 6,
  createWebhook: 2.5,
  deleteWebhook: 0.8,
  patchWebhook: 3,
  getWebhook: 5,
  listDeliveryStatuses: 5,
  listEventLogs: 5,
  getInteraction: 5,
}

const KIND_OF_PARAMETER: Readonly<Record<string, Known>> = {
  webhookSubscriptionId: 'subscription',
  subscriptionId: 'subscription',
  deliveryId: 'delivery',
  faultId: 'fault',
  interactionId: 'interaction',
  eventId: 'event',
}
const EVENT_NAMES = (
  (documents.control.components.schemas?.EventName as { readonly enum?: readonly string[] } | undefined)?.enum ?? []
).filter((name) => name !== '')

/** One request in so many attaches the next fault of the catalogue. */
const CALL_ROLL = 20

/** How many bodies are made of each schema for one generator. */
const POOL = 150

/** Draws requests: valid by the spec, valid but for one change, or none that the spec knows. */
export class CallMaker {
  readonly #pools = new Map<Operation, readonly string[]>()
  readonly #weighted: readonly { readonly operation: Operation; readonly upTo: number }[]
  readonly #total: number
  readonly #receiver: string
  readonly #roll: readonly CatalogueFault[]

  /** @param given.api whether faults of the emulated API may stand */
  constructor(given: {
    readonly seed: number
    readonly receiver: string
    readonly catalogue: readonly CatalogueFault[]
    readonly api: boolean
  }) {
    this.#receiver = given.receiver
    this.#roll = given.catalogue.filter(({ plane }) => (plane === 'api') === given.api)
    const hint = domainHint({ ...given, events: EVENT_NAMES })
    let total = 0
    this.#weighted = operations.map((operation, index) => {
      if (operation.body) {
        const bodies = arbitraryOf(documents[operation.api], operation.body, hint)
        this.#pools.set(
          operation,
          fc.sample(bodies, { seed: given.seed * 100 + index, numRuns: POOL }).map((body) => JSON.stringify(body)),
        )
      }
      total += WEIGHTS[operation.id] ?? 3
      return { operation, upTo: total }
    })
    this.#total = total
  }

  /** The request of a number: it depends on the chance and on what ids are known alone. */
  draw(number: number, chance: Chance, known: LookUp, given: { readonly crowded: boolean }): Call {
    if (number % CALL_ROLL === 7) return this.#rollCall(number)
    const at = chance.fraction() * this.#total
    const drawn = this.#weighted.find(({ upTo }) => at < upTo)?.operation ?? operations[0]
    if (!drawn) throw new Error('the specs have no operation')
    // What is delivered grows with the subscriptions there are: above a number, one goes before one comes.
    const operation =
      given.crowded && drawn.id === 'createWebhook'
        ? (operations.find(({ id }) => id === 'deleteWebhook') ?? drawn)
        : drawn
    const call = this.#valid(number, operation, chance, known)
    if (chance.hit(0.8)) return call
    return chance.hit(0.75) ? mutate(call, chance) : garbage(call, chance)
  }

  /** Attaches the faults of the catalogue one after another, so that each is met however short a run is. */
  #rollCall(number: number): Call {
    const fault = this.#roll[Math.floor(number / CALL_ROLL) % this.#roll.length]
    if (!fault) throw new Error('the catalogue has no fault')
    const standing = fault.plane === 'api'
    const id = standing ? 'addFault' : 'publishEvent'
    const event = Math.floor(number / CALL_ROLL) % 2 === 0 ? 'STARTED' : 'ConversationCreated'
    const body = standing ? { probability: 0.05, ...plainFault(fault) } : { event, faults: [plainFault(fault)] }
    return {
      number,
      operation: operations.find((one) => one.id === id),
      how: 'valid',
      method: 'POST',
      path: standing ? '/_mock/faults' : '/_mock/events',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    }
  }

  #valid(number: number, operation: Operation, chance: Chance, known: LookUp): Call {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'event')
        return chance.pick(['STARTED', 'FINISHED', 'ConversationCreated', 'ConversationNoteAdded', 'Nothing'])
      if (name === 'sessionId') return chance.pick(SESSIONS)
      return encodeURIComponent(wellFormed(known(KIND_OF_PARAMETER[name] ?? 'event', chance.below(1000))))
    })
    const query = operation.parameters
      .filter((one) => one.in === 'query')
      .flatMap(({ name, schema }) => {
        // A whole list is long on purpose: it is asked for now and then.
        if (name === 'limit') return chance.hit(0.995) ? [`limit=${String(1 + chance.below(20))}`] : []
        if (!chance.hit(0.4)) return []
        const draw = (): string => {
          const kind = KIND_OF_PARAMETER[name]
          if (kind) return known(kind, chance.below(1000))
          if (schema.type === 'integer') return String(chance.below(5000))
          return chance.pick(['scheduled', 'in-flight', 'delivered', 'exhausted', 'canceled'])
        }
        return [`${name}=${encodeURIComponent(wellFormed(draw()))}`]
      })
    const pool = this.#pools.get(operation)
    const wanted = pool !== undefined && (operation.bodyRequired || chance.hit(0.6))
    const body = wanted ? this.#fill(chance.pick(pool), operation, chance, known) : undefined
    return {
      number,
      operation,
      how: 'valid',
      method: operation.method,
      path: query.length > 0 ? `${path}?${query.join('&')}` : path,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : Buffer.from(body),
    }
  }

  /** Puts ids where markers stand, each time others, and now and then another receiver. */
  #fill(text: string, operation: Operation, chance: Chance, known: LookUp): string {
    const offset = chance.below(1000)
    // Most events go to whoever subscribes to them.
    const meant =
      operation.id === 'publishEvent' && chance.hit(0.8)
        ? text.replace(/,"subscriptionId":"(?:[^"\\]|\\.)*"/, '')
        : text
    const filled = meant.replaceAll(MARKER, (_, kind: Known, n: string) =>
      JSON.stringify(known(kind, Number(n) + offset)).slice(1, -1),
    )
    return operation.id === 'createWebhook' && chance.hit(0.5)
      ? filled.replace(
          /"url":"[^"]*"/,
          () => `"url":"${this.#receiver}/${chance.pick(RECEIVERS)}/${String(chance.below(100))}"`,
        )
      : filled
  }
}
