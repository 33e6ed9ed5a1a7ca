import type { components } from '../contract/generated/control.ts'
import type { Delivery } from './entry.ts'
import { KEYS, type Door } from './keys.ts'

type Schemas = components['schemas']
export type PublishInput = Schemas['PublishInput']
export type InteractionInput = Schemas['InteractionInput']

export interface ClockData {
  readonly mode: string
  readonly now: string
  readonly nextDue: string | null
}

export interface Subscription {
  readonly id: string
  readonly name: string
  readonly subscribedEvents: readonly string[]
  readonly url: string
  readonly secretKey: string
  readonly enabled: boolean
}

/** A refusal of the mock, in its own words. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export type { Door }

/** Calls the mock over its public doors: the control API, and the emulated API for subscriptions. */
export class ControlClient {
  readonly #ask: (door: Door) => Promise<string>
  #asking: Promise<void> | undefined

  /** @param ask asks the person for the token or key of a door */
  constructor(ask: (door: Door) => Promise<string>) {
    this.#ask = ask
  }

  /** Calls the control API once, as it stands; what it answers is the caller's to judge. */
  control(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`/_mock${path}`, this.#withKey('control', init))
  }

  /** Asks for a door's token; whoever else asks meanwhile waits for the same answer. */
  async renew(door: Door): Promise<void> {
    this.#asking ??= this.#ask(door)
      .then((given) => {
        sessionStorage.setItem(KEYS[door], given)
      })
      .finally(() => (this.#asking = undefined))
    return this.#asking
  }

  publish = (input: PublishInput) => this.#send<{ eventId: string; deliveries: string[] }>('control', '/_mock/events', 'POST', input)
  play = (interaction: InteractionInput | undefined, pace: string) => this.#send<unknown>('control', '/_mock/interactions', 'POST', { ...(interaction && { interaction }), pace })
  delivery = (id: string) => this.#send<Delivery>('control', `/_mock/deliveries/${encodeURIComponent(id)}`, 'GET')
  redeliver = (id: string) => this.#send<Delivery>('control', `/_mock/deliveries/${encodeURIComponent(id)}/redeliver`, 'POST')
  cancel = (id: string) => this.#send<Delivery>('control', `/_mock/deliveries/${encodeURIComponent(id)}/cancel`, 'POST')
  clock = () => this.#send<ClockData>('control', '/_mock/clock', 'GET')
  setClock = (input: { mode?: string; advance?: string; advanceTo?: 'next' }) => this.#send<ClockData>('control', '/_mock/clock', 'POST', input)
  reset = () => this.#send<undefined>('control', '/_mock/reset', 'POST')
  subscriptions = () => this.#send<Subscription[]>('api', '/v1/webhooks', 'GET')
  subscribe = (input: { name: string; url: string; events: string[] }) => this.#send<Subscription>('api', '/v1/webhooks', 'POST', { ...input, authorization: { _type: 'NoAuth' } })
  enable = (id: string, enabled: boolean) => this.#send<Subscription>('api', `/v1/webhooks/${encodeURIComponent(id)}`, 'PATCH', { enabled })
  unsubscribe = (id: string) => this.#send<undefined>('api', `/v1/webhooks/${encodeURIComponent(id)}`, 'DELETE')

  /** @throws {Refusal} when the mock refuses, with its reason and its repair */
  async #send<T>(door: Door, path: string, method: string, body?: unknown): Promise<T> {
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) }
    let response = await fetch(path, this.#withKey(door, init))
    while (response.status === 401) {
      await this.renew(door)
      response = await fetch(path, this.#withKey(door, init))
    }
    const text = await response.text()
    const answer = (text === '' ? {} : JSON.parse(text)) as { data: T; detail?: string; fix?: string; message?: string }
    if (response.ok) return answer.data
    const why = answer.detail ?? response.headers.get('x-mock-genesys-reason') ?? answer.message ?? `the mock answered ${String(response.status)}`
    throw new Refusal(response.status, answer.fix === undefined ? why : `${why}; ${answer.fix}`)
  }

  #withKey(door: Door, init: RequestInit): RequestInit {
    const key = sessionStorage.getItem(KEYS[door])
    if (key === null) return init
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${key}`)
    return { ...init, headers }
  }
}
