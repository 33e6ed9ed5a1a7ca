import { timingSafeEqual } from 'node:crypto'
import type { DialectName } from './dialect.ts'
import { digestOf } from './hmac.ts'
import { DEFAULT_DIALECT, DIALECTS } from './registry.ts'

export interface VerifyInput {
  /** The received bytes, before any parsing. */
  readonly body: Uint8Array
  readonly secret: string
  /** Value of the signature header. */
  readonly signature: string | null | undefined
  readonly dialect?: DialectName
  /** Milliseconds since the Unix epoch. Without it the age of a signature is not checked. */
  readonly now?: number | undefined
  /**
   * How far a signed time may be in the past or future, in milliseconds. Default: 300,000. Assumption:
   * `verifyTolerance`.
   */
  readonly toleranceMs?: number
}

export type Verification =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'missing' | 'malformed' | 'mismatch' | 'secret-malformed' | 'too-old'
      readonly message: string
    }

const no = (reason: Extract<Verification, { ok: false }>['reason'], message: string): Verification => ({
  ok: false,
  reason,
  message,
})

/**
 * Verifies a signature over raw bytes. It never throws, whatever the header contains, and compares in constant time.
 */
export const verifySignature = ({
  body,
  secret,
  signature,
  dialect = DEFAULT_DIALECT,
  now,
  toleranceMs = 300_000,
}: VerifyInput): Verification => {
  const given = signature?.trim()
  if (!given) return no('missing', 'the signature is missing')
  const { signature: form, checkSecret } = DIALECTS[dialect]
  const parsed = form.parse(given)
  if ('malformed' in parsed) return no('malformed', parsed.malformed)
  const problem = checkSecret(secret)
  if (problem) return no('secret-malformed', problem.message)
  const digest = form.digest.encoding === 'hex' ? parsed.digest.toLowerCase() : parsed.digest
  const expected = Buffer.from(digestOf(form, secret, body, parsed.t))
  const bytes = Buffer.from(digest)
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected))
    return no('mismatch', 'the digest does not match these bytes and this secret')
  if (!form.timed || now === undefined) return { ok: true }
  const apart = Math.abs(now - Number(parsed.t))
  return apart <= toleranceMs
    ? { ok: true }
    : no('too-old', `the signed time is off by ${String(apart)} ms (at most ${String(toleranceMs)} ms is allowed)`)
}
