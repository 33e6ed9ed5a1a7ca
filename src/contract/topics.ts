/** What a piece of a receiver's code shows: how the raw bytes are had, how they are verified, and so on. */
export const TOPICS = ['raw', 'verify', 'limit', 'parse', 'read', 'once', 'state', 'response', 'errors'] as const

export type Topic = (typeof TOPICS)[number]

/** The code of one stack, by topic. */
export interface StackSnippets {
  /** As it is shown: "Express". */
  readonly framework: string
  /** The receiver that it is cut from, below test/receivers. */
  readonly file: string
  readonly code: Readonly<Partial<Record<Topic, string>>>
}
