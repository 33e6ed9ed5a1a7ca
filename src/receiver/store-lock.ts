import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { MockError } from '../kit/error.ts'

/**
 * Keeps a second receiver from a store, by a file beside it that names the process. What a process left that was
 * killed is taken over.
 * The response lets go of it; so does the end of the process.
 * @throws {MockError} `STORE_IN_USE`, `STORE_NOT_OPENED`
 */
export const lockStore = (path: string): (() => void) => {
  const lock = `${path}.lock`
  const own = nameOf(process.pid)
  if (!take(lock, own)) {
    const holder = holderOf(lock)
    const pid = Number.parseInt(holder, 10)
    // A number may belong to another process by now: where the system tells when a process began, that is compared too.
    const isHeld = Number.isInteger(pid) && pid > 0 && holder !== own && isRunning(pid) && nameOf(pid) === holder
    if (!isHeld) remove(lock)
    if (isHeld || !take(lock, own))
      throw new MockError({
        code: 'STORE_IN_USE',
        message: `the store ${path} is used by another receiver${isHeld ? `, process ${String(pid)}` : ''}`,
        fix: 'stop that one, or give another file with --store',
      })
  }
  const release = (): void => {
    process.off('exit', release)
    if (holderOf(lock) === own) remove(lock)
  }
  process.on('exit', release)
  return release
}

const take = (lock: string, name: string): boolean => {
  try {
    writeFileSync(lock, name, { flag: 'wx', mode: 0o600 })
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw new MockError({
      code: 'STORE_NOT_OPENED',
      message: `the store could not be locked by ${lock}: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: 'give a file in a folder that exists and may be written to',
      cause,
    })
  }
}

const holderOf = (lock: string): string => {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

const remove = (lock: string): void => {
  try {
    unlinkSync(lock)
  } catch {
    // It is gone already.
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * A process by its number and, on Linux, by when it began; one that has ended, and that nobody has waited for yet,
 * holds nothing.
 */
const nameOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1')
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${String(pid)} ${state === 'Z' || state === 'X' ? 'ended' : (rest[18] ?? '')}`
  } catch {
    return String(pid)
  }
}
