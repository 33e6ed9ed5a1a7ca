import type { EventName } from '../../events/catalogue.ts'
import type { Place } from '../../kit/error.ts'
import type { BeginStep, EndStep, SocketsStep } from './process-step.ts'

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }

/**
 * A fault on what a step publishes; parameters are checked against the fault's own table. Durations are in
 * milliseconds.
 */
export interface FaultUse {
  readonly fault: string
  readonly at: Place
  readonly parameters: Readonly<Record<string, Json>>
}

interface StepBase {
  readonly at: Place
}

/** Publishes an event and delivers it. */
export interface PublishStep extends StepBase {
  readonly kind: 'publish'
  readonly event: EventName
  /** The name for later steps. */
  readonly as: string | undefined
  /** Fields of the interaction that are not random; `id: ${first.interactionId}` continues a known one. */
  readonly interaction: Readonly<Record<string, Json>> | undefined
  /** Extra data of a conversation event. */
  readonly details: Readonly<Record<string, Json>> | undefined
  /** Replaces the whole body, signed like any other: JSON, exact text, or bytes as hexadecimal digits. */
  readonly body: { readonly json: Json } | { readonly text: string } | { readonly hex: string } | undefined
  /** How many deliveries of the same bytes are sent at once, at least 1. */
  readonly copies: number
  /**
   * How many interactions it happens to at once, at least 1; each is a separate delivery, and a probe asks about all.
   */
  readonly times: number
  /** Which subscription of the receiver it goes to. */
  readonly to: 'first' | 'second'
  /** The secret that signs it; default: that of its subscription. */
  readonly under: SecretName | undefined
  readonly faults: readonly FaultUse[]
}

export const SECRET_NAMES = ['current', 'next', 'second'] as const
/** `current`: the given secret. `next`: the one after a rotation. `second`: that of the second subscription. */
export type SecretName = (typeof SECRET_NAMES)[number]

/** Redelivers a delivery: the same bytes, the same operationId. */
export interface RedeliverStep extends StepBase {
  readonly kind: 'redeliver'
  readonly delivery: string
  /** In sequence, at least 1. */
  readonly times: number
  readonly faults: readonly FaultUse[]
}

/** Advances the mock's clock. */
export interface AdvanceStep extends StepBase {
  readonly kind: 'advance'
  readonly ms: number
}

export const RESPONSES = [
  'accepted',
  'rejected',
  'declined',
  'accepted-or-declined',
  'survived',
  'survived-or-closed',
  'client-error',
  'any',
] as const
/**
 * What is expected of a response. `accepted`: the dialect's success. `rejected`: what the receiver's policy does with a
 * bad signature. `declined`: 4xx or a closed connection, and under the policy `ignore` also 200 without effect.
 * `accepted-or-declined`: the dialect's success, 4xx or a closed connection. `survived`: anything but a server error.
 * `survived-or-closed`: the same, or a closed connection. `client-error`: 4xx. `any`: any response.
 */
export type ResponseKind = (typeof RESPONSES)[number]

export const HIDDEN = ['secret', 'signature', 'stack', 'markup'] as const
export type Hidden = (typeof HIDDEN)[number]

/** Judges the result of a delivery, once it has settled. */
export interface ExpectStep extends StepBase {
  readonly kind: 'expect'
  /** A name from `as`; default: the last published or redelivered one. */
  readonly delivery: string | undefined
  /** Overrides the scenario's first requirement. */
  readonly proves: string | undefined
  readonly response: ResponseKind | undefined
  /** Any of these: `200`, or a class such as `4xx`. */
  readonly status: readonly (number | `${1 | 2 | 3 | 4 | 5}xx`)[] | undefined
  /** Header names in lower case, and a text that each must contain. */
  readonly headers: Readonly<Record<string, string>> | undefined
  /** `conforms`: matches the documented schema. */
  readonly body: 'conforms' | undefined
  /** What the response must not contain. */
  readonly hides: readonly Hidden[] | undefined
  /** The longest time from request to complete response, in real milliseconds. */
  readonly withinMs: number | undefined
  /** Exact number of attempts so far. */
  readonly attempts: number | undefined
  /** The shortest delay between the last two attempts, in milliseconds of the mock's clock. */
  readonly pauseMs: number | undefined
  readonly state: 'delivered' | 'exhausted' | 'canceled' | undefined
  /** Another delivery whose response must be the same (status and body). */
  readonly sameAs: string | undefined
  /** Whether the following steps depend on it: if it fails, the scenario is inconclusive. */
  readonly precondition: boolean | undefined
}

export const PROBES = ['processed', 'state', 'details'] as const

/** Queries the receiver's probe. Inconclusive without one. */
export interface ProbeStep extends StepBase {
  readonly kind: 'probe'
  readonly proves: string | undefined
  readonly of: string
  readonly asks:
    | { readonly probe: 'processed'; readonly event: EventName | undefined; readonly count: number }
    | { readonly probe: 'state'; readonly state: string | null }
    /** Only the given fields are compared. */
    | { readonly probe: 'details'; readonly details: Readonly<Record<string, string | null>> }
  /** Overrides the interaction to query, for entities of a custom body. */
  readonly interactionId: string | undefined
  /** Time limit, in real milliseconds. */
  readonly withinMs: number
}

/** Sets something at the receiver; it is reset after the scenario. */
export interface ControlStep extends StepBase {
  readonly kind: 'control'
  readonly sets:
    | { readonly control: 'secrets'; readonly are: readonly Exclude<SecretName, 'second'>[] }
    /** An instant, or `now`, the time of the mock's clock; it advances with the mock's clock. */
    | { readonly control: 'clock'; readonly is: number | 'now' }
    | { readonly control: 'outage'; readonly down: boolean }
}

/**
 * How Nexus, the host of `selfUri`, responds: with the interaction, with a redirect to another host, with 404 the first
 * `times` times, or with the interaction after `ms` real milliseconds.
 */
export type NexusBehavior =
  | { readonly kind: 'responds' }
  | { readonly kind: 'redirects' }
  | { readonly kind: 'responds with 404'; readonly times: number }
  | { readonly kind: 'responds late'; readonly ms: number }

export const NEXUS_BEHAVIORS = [
  'responds',
  'redirects',
  'responds with 404',
  'responds late',
] as const satisfies readonly NexusBehavior['kind'][]

/** Sets how Nexus responds about interactions published from here on. */
export interface NexusStep extends StepBase {
  readonly kind: 'nexus'
  readonly behavior: NexusBehavior
}

export const FETCHES = ['fetched', 'not fetched', 'fetched again', 'not followed'] as const
/**
 * What can happen to a `selfUri`. `fetched again`: until Nexus returns the interaction. `not followed`: it is fetched,
 * but its redirect is not followed.
 */
export type Fetch = (typeof FETCHES)[number]

/** Judges whether the receiver fetched the `selfUri` of a delivery. */
export interface SelfUriStep extends StepBase {
  readonly kind: 'self-uri'
  readonly proves: string | undefined
  readonly of: string
  readonly wanted: Fetch
  /** Time limit for the fetch, in real milliseconds. */
  readonly withinMs: number
}

export const AWAITED = ['request', 'response', 'redelivery', 'end', 'fault', 'fetch'] as const

/**
 * Waits until the journal records something: a sent request, its response, a due redelivery, the end of the delivery, a
 * fired fault, or a fetch of selfUri.
 */
export interface AwaitStep extends StepBase {
  readonly kind: 'await'
  readonly proves: string | undefined
  readonly awaited: (typeof AWAITED)[number]
  /** A name from `as`; default: the last published or redelivered one. */
  readonly of: string | undefined
  /** From 1; default: any. */
  readonly attempt: number | undefined
  /** Time limit, in real milliseconds. */
  readonly withinMs: number
}

export const LOG_HIDDEN = ['secret'] as const
export type LogHidden = (typeof LOG_HIDDEN)[number]

/** Judges what the receiver has printed since the scenario started. Inconclusive without its output. */
export interface LogStep extends StepBase {
  readonly kind: 'log'
  readonly proves: string | undefined
  readonly hides: readonly LogHidden[]
  /** Texts that must not appear, in any encoding. */
  readonly excludes: readonly string[]
}

/** Steps by kind, which is the key that names them. */
export interface StepsByKind {
  readonly publish: PublishStep
  readonly redeliver: RedeliverStep
  readonly advance: AdvanceStep
  readonly await: AwaitStep
  readonly nexus: NexusStep
  readonly expect: ExpectStep
  readonly probe: ProbeStep
  readonly 'self-uri': SelfUriStep
  readonly log: LogStep
  readonly control: ControlStep
  readonly kill: EndStep<'kill'>
  readonly stop: EndStep<'stop'>
  readonly pause: EndStep<'pause'>
  readonly resume: BeginStep<'resume'>
  readonly start: BeginStep<'start'>
  readonly sockets: SocketsStep
}

export type StepKind = keyof StepsByKind

/** A step of one kind. */
export type StepOf<K extends StepKind> = StepsByKind[K]

export type Step = StepOf<StepKind>
