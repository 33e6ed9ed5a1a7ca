import type { EventName } from '../../events/catalogue.ts'
import type { Place } from '../../kit/error.ts'
import type { BeginStep, EndStep, SocketsStep } from './process-step.ts'

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }

/**
 * A fault attached to what a step publishes; parameters are checked against the fault's own table. Durations are in
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

/** An event happens and is delivered. */
export interface PublishStep extends StepBase {
  readonly kind: 'publish'
  readonly event: EventName
  /** The name under which later steps speak of it. */
  readonly as: string | undefined
  /** Members of the interaction that are not left to chance; `id: ${first.interactionId}` goes on with a known one. */
  readonly interaction: Readonly<Record<string, Json>> | undefined
  /** Own data of a conversation event. */
  readonly details: Readonly<Record<string, Json>> | undefined
  /** Replaces the whole body, signed like any other: JSON, exact text, or bytes in hexadecimal digits. */
  readonly body: { readonly json: Json } | { readonly text: string } | { readonly hex: string } | undefined
  /** How many deliveries of the same bytes go out at once, from 1. */
  readonly copies: number
  /** To how many interactions it happens at once, from 1; each is a delivery of its own, and a probe asks for all. */
  readonly times: number
  /** Which subscription of the receiver it goes to. */
  readonly to: 'first' | 'second'
  /** The secret that it is signed with; default: that of its subscription. */
  readonly under: SecretName | undefined
  readonly faults: readonly FaultUse[]
}

export const SECRET_NAMES = ['current', 'next', 'second'] as const
/**
 * `current`: the one given for the receiver. `next`: one that it may be rotated to. `second`: that of its second
 * subscription.
 */
export type SecretName = (typeof SECRET_NAMES)[number]

/** A delivery is sent again: the same bytes, the same operationId. */
export interface RedeliverStep extends StepBase {
  readonly kind: 'redeliver'
  readonly delivery: string
  /** One after the other, from 1. */
  readonly times: number
  readonly faults: readonly FaultUse[]
}

/** The mock's clock moves on by so many milliseconds. */
export interface AdvanceStep extends StepBase {
  readonly kind: 'advance'
  readonly ms: number
}

export const RESPONSES = [
  'accepted',
  'refused',
  'declined',
  'accepted-or-declined',
  'survived',
  'survived-or-closed',
  'client-error',
  'any',
] as const
/**
 * What is asked of a response. `accepted`: the dialect's success. `refused`: what the receiver's policy does with a bad
 * signature. `declined`: 4xx or a closed connection, and under the policy `ignore` also 200 without effect.
 * `accepted-or-declined`: the dialect's success, 4xx or a closed connection. `survived`: any answer that is no server
 * error. `survived-or-closed`: that, or a closed connection. `client-error`: 4xx. `any`: any answer at all.
 */
export type ResponseKind = (typeof RESPONSES)[number]

export const HIDDEN = ['secret', 'signature', 'stack', 'markup'] as const
export type Hidden = (typeof HIDDEN)[number]

/** Judges what became of a delivery. Waits until it has settled. */
export interface ExpectStep extends StepBase {
  readonly kind: 'expect'
  /** A name given by `as`; default: what was published or redelivered last. */
  readonly delivery: string | undefined
  /** Overrides the scenario's first requirement. */
  readonly proves: string | undefined
  readonly response: ResponseKind | undefined
  /** Any one of them: `200`, or a class such as `4xx`. */
  readonly status: readonly (number | `${1 | 2 | 3 | 4 | 5}xx`)[] | undefined
  /** Header names in lower case, and a text that each must contain. */
  readonly headers: Readonly<Record<string, string>> | undefined
  /** `conforms`: matches the schema of the documents. */
  readonly body: 'conforms' | undefined
  /** What the response must not contain. */
  readonly hides: readonly Hidden[] | undefined
  /** Real milliseconds from request to whole answer, at most. */
  readonly withinMs: number | undefined
  /** Attempts made until now, exactly. */
  readonly attempts: number | undefined
  /** Milliseconds of the mock's clock between the last two attempts, at least. */
  readonly pauseMs: number | undefined
  readonly state: 'delivered' | 'exhausted' | 'canceled' | undefined
  /** Another delivery whose answer must be the same (status and body). */
  readonly sameAs: string | undefined
  /** Whether what follows makes sense only when it holds: the scenario ends as inconclusive when it does not. */
  readonly precondition: boolean | undefined
}

export const PROBES = ['processed', 'state', 'details'] as const

/** Asks the receiver's probe. Without one the verdict is inconclusive. */
export interface ProbeStep extends StepBase {
  readonly kind: 'probe'
  readonly proves: string | undefined
  readonly of: string
  readonly asks:
    | { readonly probe: 'processed'; readonly event: EventName | undefined; readonly count: number }
    | { readonly probe: 'state'; readonly state: string | null }
    /** Only the members that are given are compared. */
    | { readonly probe: 'details'; readonly details: Readonly<Record<string, string | null>> }
  /** Overrides the interaction that is asked for, for entities of an own body. */
  readonly interactionId: string | undefined
  /** Real milliseconds until it must say so. */
  readonly withinMs: number
}

/** Arranges something about the receiver; it is put back when the scenario is over. */
export interface ControlStep extends StepBase {
  readonly kind: 'control'
  readonly sets:
    | { readonly control: 'secrets'; readonly are: readonly Exclude<SecretName, 'second'>[] }
    /** An instant, or `now`, the time of the mock's clock; it goes on with each advance. */
    | { readonly control: 'clock'; readonly is: number | 'now' }
    | { readonly control: 'outage'; readonly down: boolean }
}

/**
 * How Nexus, to whose host `selfUri` points, answers a call: with the interaction, with a redirect to another host,
 * with 404 the first so many times, or with the interaction after so many real milliseconds.
 */
export type NexusConduct =
  | { readonly kind: 'answers' }
  | { readonly kind: 'redirects' }
  | { readonly kind: 'answers 404'; readonly times: number }
  | { readonly kind: 'answers late'; readonly ms: number }

export const CONDUCTS = [
  'answers',
  'redirects',
  'answers 404',
  'answers late',
] as const satisfies readonly NexusConduct['kind'][]

/** Says how Nexus answers for the interactions of what is published from here on. */
export interface NexusStep extends StepBase {
  readonly kind: 'nexus'
  readonly conduct: NexusConduct
}

export const FETCHES = ['fetched', 'not fetched', 'fetched again', 'not followed'] as const
/**
 * What may become of a `selfUri`. `fetched again`: until Nexus answers with the interaction. `not followed`: it is
 * fetched, and where it redirects to is not.
 */
export type Fetch = (typeof FETCHES)[number]

/** Judges whether the receiver called the `selfUri` of a delivery. */
export interface SelfUriStep extends StepBase {
  readonly kind: 'self-uri'
  readonly proves: string | undefined
  readonly of: string
  readonly wanted: Fetch
  /** Real milliseconds that a fetch may take. */
  readonly withinMs: number
}

export const AWAITED = ['request', 'response', 'redelivery', 'end', 'fault', 'fetch'] as const

/**
 * Waits until the journal tells something: a request that went out, its response, a redelivery that is due, the end of
 * the delivery, a fault that fired, a fetch of selfUri.
 */
export interface AwaitStep extends StepBase {
  readonly kind: 'await'
  readonly proves: string | undefined
  readonly awaited: (typeof AWAITED)[number]
  /** A name given by `as`; default: what was published or redelivered last. */
  readonly of: string | undefined
  /** Counted from 1; default: any. */
  readonly attempt: number | undefined
  /** Real milliseconds until it must have happened. */
  readonly withinMs: number
}

export const LOG_HIDDEN = ['secret'] as const
export type LogHidden = (typeof LOG_HIDDEN)[number]

/** Judges what the receiver has printed since the scenario began. Without its output the verdict is inconclusive. */
export interface LogStep extends StepBase {
  readonly kind: 'log'
  readonly proves: string | undefined
  readonly hides: readonly LogHidden[]
  /** Texts that must not be in it, in any spelling. */
  readonly lacks: readonly string[]
}

/** The steps by kind, which is the key that begins them. */
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
