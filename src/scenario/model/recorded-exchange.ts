import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Outcome } from '../../journal/outcome.ts'

/** A request and its response, as evidence. */
export interface Exchange {
  /** From 1 within its scenario. */
  readonly number: number
  /** What was sent: "STARTED, attempt 1" or "probe processed". */
  readonly what: string
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  /** The bytes sent, as text if they are UTF-8, otherwise in base64. */
  readonly body: { readonly text: string } | { readonly base64: string }
  /** Instant of the mock's clock, ISO 8601. */
  readonly startedAt: string
  readonly outcome: Outcome
  /** Names of the faults that fired. */
  readonly faults: readonly string[]
  /** A shell command that sends the same bytes, if curl cannot. */
  readonly command?: string
}
