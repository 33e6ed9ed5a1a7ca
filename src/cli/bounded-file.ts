import { closeSync, openSync, readSync } from 'node:fs'

/** The most bytes of a hand-written file: 16 MiB. */
export const MAX_WRITTEN_BYTES = 16_777_216

const PIECE_BYTES = 65_536

/**
 * Reads a file, pipe or device to its end; returns undefined if it has more than `mostBytes`.
 * @throws the system's error
 */
export const readAtMost = (path: string, mostBytes: number): Buffer | undefined => {
  const file = openSync(path, 'r')
  try {
    const pieces: Buffer[] = []
    for (let bytes = 0; ;) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES)
      const read = readSync(file, piece)
      if (read === 0) return Buffer.concat(pieces, bytes)
      bytes += read
      if (bytes > mostBytes) return undefined
      pieces.push(piece.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}
