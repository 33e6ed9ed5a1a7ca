import type { Dialect } from '../dialects/dialect.ts'
import { signatureOf } from '../dialects/signature-headers.ts'
import { defineFault } from './define.ts'
import type { Fault, Message, MessageContext } from './fault.ts'
import { duration } from './parameter-kinds.ts'
import { withSignature, withSignatureLines } from './signature-line.ts'

/** Smaller numbers are seconds since the Unix epoch, not milliseconds. */
const LEAST_IN_MS = 100_000_000_000

/** Returns when a message was signed, in milliseconds since the Unix epoch; undefined if it has no signed time. */
const signedAt = (message: Message, dialect: Dialect): number | undefined => {
  const parsed = dialect.signature.parse(signatureOf(message, dialect)?.trim() ?? '')
  const t = 't' in parsed ? Number(parsed.t) : Number.NaN
  if (!(t > 0)) return undefined
  return t < LEAST_IN_MS ? t * 1000 : t
}

const checkFor = (_: unknown, { name, signature }: Dialect) =>
  signature.timed
    ? undefined
    : { wrong: `has no effect in the ${name} dialect, which signs no time`, fix: 'use it with conversation events' }

/** Returns a message signed again, for another time. */
const signedAnew = (message: Message, byMs: number, { dialect, secret }: MessageContext): Message => {
  const at = signedAt(message, dialect)
  return at === undefined
    ? message
    : withSignatureLines(message, dialect.sign({ body: message.body, secret, signedAt: at + byMs }))
}

/** Faults of the signed timestamp, in a dialect that has one. */
export const signedTimeFaults: readonly Fault[] = [
  defineFault({
    name: 'stale-timestamp',
    plane: 'message',
    does: 'signs a timestamp in the past; only in a dialect with signed timestamps',
    receiver: 'rejects timestamps older than its tolerance, and accepts slightly old ones',
    parameters: { by: duration({ default: '1h', means: 'how far in the past' }) },
    checkFor,
    apply: (message, { by }, context) => signedAnew(message, -by, context),
  }),
  defineFault({
    name: 'future-timestamp',
    plane: 'message',
    does: 'signs a timestamp in the future; only in a dialect with signed timestamps',
    receiver: 'rejects timestamps further ahead than its tolerance, and accepts ones slightly ahead',
    parameters: { by: duration({ default: '1h', means: 'how far in the future' }) },
    checkFor,
    apply: (message, { by }, context) => signedAnew(message, by, context),
  }),
  defineFault({
    name: 'tampered-timestamp',
    plane: 'message',
    does: 'sends a timestamp that differs from the signed one; only in a dialect with signed timestamps',
    receiver: 'rejects it: the signature is not valid',
    parameters: { by: duration({ default: '1s', means: 'how much later the sent timestamp is' }) },
    checkFor,
    apply(message, { by }, { dialect }) {
      const parsed = dialect.signature.parse(signatureOf(message, dialect)?.trim() ?? '')
      return 't' in parsed
        ? withSignature(message, () =>
            dialect.signature.format({ digest: parsed.digest, t: String(Number(parsed.t) + by) }),
          )
        : message
    },
  }),
]
