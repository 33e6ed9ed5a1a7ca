import type { Message } from './fault.ts'
import { headOf } from './request-bytes.ts'

/** Maximum number of chunks; the last one contains the rest of the body. */
const MAX_CHUNKS = 1000
const ODD_SIZES = [1, 7, 3, 64, 2, 100, 1000]

/** Parses "3,1,10"; returns undefined if the format is wrong. */
export const readSizes = (text: string): readonly number[] | undefined => {
  const sizes = text.split(',').map((size) => (/^\s*[1-9]\d{0,8}\s*$/.test(size) ? Number(size) : 0))
  return sizes.includes(0) ? undefined : sizes
}

/** Yields bytes in pieces of one size; the last one may be shorter. */
export function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/**
 * Splits a body into chunks of these sizes, repeated; by default into odd sizes, with a split inside the first
 * multi-byte character.
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

/** Returns a chunked request in pieces: its head, each chunk, and the last chunk with trailers. */
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
