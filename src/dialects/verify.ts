import { timingSafeEqual } from 'node:crypto'
import type { DialectName } from './dialect.ts'
import { digestOf } from './hmac.ts'
import { DEFAULT_DIALECT, DIALECTS } from './registry.ts'

export interface VerifyInput {
  /** The bytes as they arrived, before any parsing. */
  readonly body: Uint8Array
  readonly secret: string
  /** Value of the signature header. */
  readonly signature: string | null | undefined
  readonly dialect?: DialectName
  /** Milliseconds since the Unix epoch. Without it the age of a signature is not looked at. */
  readonly now?: number | undefined
  /** How old or early a signed time may be, in milliseconds. Default 300,000. Assumption: `verifyTolerance`. */
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

/** Verifies a signature over raw bytes; never throws, whatever the header holds, and compares in constant time. */
export const verifySignature = ({
  body,
  secret,
  signature,
  dialect = DEFAULT_DIALECT,
  now,
  toleranceMs = 300_000,
}: VerifyInput): Verification => {
  const given = signature?.trim()
  if (!given) return no('missing', 'there is no signature')
  const { signature: form, checkSecret } = DIALECTS[dialect]
  const parsed = form.parse(given)
  if ('malformed' in parsed) return no('malformed', parsed.malformed)
  const problem = checkSecret(secret)
  if (problem) return no('secret-malformed', problem.message)
  const digest = form.digest.encoding === 'hex' ? parsed.digest.toLowerCase() : parsed.digest
  const expected = Buffer.from(digestOf(form, secret, body, parsed.t))
  const bytes = Buffer.from(digest)
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected))
    return no('mismatch', 'the digest is not the one of these bytes under this secret')
  if (!form.timed || now === undefined) return { ok: true }
  const apart = Math.abs(now - Number(parsed.t))
  return apart <= toleranceMs
    ? { ok: true }
    : no('too-old', `the signed time is ${String(apart)} ms away, and ${String(toleranceMs)} ms are allowed`)
}
