import type { HeaderLine } from '../dialects/dialect.ts'
import type { WirePlan } from '../faults/wire-plan.ts'
import type { WireResult } from '../journal/outcome.ts'
import type { BytesOrAscii } from '../kit/ascii.ts'

/** One HTTP request of a delivery, ready to send. */
export interface WireRequest extends Partial<Carriage> {
  /** `POST`, unless a fault changes it. */
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  readonly body: BytesOrAscii
  /** How long to wait for the whole response, in real milliseconds; at least 1. */
  readonly responseTimeoutMs: number
  /** Who set the target; the target policy trusts `configured` ones. */
  readonly targetOrigin: 'configured' | 'api'
  /** Called once the whole request has been written to the socket; some transports never call it. */
  readonly sent?: () => void
}

/** How a request is sent under a wire fault. */
export interface Carriage {
  /** Name of the fault. */
  readonly carriedBy: string
  /** Returns the steps to send it. Throws if the request cannot be written. */
  readonly plan: () => WirePlan
}

/**
 * Sends one request and reports how it ended. Reports failures instead of throwing, never follows redirects, and never
 * resends a request that a receiver may have seen.
 */
export interface Transport {
  send(request: WireRequest, done: (result: WireResult) => void): void
  /** Ends the deliberate delays of wire faults, including later ones. */
  hurry?(): void
  /** Closes idle connections and aborts requests in progress. */
  close(): Promise<void>
}
