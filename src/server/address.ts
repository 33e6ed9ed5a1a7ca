/** Address that servers listen at unless another is given: this machine alone. */
export const DEFAULT_HOST = '127.0.0.1'

/** Port that `serve` and `demo` listen at unless another is given. */
export const DEFAULT_PORT = 8484

/** Base URL of a mock at the default address and port. */
export const DEFAULT_URL = `http://${DEFAULT_HOST}:${String(DEFAULT_PORT)}`
