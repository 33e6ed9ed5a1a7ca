/** Default address to listen on: only this machine. */
export const DEFAULT_HOST = '127.0.0.1'

/** Default port of `serve` and `demo`. */
export const DEFAULT_PORT = 8484

/** Base URL of a mock at the default address and port. */
export const DEFAULT_URL = `http://${DEFAULT_HOST}:${String(DEFAULT_PORT)}`
