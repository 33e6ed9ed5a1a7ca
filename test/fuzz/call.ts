import type { Known } from './domain.ts'
import type { Operation } from './spec.ts'

/** A request as it will be sent over a kept connection. */
export interface Call {
  readonly number: number
  readonly operation: Operation | undefined
  readonly how: 'valid' | 'mutated' | 'garbage'
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

/** Gives an id that the mock gave out before, or one that it never did. */
export type LookUp = (kind: Known, index: number) => string

/** Replaces lone surrogates, which have no form in a URL. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
