/** One thing that is done with a connection. All milliseconds are real time. */
export type WireStep =
  /** Writes these bytes at once. */
  | { readonly do: 'send'; readonly bytes: Uint8Array }
  /** Writes bytes that are made only now; making them takes no time of the receiver. */
  | { readonly do: 'send-made'; readonly make: () => Promise<Uint8Array> }
  /** Writes pieces as fast as they are taken: each is made, or read, once the one before it is handed to the system. */
  | { readonly do: 'stream'; readonly pieces: Iterable<Uint8Array> }
  /** Writes them in pieces, one every so often; what is left after `forMs` goes at once. */
  | { readonly do: 'dribble'; readonly pieces: Iterable<Uint8Array>; readonly everyMs: number; readonly forMs: number }
  | { readonly do: 'pause'; readonly ms: number }
  /** Goes on as soon as 100 Continue has come, and without it after `atMostMs`. */
  | { readonly do: 'await-continue'; readonly atMostMs: number }
  /** Keeps the response back until that much of it has come. */
  | { readonly do: 'await-response'; readonly upTo: 'first-byte' | 'whole' }
  /** Sends FIN and goes on reading. */
  | { readonly do: 'half-close' }
  /** Ends the attempt from our side, with FIN or with RST. */
  | { readonly do: 'give-up'; readonly how: 'close' | 'reset'; readonly because: string }

/** How the bytes of one request travel over a connection of its own. After the last step the response is awaited. */
export interface WirePlan {
  readonly steps: readonly WireStep[]
  /** How many requests it sends: as many answers are awaited, and the first one counts. Default 1. */
  readonly requests?: number
  /** The sender does not listen: whatever the receiver does meanwhile, the attempt ends when the sender gives up. */
  readonly deaf?: true
}
