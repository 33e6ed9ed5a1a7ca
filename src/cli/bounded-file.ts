import { closeSync, openSync, readSync } from 'node:fs'

/** The most bytes of a file that a person has written: 16 MiB. */
export const MAX_WRITTEN_BYTES = 16_777_216

const PIECE_BYTES = 65_536

/**
 * Reads a file, pipe or device up to its end; undefined when it has more bytes than that, or no end at all.
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
