/** Under which names a tab keeps the keys that it was given: the control token, and the key of the emulated API. */
export const KEYS = { control: 'mock-genesys-control-token', api: 'mock-genesys-api-key' } as const

/** Which of the two APIs is called. */
export type Door = keyof typeof KEYS
