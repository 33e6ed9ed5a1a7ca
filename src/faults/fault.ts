import type { Dialect, HeaderLine } from '../dialects/dialect.ts'
import type { WirePlan } from './wire-plan.ts'

/** On which plane a fault acts: what is owed, what the request says, or how its bytes travel. */
export type Plane = 'plan' | 'message' | 'wire'

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
  /** Rows of the fault catalogue that it brings about, such as S01. */
  readonly rows: readonly string[]
  readonly does: string
  /** What a correct receiver does under it. */
  readonly receiver: string
  readonly parameters: Readonly<Record<string, Parameter>>
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

export type ParameterValues = Readonly<Record<string, string | number>>

/** A deviation in what a request says. */
export interface MessageFault extends FaultInfo {
  readonly plane: 'message'
  apply(message: Message, parameters: ParameterValues, context: MessageContext): Message
}

/** A deviation in how the bytes of a request travel. At most one of them carries an attempt. */
export interface WireFault extends FaultInfo {
  readonly plane: 'wire'
  /** Decides what travels how; what goes wrong on the way is the executor's to tell. */
  plan(message: Message, parameters: ParameterValues): WirePlan
}

export type Fault = MessageFault | WireFault

/** A fault with its parameters, and the attempts of a delivery that it fires on (numbered from 1, both included). */
export interface AttachedFault<F extends Fault = Fault> {
  readonly fault: F
  readonly parameters: ParameterValues
  readonly from: number
  readonly to: number
}
