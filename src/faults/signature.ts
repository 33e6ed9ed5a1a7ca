import { createHmac } from 'node:crypto'
import type { HeaderLine } from '../dialects/dialect.ts'
import { OTHER_PRODUCT } from '../dialects/other-product.ts'
import { defineFault, type ParameterProblem } from './define.ts'
import type { Fault } from './fault.ts'
import { choice, choiceFrom, text, wholeNumber } from './parameter-kinds.ts'
import {
  bytesOf,
  encodingOf,
  withRewrittenSignature,
  unpadded,
  withSignature,
  withSignatureLines,
} from './signature-line.ts'

const PROVES_NOTHING = 'rejects it: the signature is not valid'

/** Malformed digests by name, made from the correct one without its padding. */
const MALFORMED = {
  truncated: (digest: string): string => unpadded(digest).slice(0, -8),
  'one-digit': (digest: string): string => digest.slice(0, 1),
  'no-digits': (): string => '',
  'over-long': (digest: string): string => `${digest}${digest}`,
  odd: (digest: string): string => unpadded(digest).slice(0, -1),
  'non-hex': (digest: string): string => `${encodingOf(digest) === 'hex' ? 'zz' : '!!'}${digest.slice(2)}`,
  'multi-byte': (digest: string): string => `${digest.slice(0, -2)}\u00e9\u00e9`,
  spaced: (digest: string): string => digest.replace(/(..)/g, '$1 ').trim(),
  huge: (digest: string): string => digest.repeat(100),
}

/** Returns bytes with the lowest bit of one hexadecimal digit flipped: digits count from 0; default: the last. */
const flipped = (bytes: Buffer, digit = bytes.length * 2 - 1): Buffer => {
  const at = digit >> 1
  const copy = Buffer.from(bytes)
  copy.writeUInt8(bytes.readUInt8(at) ^ (digit % 2 === 0 ? 0x10 : 0x01), at)
  return copy
}

/** Returns why a fault cannot be used in a dialect, and which one to use instead. */
const notUsable = (dialect: string, why: string, instead: string): ParameterProblem => ({
  wrong: `cannot be used in the ${dialect} dialect: ${why}`,
  fix: `use ${instead}, or limit the fault to events of another dialect`,
})

/** Faults of the signature of a request, or of its header. */
export const signatureFaults: readonly Fault[] = [
  defineFault({
    name: 'unsigned',
    plane: 'message',
    does: 'sends no signature header',
    receiver: PROVES_NOTHING,
    apply: (message) => withSignatureLines(message, []),
  }),
  defineFault({
    name: 'empty-signature',
    plane: 'message',
    does: 'sends the signature header without a value',
    receiver: PROVES_NOTHING,
    apply: (message) => withSignature(message, () => ''),
  }),
  defineFault({
    name: 'signature-without-prefix',
    plane: 'message',
    does: 'sends the correct digest without its prefix (`sha1=`)',
    receiver: PROVES_NOTHING,
    apply: (message) => withSignature(message, ({ digest }) => digest),
  }),
  defineFault({
    name: 'signature-prefix',
    plane: 'message',
    does: 'sends the correct digest with another prefix',
    receiver: PROVES_NOTHING,
    parameters: {
      prefix: text({ required: true, means: 'the prefix of the digest, such as sha256=' }),
    },
    apply: (message, { prefix }) => withSignature(message, ({ digest }) => `${prefix}${digest}`),
  }),
  defineFault({
    name: 'signature-algorithm',
    plane: 'message',
    does: 'signs with the correct secret and another algorithm, named in the prefix',
    receiver: 'rejects it: the sender does not choose the algorithm',
    parameters: {
      algorithm: choice({ choices: ['md5', 'sha1', 'sha256', 'sha512'], required: true, means: 'the algorithm' }),
    },
    checkFor: ({ algorithm }, { name, signature }) =>
      signature.prefix.test(`${algorithm}=`)
        ? {
            about: '"algorithm"',
            wrong: `cannot be ${algorithm} in the ${name} dialect, which signs with it`,
            fix: 'choose another algorithm',
          }
        : undefined,
    apply: (message, { algorithm }, { secret }) =>
      withSignature(
        message,
        ({ digest }) => `${algorithm}=${createHmac(algorithm, secret).update(message.body).digest(encodingOf(digest))}`,
      ),
  }),
  defineFault({
    name: 'signature-value',
    plane: 'message',
    does: 'sends a given text as the signature',
    receiver: PROVES_NOTHING,
    parameters: {
      value: text({ required: true, means: 'the whole value of the header' }),
    },
    apply: (message, { value }) => withSignature(message, () => value),
  }),
  defineFault({
    name: 'wrong-secret',
    plane: 'message',
    does: 'signs with another secret',
    receiver: PROVES_NOTHING,
    parameters: {
      secret: text({
        required: true,
        means: 'the secret to sign with, in the form that the dialect requires',
      }),
    },
    checkFor({ secret }, dialect) {
      const problem = secret === '' ? undefined : dialect.checkSecret(secret)
      return problem && { wrong: `cannot sign in the ${dialect.name} dialect: ${problem.message}`, fix: problem.fix }
    },
    apply: (message, { secret }, { sign }) => withSignatureLines(message, sign(message.body, secret)),
  }),
  defineFault({
    name: 'empty-secret',
    plane: 'message',
    does: 'signs with an empty secret',
    receiver: `${PROVES_NOTHING}; without a secret it refuses to start`,
    apply: (message, _, { sign }) => withSignatureLines(message, sign(message.body, '')),
  }),
  defineFault({
    name: 'flipped-signature',
    plane: 'message',
    does: 'changes one bit of the digest',
    receiver: PROVES_NOTHING,
    parameters: {
      digit: wholeNumber({ least: 0, most: 39, otherwise: 'the last', means: 'which digit, counted from 0' }),
    },
    apply: (message, { digit }) =>
      withSignature(
        message,
        ({ prefix, digest }) => `${prefix}${flipped(bytesOf(digest), digit).toString(encodingOf(digest))}`,
      ),
  }),
  defineFault({
    name: 'malformed-signature',
    plane: 'message',
    does: 'sends a malformed digest',
    receiver: 'rejects it like any other bad signature, without a 5xx, and keeps working',
    parameters: {
      form: choiceFrom(MALFORMED, { required: true, means: 'how it is malformed' }),
    },
    apply: (message, { form }) => withSignature(message, ({ prefix, digest }) => `${prefix}${form(digest)}`),
  }),
  defineFault({
    name: 'uppercase-signature',
    plane: 'message',
    does: 'sends the digest in upper-case digits',
    receiver: 'accepts or rejects it, the same way every time',
    checkFor: (_, { name, signature }) =>
      signature.digest.encoding === 'hex'
        ? undefined
        : notUsable(name, 'base64 digits have only one case', 'flipped-signature'),
    apply: (message) => withSignature(message, ({ prefix, digest }) => `${prefix}${digest.toUpperCase()}`),
  }),
  defineFault({
    name: 'base64-signature',
    plane: 'message',
    does: 'sends the correct digest in base64, or as hexadecimal digits in a dialect that uses base64',
    receiver: PROVES_NOTHING,
    apply: (message) =>
      withSignature(message, ({ prefix, digest }) => {
        const other = encodingOf(digest) === 'hex' ? 'base64' : 'hex'
        return `${prefix}${bytesOf(digest).toString(other)}`
      }),
  }),
  defineFault({
    name: 'padded-signature',
    plane: 'message',
    does: 'adds whitespace around the value of the signature header',
    receiver: 'trims and accepts it, or rejects it',
    apply: (message) => withSignature(message, ({ prefix, digest }) => `  ${prefix}${digest}  `),
  }),
  defineFault({
    name: 'two-signatures',
    plane: 'message',
    does: 'sends two signature headers, one of them wrong',
    receiver: 'rejects it, or checks both; never uses the first one blindly',
    parameters: {
      first: choice({ choices: ['good', 'bad'], required: true, means: 'which one comes first' }),
    },
    apply: (message, { first }) =>
      withRewrittenSignature(message, ({ prefix, digest }, line) => {
        const bad: HeaderLine = [line[0], `${prefix}${'0'.repeat(digest.length)}`]
        return first === 'good' ? [line, bad] : [bad, line]
      }),
  }),
  defineFault({
    name: 'sha256-signature',
    plane: 'message',
    does: `signs like ${OTHER_PRODUCT.product}: HMAC-SHA256 in base64, in ${OTHER_PRODUCT.header}`,
    receiver: 'rejects it: that is another contract',
    checkFor: (_, { name, signature }) =>
      signature.header === OTHER_PRODUCT.header
        ? notUsable(name, 'it signs this way', 'signature-algorithm')
        : undefined,
    apply(message, _, { secret }) {
      const { headers, ...rest } = withSignatureLines(message, [])
      return { ...rest, headers: [...headers, [OTHER_PRODUCT.header, OTHER_PRODUCT.sign(secret, message.body)]] }
    },
  }),
  defineFault({
    name: 'header-case',
    plane: 'message',
    does: 'sends all header names in lower or upper case',
    receiver: 'accepts it: header names are case-insensitive (RFC 9110, 5.1)',
    parameters: {
      case: choice({ choices: ['lower', 'upper'], required: true, means: 'which case' }),
    },
    apply: (message, { case: wanted }) => ({
      ...message,
      headers: message.headers.map(([name, value]) => [
        wanted === 'upper' ? name.toUpperCase() : name.toLowerCase(),
        value,
      ]),
    }),
  }),
]
