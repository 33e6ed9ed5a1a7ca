import type { Message } from './fault.ts'
import { headOf } from './request-bytes.ts'

/** Above this the rest of a body is one chunk. */
const MAX_CHUNKS = 1000
const ODD_SIZES = [1, 7, 3, 64, 2, 100, 1000]

/** Reads "3,1,10"; undefined when it is not written so. */
export const readSizes = (text: string): readonly number[] | undefined => {
  const sizes = text.split(',').map((size) => (/^\s*[1-9]\d{0,8}\s*$/.test(size) ? Number(size) : 0))
  return sizes.includes(0) ? undefined : sizes
}

/** Cuts bytes into pieces of one size, the last one being shorter. */
export function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/**
 * Cuts a body into chunks of these sizes, over and over; without sizes into odd ones, with a cut within the first
 * character that has several bytes.
 */
export const cut = (body: Uint8Array, sizes: readonly number[] = ODD_SIZES): readonly Uint8Array[] => {
  const wide = sizes === ODD_SIZES ? body.findIndex((byte) => byte >= 0xc0) + 1 : 0
  const chunks: Uint8Array[] = []
  const endOf = (from: number): number => {
    if (chunks.length >= MAX_CHUNKS) return body.length
    const to = from + (sizes[chunks.length % sizes.length] ?? 1)
    return from < wide && wide < to ? wide : to
  }
  for (let from = 0; from < body.length;) {
    const to = endOf(from)
    chunks.push(body.subarray(from, to))
    from = to
  }
  return chunks
}

/** A chunked request in pieces: its head, one for each chunk, and what comes last. */
export const chunkedPieces = (
  message: Message,
  chunks: readonly Uint8Array[],
  given: { readonly headers?: Message['headers']; readonly trailers?: Message['headers'] } = {},
): readonly Buffer[] => [
  headOf(message, { framing: [...(given.headers ?? []), ['transfer-encoding', 'chunked']] }),
  ...chunks.map((chunk) =>
    Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
  ),
  Buffer.from(`0\r\n${(given.trailers ?? []).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`, 'latin1'),
]
