/** What a piece of receiver code shows: how to read the raw bytes, how to verify them, and so on. */
export const TOPICS = ['raw', 'verify', 'limit', 'parse', 'read', 'once', 'state', 'response', 'errors'] as const

export type Topic = (typeof TOPICS)[number]

/** The code of one stack, by topic. */
export interface StackSnippets {
  /** Display name: "Express". */
  readonly framework: string
  /** The receiver it is taken from, below test/receivers. */
  readonly file: string
  readonly code: Readonly<Partial<Record<Topic, string>>>
}
