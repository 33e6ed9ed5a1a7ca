/** One step on a connection. All milliseconds are real time. */
export type WireStep =
  /** Writes these bytes at once. */
  | { readonly do: 'send'; readonly bytes: Uint8Array }
  /** Writes bytes that are made at this step; the time to make them does not count against the receiver. */
  | { readonly do: 'send-made'; readonly make: () => Promise<Uint8Array> }
  /** Writes pieces as fast as the socket accepts them: each is made once the one before it was written. */
  | { readonly do: 'stream'; readonly pieces: Iterable<Uint8Array> }
  /** Writes one piece every `everyMs`; after `forMs` the rest is written at once. */
  | { readonly do: 'dribble'; readonly pieces: Iterable<Uint8Array>; readonly everyMs: number; readonly forMs: number }
  | { readonly do: 'pause'; readonly ms: number }
  /** Continues on 100 Continue, or without it after `atMostMs`. */
  | { readonly do: 'await-continue'; readonly atMostMs: number }
  /** Waits until that much of the response has arrived. */
  | { readonly do: 'await-response'; readonly upTo: 'first-byte' | 'whole' }
  /** Sends FIN and keeps reading. */
  | { readonly do: 'half-close' }
  /** Ends the attempt on the sender's side, with FIN or RST. */
  | { readonly do: 'give-up'; readonly how: 'close' | 'reset'; readonly because: string }

/** How the bytes of one request are sent over a new connection. After the last step the response is awaited. */
export interface WirePlan {
  readonly steps: readonly WireStep[]
  /** Number of requests, and of responses to wait for; the first response counts. Default: 1. */
  readonly requests?: number
  /** Whether the sender ignores what the receiver sends: the attempt ends when the sender gives up. */
  readonly deaf?: true
}
