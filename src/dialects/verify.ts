import { timingSafeEqual } from 'node:crypto'
import type { DialectName } from './dialect.ts'
import { hmacSha1, hmacSha256 } from './hmac.ts'

export interface VerifyInput {
  /** The bytes as they arrived, before any parsing. */
  readonly body: Uint8Array
  readonly secret: string
  /** Value of `X-Hub-Signature` or `X-DIXA-SIGNATURE`. */
  readonly signature: string | null | undefined
  readonly dialect?: DialectName
  /** Milliseconds since the Unix epoch. Without it the age of a signature is not looked at. */
  readonly now?: number
  /** How old or early a signed time may be, in milliseconds. Default 300,000. Assumption: `verifyTolerance`. */
  readonly toleranceMs?: number
}

export type Verification =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'missing' | 'malformed' | 'mismatch' | 'secret-not-hex' | 'too-old'
      readonly message: string
    }

const no = (reason: Extract<Verification, { ok: false }>['reason'], message: string): Verification => ({
  ok: false,
  reason,
  message,
})

/** Verifies a signature over raw bytes; never throws, whatever the header holds, and compares in constant time. */
export const verifySignature = (input: VerifyInput): Verification => {
  const signature = input.signature?.trim()
  if (!signature) return no('missing', 'there is no signature')
  return (input.dialect ?? 'interactions') === 'interactions'
    ? verifyInteractions(signature, input)
    : verifyConversations(signature, input)
}

const verifyInteractions = (signature: string, { body, secret }: VerifyInput): Verification => {
  if (!signature.startsWith('sha1=')) return no('malformed', 'the signature does not begin with "sha1="')
  const digest = signature.slice(5)
  if (!/^[0-9a-f]{40}$/i.test(digest))
    return no(
      'malformed',
      `"sha1=" is followed by ${String(digest.length)} characters that are not 40 hexadecimal digits`,
    )
  return compare(digest, hmacSha1(secret, body))
}

const verifyConversations = (
  signature: string,
  { body, secret, now, toleranceMs = 300_000 }: VerifyInput,
): Verification => {
  const match = /^t=(\d{1,16}),\s*v1=([0-9a-f]{64})$/i.exec(signature)
  if (!match) return no('malformed', 'the signature is not of the form t=<milliseconds>,v1=<64 hexadecimal digits>')
  const [, t = '', digest = ''] = match
  if (!/^([0-9a-f]{2})+$/i.test(secret))
    return no('secret-not-hex', 'the secret is not hexadecimal, and this dialect decodes it from hexadecimal digits')
  const verdict = compare(digest, hmacSha256(secret, t, body))
  if (!verdict.ok || now === undefined) return verdict
  const apart = Math.abs(now - Number(t))
  return apart <= toleranceMs
    ? verdict
    : no('too-old', `the signed time is ${String(apart)} ms away, and ${String(toleranceMs)} ms are allowed`)
}

const compare = (given: string, expected: string): Verification =>
  timingSafeEqual(Buffer.from(given.toLowerCase()), Buffer.from(expected))
    ? { ok: true }
    : no('mismatch', 'the digest is not the one of these bytes under this secret')
