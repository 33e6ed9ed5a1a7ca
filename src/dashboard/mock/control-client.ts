import type { components } from '../../contract/generated/control.ts'
import type { DeliveryView } from '../../timeline/entry-view.ts'
import { KEYS, type ApiName } from './storage-keys.ts'

type Schemas = components['schemas']
export type PublishRequest = Schemas['PublishInput']
export type InteractionRequest = Schemas['InteractionInput']

export interface ClockData {
  readonly mode: string
  readonly now: string
  readonly nextDue: string | null
}

export type SubscriptionView = Schemas['KnownSubscription']
export type FaultInfoView = Schemas['FaultInfo']
export type FaultRequest = Schemas['FaultInput']
export type StandingFaultView = Schemas['StandingFault']
export type RetryPolicyView = components['responses']['RetryPolicy']['content']['application/json']['data']

/** A standing fault; fields that are left out get the defaults of the control API. */
export interface StandingFaultRequest {
  readonly fault: string
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly probability?: number
  readonly count?: number
  readonly from?: string
  readonly until?: string
  readonly attempts?: number | string
  readonly subscriptionId?: string
  readonly event?: Schemas['EventName']
  readonly operation?: string
}

/** The fields of a new subscription, or those to change, in the format of the emulated API. */
export interface SubscriptionRequest {
  readonly name?: string
  readonly url?: string
  readonly events?: readonly string[]
  readonly authorization?:
    | { readonly _type: 'NoAuth' }
    | { readonly _type: 'BasicAuth'; readonly username: string; readonly password: string }
    | { readonly _type: 'TokenAuth'; readonly value: string }
  readonly enabled?: boolean
}

/** A refusal by the mock, with its reason. */
export class RequestRefused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export type { ApiName }

/** Returns the parts of a fix that help on the page: references to files of the package do not. */
const fixFor = (fix: string | undefined): string[] =>
  (fix ?? '').split('; ').filter((part) => part !== '' && !/\bspec\/|^send JSON/.test(part))

/** Returns the response to a call of the mock by its path: from the network, or from an exported file. */
export type ResponseSource = (path: string, init: RequestInit) => Promise<Response>

/** Calls the mock through its public APIs: the control API, and the emulated API for subscriptions. */
export class ControlClient {
  readonly #ask: (api: ApiName) => Promise<string>
  readonly #source: ResponseSource
  #asking: Promise<void> | undefined

  /** @param ask asks the user for the token or key of an API */
  constructor(ask: (api: ApiName) => Promise<string>, source: ResponseSource = (path, init) => fetch(path, init)) {
    this.#ask = ask
    this.#source = source
  }

  /** Calls the control API once and returns the response, whatever its status. */
  control(path: string, init: RequestInit = {}): Promise<Response> {
    return this.#source(`/_mock${path}`, this.#withKey('control', init))
  }

  /** Asks the user for the token of an API; concurrent calls wait for the same one. */
  async renew(api: ApiName): Promise<void> {
    this.#asking ??= this.#ask(api)
      .then((given) => {
        sessionStorage.setItem(KEYS[api], given)
      })
      .finally(() => (this.#asking = undefined))
    return this.#asking
  }

  publish = (input: PublishRequest) =>
    this.#send<{ eventId: string; deliveries: string[] }>('control', '/_mock/events', 'POST', input)
  play = (interaction: InteractionRequest | undefined, pace: string) =>
    this.#send<unknown>('control', '/_mock/interactions', 'POST', { ...(interaction && { interaction }), pace })
  delivery = (id: string) => this.#send<DeliveryView>('control', `/_mock/deliveries/${encodeURIComponent(id)}`, 'GET')
  redeliver = (id: string) =>
    this.#send<DeliveryView>('control', `/_mock/deliveries/${encodeURIComponent(id)}/redeliver`, 'POST')
  cancel = (id: string) =>
    this.#send<DeliveryView>('control', `/_mock/deliveries/${encodeURIComponent(id)}/cancel`, 'POST')
  clock = () => this.#send<ClockData>('control', '/_mock/clock', 'GET')
  setClock = (input: { mode?: string; advance?: string; advanceTo?: 'next' }) =>
    this.#send<ClockData>('control', '/_mock/clock', 'POST', input)
  reset = () => this.#send<undefined>('control', '/_mock/reset', 'POST')
  faultCatalogue = () => this.#send<FaultInfoView[]>('control', '/_mock/fault-catalogue', 'GET')
  faults = () => this.#send<StandingFaultView[]>('control', '/_mock/faults', 'GET')
  addFault = (input: StandingFaultRequest) => this.#send<StandingFaultView>('control', '/_mock/faults', 'POST', input)
  removeFault = (id: string) => this.#send<undefined>('control', `/_mock/faults/${encodeURIComponent(id)}`, 'DELETE')
  clearFaults = () => this.#send<undefined>('control', '/_mock/faults', 'DELETE')
  retryPolicy = () => this.#send<RetryPolicyView>('control', '/_mock/retry-policy', 'GET')
  setRetryPolicy = (policy: string) => this.#send<RetryPolicyView>('control', '/_mock/retry-policy', 'PUT', { policy })
  setOwnRetryPolicy = (id: string, policy: string) =>
    this.#send<undefined>('control', `/_mock/subscriptions/${encodeURIComponent(id)}/retry-policy`, 'PUT', { policy })
  clearOwnRetryPolicy = (id: string) =>
    this.#send<undefined>('control', `/_mock/subscriptions/${encodeURIComponent(id)}/retry-policy`, 'DELETE')
  subscriptions = () => this.#send<SubscriptionView[]>('control', '/_mock/subscriptions', 'GET')
  subscribe = (input: SubscriptionRequest) => this.#send<{ readonly id: string }>('api', '/v1/webhooks', 'POST', input)
  patch = (id: string, input: SubscriptionRequest) =>
    this.#send<unknown>('api', `/v1/webhooks/${encodeURIComponent(id)}`, 'PATCH', input)
  unsubscribe = (id: string) => this.#send<undefined>('api', `/v1/webhooks/${encodeURIComponent(id)}`, 'DELETE')

  /** @throws {RequestRefused} if the mock refuses, with its reason and fix */
  async #send<T>(api: ApiName, path: string, method: string, body?: unknown): Promise<T> {
    const init = {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }
    let response = await this.#fetch(path, this.#withKey(api, init))
    while (response.status === 401) {
      await this.renew(api)
      response = await this.#fetch(path, this.#withKey(api, init))
    }
    const text = await response.text()
    const answer = (text === '' ? {} : JSON.parse(text)) as { data: T; detail?: string; fix?: string; message?: string }
    if (response.ok) return answer.data
    const why =
      answer.detail ??
      response.headers.get('x-mock-genesys-reason') ??
      answer.message ??
      `the mock responded ${String(response.status)}`
    throw new RequestRefused(response.status, [why, ...fixFor(answer.fix)].join('; '))
  }

  /** @throws {Error} with a text for the user if the mock cannot be reached */
  async #fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#source(path, init)
    } catch {
      throw new Error('mock-genesys cannot be reached; start it again')
    }
  }

  #withKey(api: ApiName, init: RequestInit): RequestInit {
    // Outside loopback the control token also authenticates the emulated API, unless that has a separate key.
    const key = sessionStorage.getItem(KEYS[api]) ?? sessionStorage.getItem(KEYS.control)
    if (key === null) return init
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${key}`)
    return { ...init, headers }
  }
}
