import type { Writable } from 'node:stream'

/** Characters that wait for the end of a turn of the event loop, at most. */
const MAX_WAITING_CHARACTERS = 16_384

/** Writes lines; those that come within one turn of the event loop share a write. */
export interface LineWriter {
  write(line: string): void
  /** Writes what waits. */
  flush(): void
}

/** Makes a writer of lines that are written when the event loop turns, or when they are many. */
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
