import type { HeaderLine } from '../dialects/dialect.ts'
import { isSignatureHeader, splitSignature } from '../dialects/signature-headers.ts'
import type { Message } from './fault.ts'

/** The two parts of a signature: `sha1=` or `t=…,v1=`, and the digest in the encoding of the dialect. */
export interface Signature {
  readonly prefix: string
  readonly digest: string
}

/** Returns the encoding of a digest. Base64 is always padded, because no digest is a multiple of three bytes long. */
export const encodingOf = (digest: string): 'hex' | 'base64' => (digest.endsWith('=') ? 'base64' : 'hex')

/** Returns the bytes of a digest. */
export const bytesOf = (digest: string): Buffer => Buffer.from(digest, encodingOf(digest))

/** Returns a digest without its padding. */
export const unpadded = (digest: string): string => digest.replace(/=+$/, '')

/** Returns a message with its signature line rewritten, or replaced by several lines or none. */
export const withRewrittenSignature = (
  message: Message,
  rewrite: (signature: Signature, line: HeaderLine) => readonly HeaderLine[],
): Message => ({
  ...message,
  headers: message.headers.flatMap((line) => {
    const [name, value] = line
    return isSignatureHeader(name) ? rewrite(splitSignature(value), line) : [line]
  }),
})

/** Returns a message with another signature value. */
export const withSignature = (message: Message, value: (signature: Signature) => string): Message =>
  withRewrittenSignature(message, (signature, [name]) => [[name, value(signature)]])

/** Returns a message with its signature line replaced by other lines, in the same position. */
export const withSignatureLines = (message: Message, lines: readonly HeaderLine[]): Message =>
  withRewrittenSignature(message, () => lines)
