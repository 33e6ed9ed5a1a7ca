import { createHmac, type BinaryToTextEncoding } from 'node:crypto'

/** The input of a recipe. */
export interface RecipeInput {
  readonly body: Buffer
  readonly secret: string
  /** The signed time as text; empty in a dialect without one. */
  readonly t: string
}

/** One common mistake: the digests that it produces, or what its header looks like. */
export interface Recipe {
  readonly id: string
  readonly explanation: string
  readonly fix: string
  readonly compute?: (input: RecipeInput) => readonly string[]
  readonly looks?: (signature: string) => boolean
  /** Whether the digest is correct and only the header around it is wrong. */
  readonly isBare?: boolean
}

/** Returns an HMAC; the key is UTF-8 text or bytes. */
export const hmac = (
  algorithm: string,
  key: string | Buffer,
  message: string | Buffer,
  encoding: BinaryToTextEncoding = 'hex',
): string => createHmac(algorithm, key).update(message).digest(encoding)
