import { createHmac, type BinaryToTextEncoding } from 'node:crypto'

/** What a recipe computes a signature from. */
export interface RecipeInput {
  readonly body: Buffer
  readonly secret: string
  /** The signed time as text, empty where there is none. */
  readonly t: string
}

/** One usual mistake: the digests that it would give, or how its header looks. */
export interface Recipe {
  readonly id: string
  readonly explanation: string
  readonly fix: string
  readonly compute?: (input: RecipeInput) => readonly string[]
  readonly looks?: (signature: string) => boolean
  /** The right digest, where the form of the header around it is wrong. */
  readonly isBare?: boolean
}

/** Computes an HMAC; the key is a text in UTF-8, or bytes. */
export const hmac = (
  algorithm: string,
  key: string | Buffer,
  message: string | Buffer,
  encoding: BinaryToTextEncoding = 'hex',
): string => createHmac(algorithm, key).update(message).digest(encoding)
