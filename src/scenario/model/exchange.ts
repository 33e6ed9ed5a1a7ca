import type { HeaderLine } from '../../dialects/dialect.ts'
import type { Outcome } from '../../journal/outcome.ts'

/** One request that was sent and what came back: evidence. */
export interface Exchange {
  /** Counted from 1 within its scenario. */
  readonly number: number
  /** What it was: "STARTED, attempt 1" or "probe processed". */
  readonly what: string
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  /** The bytes sent, as text when they are UTF-8, else in base64. */
  readonly body: { readonly text: string } | { readonly base64: string }
  /** Instant of the mock's clock, ISO 8601. */
  readonly startedAt: string
  readonly outcome: Outcome
  /** Names of the faults that were fired on it. */
  readonly faults: readonly string[]
  /** A command for a shell that sends the same bytes, where curl could not. */
  readonly command?: string
}
