import { setImmediate as turn } from 'node:timers/promises'
import type { Signer } from '../dialects/dialect.ts'
import type { Message } from './fault.ts'

/** The same spaces are written repeatedly, so that memory does not grow with the body. */
const SPACES = Buffer.alloc(65_536, ' ')

/** Number of bytes to sign before yielding to the event loop. */
const SLICE = 1024 * 1024

/** Yields a body followed by spaces up to a length in bytes. */
export function* padded({ body }: Message, bytes: number): Generator<Uint8Array> {
  yield body
  for (let left = bytes - body.length; left > 0; left -= SPACES.length)
    yield left < SPACES.length ? SPACES.subarray(0, left) : SPACES
}

/** Bodies are signed one at a time: many at once would block the event loop for as long as all of them take. */
let last: Promise<unknown> = Promise.resolve()

/** Signs a body given in pieces after those before it, without blocking the event loop. */
export const signInTurn = (signer: Signer, pieces: Iterable<Uint8Array>): Promise<ReturnType<Signer['lines']>> => {
  const signed = last.then(async () => {
    let bytes = 0
    for (const piece of pieces) {
      signer.update(piece)
      bytes += piece.length
      if (bytes < SLICE) continue
      bytes = 0
      await turn()
    }
    return signer.lines()
  })
  last = signed.catch(() => undefined)
  return signed
}
