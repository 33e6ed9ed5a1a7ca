import type { Writable } from 'node:stream'

/** The most characters to buffer until the event loop turns. */
const MAX_WAITING_CHARACTERS = 16_384

/** Writes lines; lines within one turn of the event loop share a write. */
export interface LineWriter {
  write(line: string): void
  /** Writes buffered lines. */
  flush(): void
}

/** Creates a line writer that writes when the event loop turns or the buffer is full. */
export const createLineWriter = (out: Pick<Writable, 'write'>): LineWriter => {
  let waiting = ''
  const flush = (): void => {
    const text = waiting
    waiting = ''
    if (text !== '') out.write(text)
  }
  return {
    write(line) {
      if (waiting === '') setImmediate(flush)
      waiting += `${line}\n`
      if (waiting.length >= MAX_WAITING_CHARACTERS) flush()
    },
    flush,
  }
}
