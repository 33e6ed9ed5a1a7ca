import type { Socket } from 'node:net'
import { MAX_FRAMING_BYTES, ResponseTooLarge } from './answer-limits.ts'

/** What is being read right now: undici parses within the same event, right after us, and tells its handler. */
let reading: FramingGuard | undefined

/**
 * Ends a connection of undici's on which more than {@link MAX_FRAMING_BYTES} come that are no body: blank lines, reason
 * phrases and chunk extensions without an end pass its parser by without a word.
 */
class FramingGuard {
  readonly #socket: Socket
  /** Bytes that were accounted for: up to the head of the response, and its body. */
  #accounted = 0

  constructor(socket: Socket) {
    this.#socket = socket
  }

  check(): void {
    const socket = this.#socket
    if (socket.bytesRead - this.#accounted <= MAX_FRAMING_BYTES + socket.readableLength) return
    socket.destroy(
      new ResponseTooLarge(
        `more than ${String(MAX_FRAMING_BYTES)} bytes came that are not body: blank lines, a reason phrase, ` +
          'chunk extensions or trailers without an end',
      ),
    )
  }

  head(): void {
    this.#accounted = this.#socket.bytesRead - this.#socket.readableLength
  }

  body(bytes: number): void {
    this.#accounted += bytes
  }
}

/** Watches a new connection; call before undici gets it. */
export const guardFraming = (socket: Socket): void => {
  const guard = new FramingGuard(socket)
  socket.on('readable', () => {
    reading = guard
    guard.check()
  })
}

/** Takes note that the head of a final response has been read. */
export const noteHead = (): void => reading?.head()

/** Takes note that so many bytes of a body have been read. */
export const noteBody = (bytes: number): void => reading?.body(bytes)
