/** Names under which a tab stores the given keys: the control token, and the key of the emulated API. */
export const KEYS = { control: 'mock-genesys-control-token', api: 'mock-genesys-api-key' } as const

/** One of the two APIs. */
export type ApiName = keyof typeof KEYS
