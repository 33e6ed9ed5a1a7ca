import { readFileSync, rmSync, statSync } from 'node:fs'
import { MockError } from '../kit/error.ts'
import { codeOf, checkWritable, writeAtomically } from './whole-file.ts'

/** The content of a ready file and of the ready line of `serve --json`. */
export interface Ready {
  readonly type: 'ready'
  readonly url: string
  readonly control: string
  readonly pid: number
}

/** A file that exists while a server accepts requests. */
export interface ReadyFile {
  /** Message about an existing file; undefined if there was none. */
  readonly found: string | undefined
  /** Writes it atomically, and removes it when the process ends. @throws {MockError} `READY_FILE_NOT_WRITTEN` */
  write(ready: Ready): void
  /** Removes it, unless another process has since written it. */
  remove(): void
}

/** Whether a process with this PID is running. */
const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const pidIn = (file: string): number | undefined => {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof found === 'object' &&
      found !== null &&
      'pid' in found &&
      typeof found.pid === 'number' &&
      Number.isInteger(found.pid) &&
      found.pid > 0
      ? found.pid
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Prepares a ready file before the server listens: removes an old one, so that no script mistakes it for the new one,
 * and reports an unwritable folder before any request is accepted.
 * @throws {MockError} `READY_FILE_NOT_WRITTEN`
 */
export const openReadyFile = (file: string): ReadyFile => {
  const attempt = (act: () => void): void => {
    try {
      act()
    } catch (cause) {
      throw new MockError({
        code: 'READY_FILE_NOT_WRITTEN',
        message: `the ready file ${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
        fix: 'set --ready-file to a path in a writable folder',
        cause,
      })
    }
  }
  let pid: number | undefined
  let found: string | undefined
  attempt(() => {
    const old = statSync(file, { throwIfNoEntry: false })
    if (old && !old.isFile()) throw new Error('it exists and is not a regular file')
    if (old) {
      pid = pidIn(file)
      found = foundText(file, pid)
    }
    rmSync(file, { force: true })
    checkWritable(file)
  })
  const remove = (): void => {
    if (pidIn(file) === process.pid) rmSync(file, { force: true })
  }
  return {
    found,
    write(ready) {
      attempt(() => writeAtomically(file, `${JSON.stringify(ready)}\n`))
      process.on('exit', remove)
    },
    remove,
  }
}

const foundText = (file: string, pid: number | undefined): string => {
  if (pid === undefined) return `${file} was not written by mock-genesys and is overwritten`
  if (pid !== process.pid && runs(pid))
    return `${file} was written by process ${String(pid)}, which is still running, and is overwritten`
  const loss = 'its journal and pending deliveries are lost'
  return `${file} was left behind by process ${String(pid)}, which was killed: ${loss}`
}
