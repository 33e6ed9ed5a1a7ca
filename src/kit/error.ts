import type { ErrorCode } from './codes.ts'

/** The position of a mistake in a file; line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** An error with a stable code and a fix in one sentence. Every error that callers should expect is a `MockError`. */
export class MockError extends Error {
  override readonly name = 'MockError'
  readonly code: ErrorCode
  readonly fix: string
  /** The position of the mistake; undefined if it is not in a file. */
  readonly at: Place | undefined

  constructor(given: { code: ErrorCode; message: string; fix: string; at?: Place; cause?: unknown }) {
    super(given.message, given.cause === undefined ? undefined : { cause: given.cause })
    this.code = given.code
    this.fix = given.fix
    this.at = given.at
  }
}
