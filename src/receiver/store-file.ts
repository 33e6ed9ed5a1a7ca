import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { MockError } from '../kit/error.ts'
import { isStoredLine, type ReceiverStore, type StoredLine } from './store.ts'
import { lockStore } from './store-lock.ts'

const sync = promisify(fdatasync)

/**
 * Opens a store in a file: JSON, one line per entry, append-only. A truncated last line was never acknowledged, and is
 * removed.
 * @throws {MockError} `STORE_IN_USE`, `STORE_INVALID`, `STORE_NOT_OPENED`
 */
export const openStore = (path: string): ReceiverStore => {
  const unlock = lockStore(path)
  let file: number
  let lines: readonly StoredLine[]
  try {
    ;({ file, lines } = open(path))
  } catch (error) {
    unlock()
    throw error
  }
  let broken: MockError | undefined
  let written = 0
  let synced = 0
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  const fail = (cause: unknown): never => {
    // The memory may have more than the file: only a restart restores the stored state.
    broken ??= new MockError({
      code: 'STORE_NOT_WRITTEN',
      message: `the store ${path} could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: 'check disk space and permissions, and restart the receiver',
      cause,
    })
    throw broken
  }

  const syncAll = async (): Promise<void> => {
    const until = written
    try {
      await sync(file)
    } catch (error) {
      fail(error)
    }
    synced = until
  }

  return {
    path,
    lines,
    append(line) {
      if (broken) throw broken
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
      } catch (error) {
        fail(error)
      }
      written += 1
    },
    saved() {
      if (broken) return Promise.reject(broken)
      if (synced === written) return Promise.resolve()
      // A sync in progress may have started before the last line: all waiting calls share the next one.
      next ??= (running ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => {
          next = undefined
          running = syncAll()
          return running
        })
      return next
    },
    async close() {
      await Promise.allSettled([running, next])
      closeSync(file)
      unlock()
    },
  }
}

const open = (path: string): { readonly file: number; readonly lines: readonly StoredLine[] } => {
  let file: number
  try {
    file = openSync(path, 'a+', 0o600)
  } catch (cause) {
    throw new MockError({
      code: 'STORE_NOT_OPENED',
      message: `the store ${path} could not be opened: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: 'give a file in an existing, writable folder',
      cause,
    })
  }
  try {
    const bytes = readFileSync(file)
    const whole = bytes.lastIndexOf(0x0a) + 1
    const lines = bytes
      .subarray(0, whole)
      .toString('utf8')
      .split('\n')
      .slice(0, -1)
      .map((line, index) => read(line, path, index + 1))
    if (whole < fstatSync(file).size) ftruncateSync(file, whole)
    return { file, lines }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

const read = (text: string, path: string, number: number): StoredLine => {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    line = undefined
  }
  if (isStoredLine(line)) return line
  throw new MockError({
    code: 'STORE_INVALID',
    message: `line ${String(number)} of ${path} is not a store entry: ${JSON.stringify(text.slice(0, 80))}`,
    fix: 'give a file that this receiver wrote, or a new one',
  })
}
