/** Interim responses (1xx) that are read before a response. */
export const MAX_INTERIM = 32

/**
 * Bytes besides the body that are read of one exchange: interim responses, heads, chunk sizes with their extensions,
 * and trailers.
 */
export const MAX_FRAMING_BYTES = 262_144

/** The error message when the receiver sends more interim responses than are read. */
export const TOO_MANY_INTERIM = `more than ${String(MAX_INTERIM)} interim responses (1xx) came before a response`

/** The receiver sent more bytes of headers, chunk sizes and trailers than are read. */
export class ResponseTooLarge extends Error {
  readonly code = 'RESPONSE_LIMIT'
}
