import type { HeaderLine } from '../dialects/dialect.ts'
import type { WirePlan } from '../faults/wire-plan.ts'
import type { WireResult } from '../journal/outcome.ts'

/** One HTTP request of a delivery, ready to be put on the wire. */
export interface WireRequest extends Partial<Carriage> {
  /** POST, unless a fault says otherwise. */
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
  readonly responseTimeoutMs: number
  /** Where the target came from; the target guard trusts `configured` ones. */
  readonly targetOrigin: 'configured' | 'api'
  /** Called once its bytes have been handed to the system, by transports that know. */
  readonly sent?: () => void
}

/** How a request travels under a fault of the wire. */
export interface Carriage {
  /** Name of the fault. */
  readonly carriedBy: string
  /** Decides how. Throws what a request that cannot be written throws. */
  readonly plan: () => WirePlan
}

/**
 * Puts one request on the wire and reports how it ended. Never rejects, never follows a redirect,
 * never sends a request again that a receiver may have seen.
 */
export interface Transport {
  send(request: WireRequest, done: (result: WireResult) => void): void
  /** Sends what travels slowly under a fault of the wire at once from now on. */
  hurry?(): void
  /** Ends idle connections and aborts what is still under way. */
  close(): Promise<void>
}
