import type { Dialect, HeaderLine, Signer } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { WirePlan } from './wire-plan.ts'

/** Where a fault acts: on what is owed, what a request says, how its bytes travel, or how the emulated API answers. */
export type Plane = 'plan' | 'message' | 'wire' | 'api'

/** One parameter of a fault, as a file or a request may give it. */
export interface Parameter {
  readonly kind: 'text' | 'whole-number' | 'duration' | 'choice'
  readonly required: boolean
  readonly means: string
  /** For `choice`. */
  readonly choices?: readonly string[]
  /** For `whole-number`, both included. */
  readonly least?: number
  readonly most?: number
}

/** What users are told of a fault. */
export interface FaultInfo {
  readonly name: string
  readonly plane: Plane
  readonly does: string
  /** What a correct receiver does under it or, for a fault of the API, a correct client. */
  readonly receiver: string
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Checks what no single parameter shows, in whatever dialect. @throws {MockError} `FAULT_PARAMETER_INVALID` */
  check?(parameters: ParameterValues): void
  /** Of the plan: the only events that it fires on; absent, all. */
  readonly events?: readonly EventName[]
  /** Of the API: the only operations that it fires on; absent, all. */
  readonly operations?: readonly string[]
}

/** A request before it is put on the wire. */
export interface Message {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
}

/** What a fault may know of the attempt that it changes. */
export interface MessageContext {
  readonly dialect: Dialect
  readonly secret: string
  /** Signature header lines over other bytes, or under another secret. */
  readonly sign: (body: Uint8Array, secret?: string) => readonly HeaderLine[]
}

/** What a fault of the wire may know of the attempt that it carries. */
export interface WireContext extends Pick<MessageContext, 'sign'> {
  /** Signs a body that is given in parts, under the subscription's secret. */
  readonly signer: () => Signer
}

export type ParameterValues = Readonly<Record<string, string | number>>

/** A deviation in what a request says. */
export interface MessageFault extends FaultInfo {
  readonly plane: 'message'
  /**
   * `text`: it writes the JSON of the body anew; `bytes`: it turns the body into bytes that need not be JSON any more.
   * On one attempt those of the text come before those of the bytes, in whatever order they are given.
   */
  readonly works?: 'on-text' | 'on-bytes'
  /** Checks the parameters for deliveries of a dialect. @throws {MockError} `FAULT_PARAMETER_INVALID` */
  checkFor?(parameters: ParameterValues, dialect: Dialect): void
  apply(message: Message, parameters: ParameterValues, context: MessageContext): Message
}

/** A deviation in how the bytes of a request travel. At most one of them carries an attempt. */
export interface WireFault extends FaultInfo {
  readonly plane: 'wire'
  /** Decides what travels how; what goes wrong on the way is the executor's to tell. */
  apply(message: Message, parameters: ParameterValues, context: WireContext): WirePlan
}

/** What is owed for one event to one subscription. */
export interface Owed {
  /** Deliveries at once: 0 when it is dropped. */
  readonly copies: number
  /** How long the first attempt is put off, in milliseconds of the mock's clock. */
  readonly holdMs: number
  /** A STARTED that goes as soon as the FINISHED of its interaction has settled, before `holdMs` is over. */
  readonly behindFinished: boolean
  /** How long after the first the same event comes again under another operation id, once for each. */
  readonly againMs: readonly number[]
}

/** A deviation in what is owed. */
export interface PlanFault extends FaultInfo {
  readonly plane: 'plan'
  apply(owed: Owed, parameters: ParameterValues): Owed
}

/** One request to the emulated API, before anything is done about it. */
export interface ApiRequest {
  /** Its name in spec/genesys.openapi.yaml. */
  readonly operation: string
  /** Instant of the mock's clock. */
  readonly now: number
  /** The subscription that it is about. */
  readonly subscriptionId: string | undefined
  /** The URL that a creation or a change asks for, when another subscription has it. */
  readonly takenUrl: string | undefined
  /** What an entry of the list of standing faults remembers between calls, until the list is set anew. */
  readonly notes: Map<string, number>
}

/** The same, as a fault may answer it. */
export interface ApiCall extends ApiRequest {
  /** Does what was asked and answers as usual. */
  readonly work: () => Promise<Response>
  /** An error in the API's own format. */
  readonly refuse: (status: number, headers?: Readonly<Record<string, string>>) => Response
  /** Headers of a response that name the fault as its cause. */
  readonly cause: Readonly<Record<string, string>>
  /** Closes the connection: nothing of a response comes. */
  readonly breakOff: () => Response
  /** Writes these bytes in place of a response, and closes the connection; with `reset`, as one that crashes does. */
  readonly writeInstead: (bytes: Uint8Array, end: 'close' | 'reset') => Response
  /** Waits, in real time. */
  readonly pause: (ms: number) => Promise<void>
  /** When a subscription was created, on the mock's clock. */
  readonly createdAt: (subscriptionId: string) => number | undefined
  /** Subscriptions that were deleted after an instant, as the API showed them, oldest deletion first. */
  readonly deletedAfter: (instant: number) => readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]
}

/** A deviation in how the emulated API answers. */
export interface ApiFault extends FaultInfo {
  readonly plane: 'api'
  /** Whether it does anything about a call; absent, about every one. Otherwise it has not fired. */
  concerns?(request: ApiRequest, parameters: ParameterValues): boolean
  apply(call: ApiCall, parameters: ParameterValues): Promise<Response>
}

/** What acts on a single attempt. */
export type AttemptFault = MessageFault | WireFault

export type Fault = PlanFault | AttemptFault | ApiFault

/** A fault with its parameters, and the attempts of a delivery that it fires on (numbered from 1, both included). */
export interface AttachedFault<F extends Fault = Fault> {
  readonly fault: F
  readonly parameters: ParameterValues
  readonly from: number
  readonly to: number
}

/** A fault as users write it: its name, its parameters beside it, and the attempts it fires on: 1, `1-2` or `3-`. */
export interface FaultInput {
  readonly fault: string
  readonly attempts?: number | string
  readonly [parameter: string]: unknown
}
