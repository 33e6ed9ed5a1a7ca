import type { Call, LookUp } from './call.ts'
import type { Known } from './domain.ts'

/** Of each kind the newest ids are remembered, up to this many. */
const KEEP = 400

interface Told {
  readonly data?: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[]
}

const textsIn = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === 'string')

/** Operations from whose responses ids are learned, or that ids are gone. */
const TEACHING: ReadonlySet<string> = new Set([
  'createWebhook',
  'deleteWebhook',
  'reset',
  'publishEvent',
  'playInteraction',
  'addFault',
  'setFaults',
])

/** Returns whether what is drawn later may depend on the response to a call. */
export const teaches = ({ operation }: Call): boolean => operation !== undefined && TEACHING.has(operation.id)

/** The ids that the mock gave out, and which faults and operations it has taken. */
export class Ids {
  readonly #known: Record<Known, string[]> = { subscription: [], delivery: [], interaction: [], event: [], fault: [] }
  /** Subscriptions that were created and have not been deleted. */
  readonly live = new Set<string>()
  /** Operations that had a success. */
  readonly succeeded = new Set<string>()
  /** Faults that were accepted with an event, a redelivery or as standing ones. */
  readonly attached = new Set<string>()
  /** Which request published a delivery. */
  readonly origin = new Map<string, Call>()

  readonly lookUp: LookUp = (kind, index) => {
    // Of subscriptions mostly those that there are: what is gone is asked for now and then.
    if (kind === 'subscription' && this.live.size > 0 && index % 5 > 0)
      return [...this.live][index % this.live.size] ?? ''
    const known = this.#known[kind]
    // A standing fault is soon replaced: of these the newest.
    if (kind === 'fault') return known.at(-1 - (index % 2)) ?? 'flt_none'
    return known[index % Math.max(1, known.length)] ?? '00000000-0000-4000-8000-000000000000'
  }

  /** The id of a kind that was learned last; one that was never given out when there is none. */
  newest(kind: Known): string {
    return this.#known[kind].at(-1) ?? 'none'
  }

  /** Learns from a success; what cannot be read teaches nothing. */
  learn(call: Call, status: number, body: Buffer): void {
    const id = call.operation?.id
    if (id === undefined || status >= 300) return
    this.succeeded.add(id)
    if (call.body?.includes('"fault"'))
      for (const [, name] of call.body.toString().matchAll(/"fault":"([\w.-]+)"/g))
        if (name !== undefined) this.attached.add(name)
    if (id === 'deleteWebhook') this.live.delete(call.path.split('/').at(-1) ?? '')
    if (id === 'reset') this.live.clear()
    if (!['createWebhook', 'publishEvent', 'playInteraction', 'addFault', 'setFaults'].includes(id)) return
    let told: Told
    try {
      told = JSON.parse(body.toString('utf8')) as Told
    } catch {
      return
    }
    const data = told.data
    if (!data || typeof data !== 'object') return
    for (const one of Array.isArray(data)
      ? (data as readonly Readonly<Record<string, unknown>>[])
      : [data as Readonly<Record<string, unknown>>])
      this.#learnOne(id, one, call)
  }

  #learnOne(operation: string, one: Readonly<Record<string, unknown>>, call: Call): void {
    if (operation === 'createWebhook') {
      for (const id of textsIn(one.id)) {
        this.#remember('subscription', id)
        this.live.add(id)
      }
      return
    }
    if (operation === 'addFault' || operation === 'setFaults')
      for (const id of textsIn(one.id)) this.#remember('fault', id)
    for (const id of textsIn(one.interactionId)) this.#remember('interaction', id)
    for (const id of textsIn(one.eventId)) this.#remember('event', id)
    for (const id of textsIn(one.deliveries).slice(0, 5)) {
      this.#remember('delivery', id)
      this.origin.set(id, call)
    }
  }

  #remember(kind: Known, id: string): void {
    const known = this.#known[kind]
    known.push(id)
    if (known.length > KEEP) known.splice(0, KEEP / 4)
  }

  /** Forgets all ids, as after the end of the process that gave them out. */
  forget(): void {
    for (const known of Object.values(this.#known)) known.length = 0
    this.live.clear()
    this.origin.clear()
  }
}
