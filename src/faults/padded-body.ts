import { setImmediate as turn } from 'node:timers/promises'
import type { Signer } from '../dialects/dialect.ts'
import type { Message } from './fault.ts'

/** Written over and over: however large a body and however many of them, the spaces are kept once. */
const SPACES = Buffer.alloc(65_536, ' ')

/** Bytes that are signed before the event loop turns. */
const SLICE = 1024 * 1024

/** A body with spaces behind it up to a length in bytes, in pieces. */
export function* padded({ body }: Message, bytes: number): Generator<Uint8Array> {
  yield body
  for (let left = bytes - body.length; left > 0; left -= SPACES.length)
    yield left < SPACES.length ? SPACES.subarray(0, left) : SPACES
}

/** One body is signed after another: many at once would halt everything for as long as all of them take. */
let last: Promise<unknown> = Promise.resolve()

/** Signs a body given in pieces once those before it are signed, and lets others work meanwhile. */
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
