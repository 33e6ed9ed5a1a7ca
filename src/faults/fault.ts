import type { Dialect, HeaderLine, Signer } from '../dialects/dialect.ts'
import type { EventName } from '../events/catalogue.ts'
import type { WirePlan } from './wire-plan.ts'

/**
 * What a fault acts on: the deliveries of an event, the content of a request, the transfer of its bytes, or the
 * responses of the emulated API.
 */
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

/** What users read about a fault. */
export interface FaultInfo {
  readonly name: string
  readonly plane: Plane
  readonly does: string
  /** What a correct receiver does under the fault, or a correct client if the fault is in the API. */
  readonly receiver: string
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Checks the combination of parameters, in any dialect. @throws {MockError} `FAULT_PARAMETER_INVALID` */
  check?(parameters: ParameterValues): void
  /** For the plan: the only events that it fires on; absent: all. */
  readonly events?: readonly EventName[]
  /** For the API: the only operations that it fires on; absent: all. */
  readonly operations?: readonly string[]
}

/** A request before it is sent. */
export interface Message {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
}

/** What a fault can use of the attempt that it changes. */
export interface MessageContext {
  readonly dialect: Dialect
  readonly secret: string
  /** Returns the signature headers for other bytes, or for another secret. */
  readonly sign: (body: Uint8Array, secret?: string) => readonly HeaderLine[]
}

/** What a connection fault can use of the attempt that it sends. */
export interface WireContext extends Pick<MessageContext, 'sign'> {
  /** Returns a signer for a body that is given in parts, with the secret of the subscription. */
  readonly signer: () => Signer
}

export type ParameterValues = Readonly<Record<string, string | number>>

/** A fault in the content of a request. */
export interface MessageFault extends FaultInfo {
  readonly plane: 'message'
  /**
   * `on-text`: it serializes the JSON of the body again; `on-bytes`: it turns the body into bytes that may not be JSON.
   * On one attempt, faults that work on text run before those that work on bytes, whatever their order.
   */
  readonly works?: 'on-text' | 'on-bytes'
  /** Checks the parameters for deliveries of a dialect. @throws {MockError} `FAULT_PARAMETER_INVALID` */
  checkFor?(parameters: ParameterValues, dialect: Dialect): void
  apply(message: Message, parameters: ParameterValues, context: MessageContext): Message
}

/** A fault in how the bytes of a request are sent. An attempt has at most one of them. */
export interface WireFault extends FaultInfo {
  readonly plane: 'wire'
  /** Returns what to send and how; the executor reports what goes wrong. */
  apply(message: Message, parameters: ParameterValues, context: WireContext): WirePlan
}

/** The deliveries of one event to one subscription. */
export interface PlannedDelivery {
  /** How many deliveries start at the same time: 0 if the event is dropped. */
  readonly copies: number
  /** Delay before the first attempt, in milliseconds of the mock's clock. */
  readonly holdMs: number
  /** Whether a STARTED is sent once the FINISHED of its interaction has settled, or after `holdMs` at the latest. */
  readonly afterFinished: boolean
  /** Delays after the first delivery at which the event is emitted again under another operation id. */
  readonly reEmitMs: readonly number[]
}

/** A fault in the deliveries of an event. */
export interface PlanFault extends FaultInfo {
  readonly plane: 'plan'
  apply(planned: PlannedDelivery, parameters: ParameterValues): PlannedDelivery
}

/** One request to the emulated API, before it is processed. */
export interface ApiRequest {
  /** Its `operationId` in spec/genesys.openapi.yaml. */
  readonly operation: string
  /** Current time of the mock's clock. */
  readonly now: number
  /** The subscription that it is about. */
  readonly subscriptionId: string | undefined
  /** The URL that a creation or a change sets, if another subscription already has it. */
  readonly takenUrl: string | undefined
  /** What a standing fault remembers between calls, until the list of standing faults is replaced. */
  readonly notes: Map<string, number>
}

/** A request to the emulated API, with the means to respond to it. */
export interface ApiCall extends ApiRequest {
  /** Processes the call and returns the usual response. */
  readonly work: () => Promise<Response>
  /** Returns an error in the format of the API. */
  readonly refuse: (status: number, headers?: Readonly<Record<string, string>>) => Response
  /** Response headers that name the fault as the cause. */
  readonly cause: Readonly<Record<string, string>>
  /** Closes the connection without any response. */
  readonly closeConnection: () => Response
  /** Writes these bytes instead of a response, then closes or resets the connection. */
  readonly writeRaw: (bytes: Uint8Array, end: 'close' | 'reset') => Response
  /** Waits in real time. */
  readonly pause: (ms: number) => Promise<void>
  /** Returns when a subscription was created, on the mock's clock. */
  readonly createdAt: (subscriptionId: string) => number | undefined
  /** Returns the subscriptions deleted after an instant, as the API showed them, oldest deletion first. */
  readonly deletedAfter: (instant: number) => readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[]
}

/** A fault in the responses of the emulated API. */
export interface ApiFault extends FaultInfo {
  readonly plane: 'api'
  /** Returns whether it fires on a call; absent: it fires on every call. */
  concerns?(request: ApiRequest, parameters: ParameterValues): boolean
  apply(call: ApiCall, parameters: ParameterValues): Promise<Response>
}

/** A fault of a single attempt. */
export type AttemptFault = MessageFault | WireFault

export type Fault = PlanFault | AttemptFault | ApiFault

/** A fault with its parameters, and the first and last attempt that it fires on (numbered from 1, inclusive). */
export interface AttachedFault<F extends Fault = Fault> {
  readonly fault: F
  readonly parameters: ParameterValues
  readonly from: number
  readonly to: number
}

/**
 * A fault as users write it: its name, its parameters as further fields, and the attempts it fires on: 1, `1-2` or
 * `3-`.
 */
export interface FaultInput {
  readonly fault: string
  readonly attempts?: number | string
  readonly [parameter: string]: unknown
}
