/** Maximum number of interim responses (1xx) before the final one. */
export const MAX_INTERIM = 32

/** Maximum number of bytes of chunk sizes, their extensions and trailers that are read in one response. */
export const MAX_FRAMING_BYTES = 262_144

/** The error message if the receiver sends more interim responses. */
export const TOO_MANY_INTERIM = `more than ${String(MAX_INTERIM)} interim responses (1xx) came before the response`
