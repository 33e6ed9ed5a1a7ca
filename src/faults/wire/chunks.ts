import { MockError } from '../../kit/error.ts'
import type { Message } from '../fault.ts'
import { headOf } from './request-bytes.ts'

/** Above this the rest of a body is one chunk. */
const MAX_CHUNKS = 1000
const ODD_SIZES = [1, 7, 3, 64, 2, 100, 1000]

/** Reads "3,1,10". @throws {MockError} `FAULT_PARAMETER_INVALID` */
export const readSizes = (fault: string, text: string | number | undefined): readonly number[] | undefined => {
  if (text === undefined) return undefined
  const sizes = String(text)
    .split(',')
    .map((size) => (/^\s*[1-9]\d{0,8}\s*$/.test(size) ? Number(size) : 0))
  if (!sizes.includes(0)) return sizes
  throw new MockError({
    code: 'FAULT_PARAMETER_INVALID',
    message: `sizes of the fault "${fault}" is ${JSON.stringify(text)}`,
    fix: 'give whole numbers from 1 on with commas between them, such as "3,1,10"',
  })
}

/** Cuts a body into chunks of these sizes, over and over; without sizes into odd ones, with a cut within the first character that has several bytes. */
export const cut = (body: Uint8Array, sizes: readonly number[] = ODD_SIZES): readonly Uint8Array[] => {
  const wide = sizes === ODD_SIZES ? body.findIndex((byte) => byte >= 0xc0) + 1 : 0
  const chunks: Uint8Array[] = []
  for (let from = 0; from < body.length;) {
    const size = sizes[chunks.length % sizes.length] ?? 1
    const to = chunks.length >= MAX_CHUNKS ? body.length : from < wide && wide < from + size ? wide : from + size
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
