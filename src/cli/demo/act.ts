import type { RetryOptions } from '../../delivery/retry/policy.ts'
import type { EventName } from '../../events/catalogue.ts'
import type { FaultUse } from '../../scenario/model/step-parts.ts'

/** What the receiver of the demo does with one request. */
export interface Turn {
  /** Responds with this status, and does nothing; undefined: as a correct receiver does. */
  readonly status?: number
  /** Milliseconds of real time between its work and its response. */
  readonly afterMs?: number
  /** Closes the connection after its work, without a response. */
  readonly losesResponse?: true
}

/** The mode of the demo's receiver until a later step changes it. */
export const RECEIVER_MODES = ['up', 'down', 'forgets', 'remembers'] as const
export type ReceiverMode = (typeof RECEIVER_MODES)[number]

/** One step of an act. Names are those given by earlier `publish` steps. */
export type ActStep =
  | { readonly kind: 'say'; readonly text: string }
  /** Milliseconds of the mock's clock. */
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'receiver'; readonly mode: ReceiverMode }
  | {
      readonly kind: 'publish'
      readonly event: EventName
      readonly as: string | undefined
      /** An earlier step, whose interaction it belongs to. */
      readonly of: string | undefined
      readonly faults: readonly FaultUse[]
      readonly turns: readonly Turn[]
    }
  /** Waits until an attempt was judged; without `attempt`, until the delivery is settled. */
  | { readonly kind: 'await'; readonly of: string; readonly attempt: number | undefined }
  | { readonly kind: 'redeliver'; readonly of: string }

export const ACT_STEPS = [
  'say',
  'wait',
  'receiver',
  'publish',
  'await',
  'redeliver',
] as const satisfies readonly ActStep['kind'][]

/** The expected totals of an act. */
export interface ActSum {
  /** Deliveries that were published. */
  readonly deliveries: number
  readonly attempts: number
  readonly delivered: number
  /** How often the receiver processed one of their events. */
  readonly effects: number
}

/** An act of the demo, read and checked. */
export interface Act {
  /** The name for `--act`: that of its file. */
  readonly name: string
  readonly title: string
  /** Redelivery in this act; undefined: that of the demo. */
  readonly retry: RetryOptions | undefined
  readonly steps: readonly ActStep[]
  readonly expect: Partial<ActSum>
  /** Printed at the end if everything went as expected. */
  readonly result: string | undefined
}
