import type { HeaderLine } from '../dialects/dialect.ts'
import { isSignatureHeader, splitSignature } from '../dialects/signature-headers.ts'
import type { Message } from './fault.ts'

/** A signature in its two parts: `sha1=` or `t=…,v1=`, and the digest as the dialect writes it. */
export interface Signature {
  readonly prefix: string
  readonly digest: string
}

/** Returns how a digest is written. One in base64 is padded, since none is a multiple of three bytes long. */
export const encodingOf = (digest: string): 'hex' | 'base64' => (digest.endsWith('=') ? 'base64' : 'hex')

/** Returns the bytes of a digest. */
export const bytesOf = (digest: string): Buffer => Buffer.from(digest, encodingOf(digest))

/** Returns a digest without what pads it. */
export const unpadded = (digest: string): string => digest.replace(/=+$/, '')

/** Rewrites the signature line of a message, or replaces it by several lines or none. */
export const resigned = (
  message: Message,
  rewrite: (signature: Signature, line: HeaderLine) => readonly HeaderLine[],
): Message => ({
  ...message,
  headers: message.headers.flatMap((line) => {
    const [name, value] = line
    return isSignatureHeader(name) ? rewrite(splitSignature(value), line) : [line]
  }),
})

/** Puts another value in place of the signature. */
export const withSignature = (message: Message, value: (signature: Signature) => string): Message =>
  resigned(message, (signature, [name]) => [[name, value(signature)]])

/** Puts other signature lines in place of the one there is, where it stood. */
export const withSignatureLines = (message: Message, lines: readonly HeaderLine[]): Message =>
  resigned(message, () => lines)
