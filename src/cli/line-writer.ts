import type { Writable } from 'node:stream'

/** The most characters to buffer until they are written. */
const MAX_WAITING_CHARACTERS = 16_384

/**
 * How long lines wait after a write, in real milliseconds: a write to a pipe or a terminal costs as much as ten lines.
 */
const REST_MS = 5

/** Writes lines; lines that follow closely share a write. */
export interface LineWriter {
  write(line: string): void
  /** Writes buffered lines. */
  readonly flush: () => void
}

/**
 * Creates a line writer. Its first line is written when the event loop turns; those that follow within 5 ms are written
 * together after these, or when the buffer is full.
 */
export const createLineWriter = (out: Pick<Writable, 'write'>): LineWriter => {
  let waiting = ''
  let isWriting = false
  const flush = (): void => {
    const text = waiting
    waiting = ''
    if (text !== '') out.write(text)
  }
  const rested = (): void => {
    isWriting = waiting !== ''
    if (isWriting) turned()
  }
  const turned = (): void => {
    flush()
    setTimeout(rested, REST_MS)
  }
  return {
    write(line) {
      if (!isWriting) setImmediate(turned)
      isWriting = true
      waiting += `${line}\n`
      if (waiting.length >= MAX_WAITING_CHARACTERS) flush()
    },
    flush,
  }
}
