/** Maximum number of interim responses (1xx) before a response. */
export const MAX_INTERIM = 32

/**
 * Maximum number of bytes besides the body that are read in one exchange: interim responses, heads, chunk sizes with
 * extensions, and trailers.
 */
export const MAX_FRAMING_BYTES = 262_144

/** The error message if the receiver sends more interim responses. */
export const TOO_MANY_INTERIM = `more than ${String(MAX_INTERIM)} interim responses (1xx) came before a response`

/** The receiver sent more headers, chunk sizes and trailers than are read. */
export class ResponseTooLarge extends Error {
  readonly code = 'RESPONSE_LIMIT'
}
