import { setImmediate as turn } from 'node:timers/promises'
import { withSignatureLines } from '../message/signature-line.ts'
import type { Message, WireFault } from '../fault.ts'
import type { Signer } from '../../dialects/dialect.ts'
import { headOf, planOf } from './request-bytes.ts'

const MEGABYTE = 1024 * 1024

/** Written over and over: however large a body and however many of them, the spaces are kept once. */
const SPACES = Buffer.alloc(65_536, ' ')

/** Bytes that are signed before the event loop turns. */
const SLICE = MEGABYTE

/** A body with spaces behind it, in pieces. */
function* padded({ body }: Message, bytes: number): Generator<Uint8Array> {
  yield body
  for (let left = bytes - body.length; left > 0; left -= SPACES.length)
    yield left < SPACES.length ? SPACES.subarray(0, left) : SPACES
}

/** One body is signed after another: many at once would halt everything for as long as all of them take. */
let last: Promise<unknown> = Promise.resolve()

const signInTurn = (signer: Signer, pieces: Iterable<Uint8Array>): Promise<ReturnType<Signer['lines']>> => {
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

/** Made as it is signed and sent, and never whole: what is kept of the attempt is the body without the spaces. */
export const oversizedBody: WireFault = {
  name: 'oversized-body',
  plane: 'wire',
  rows: ['P13'],
  does: 'sends so many megabytes: the body, and spaces behind it, signed as a whole',
  receiver: 'stops reading at its limit, answers 413 or closes the connection, and goes on working',
  parameters: {
    megabytes: {
      kind: 'whole-number',
      required: false,
      least: 1,
      most: 1024,
      means: 'how many, of 1,048,576 bytes each; default 32',
    },
  },
  plan(message, { megabytes }, { signer }) {
    const bytes = Math.max(message.body.length, Number(megabytes ?? 32) * MEGABYTE)
    const head = async (): Promise<Uint8Array> => {
      const lines = await signInTurn(signer(), padded(message, bytes))
      return headOf(withSignatureLines(message, lines), { framing: [['content-length', String(bytes)]] })
    }
    return planOf('oversized-body', message, [
      { do: 'send-made', make: head },
      { do: 'stream', pieces: padded(message, bytes) },
    ])
  },
}
