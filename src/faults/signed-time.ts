import type { Dialect } from '../dialects/dialect.ts'
import { signatureOf } from '../dialects/signature-headers.ts'
import { defineFault } from './define.ts'
import type { Fault, Message, MessageContext } from './fault.ts'
import { duration } from './parameter-kinds.ts'
import { withSignature, withSignatureLines } from './signature-line.ts'

/** Instants of fewer milliseconds since the Unix epoch are written in seconds. */
const LEAST_IN_MS = 100_000_000_000

/** Returns when a message was signed, in milliseconds since the Unix epoch; undefined where nothing says. */
const signedAt = (message: Message, dialect: Dialect): number | undefined => {
  const parsed = dialect.signature.parse(signatureOf(message, dialect)?.trim() ?? '')
  const t = 't' in parsed ? Number(parsed.t) : Number.NaN
  if (!(t > 0)) return undefined
  return t < LEAST_IN_MS ? t * 1000 : t
}

const checkFor = (_: unknown, { name, signature }: Dialect) =>
  signature.timed
    ? undefined
    : { wrong: `does nothing in the ${name} dialect, which signs no time`, fix: 'use it with conversation events' }

/** Signs a message anew, as at another time. */
const signedAnew = (message: Message, byMs: number, { dialect, secret }: MessageContext): Message => {
  const at = signedAt(message, dialect)
  return at === undefined
    ? message
    : withSignatureLines(message, dialect.sign({ body: message.body, secret, signedAt: at + byMs }))
}

/** What is wrong with the time of a signature, in a dialect that signs one. */
export const signedTimeFaults: readonly Fault[] = [
  defineFault({
    name: 'stale-signature',
    plane: 'message',
    does: 'signs as if it had been sent some time ago; in a dialect that signs a time',
    receiver: 'refuses what is older than its tolerance, and accepts what is a little old',
    parameters: { by: duration({ default: '1h', means: 'how long ago' }) },
    checkFor,
    apply: (message, { by }, context) => signedAnew(message, -by, context),
  }),
  defineFault({
    name: 'future-signature',
    plane: 'message',
    does: 'signs as if it were sent some time from now; in a dialect that signs a time',
    receiver: 'refuses what is further ahead than its tolerance, and accepts what is a little ahead',
    parameters: { by: duration({ default: '1h', means: 'how far ahead' }) },
    checkFor,
    apply: (message, { by }, context) => signedAnew(message, by, context),
  }),
  defineFault({
    name: 'replaced-time',
    plane: 'message',
    does: 'writes another time beside the digest, which is that of the right one; in a dialect that signs a time',
    receiver: 'refuses it: the signature proves nothing',
    parameters: { by: duration({ default: '1s', means: 'how much later it is' }) },
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
