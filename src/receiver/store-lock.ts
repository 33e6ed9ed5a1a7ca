import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { MockError } from '../kit/error.ts'

/**
 * Locks a store against a second receiver, with a file next to it that names the process. The lock of a killed process
 * is taken over. Returns a function that releases the lock; the end of the process releases it, too.
 * @throws {MockError} `STORE_IN_USE`, `STORE_NOT_OPENED`
 */
export const lockStore = (path: string): (() => void) => {
  const lock = `${path}.lock`
  const own = nameOf(process.pid)
  if (!take(lock, own)) {
    const holder = holderOf(lock)
    const pid = Number.parseInt(holder, 10)
    // Another process may have the same number by now, so the start time is compared, too, if the system provides it.
    const isHeld = Number.isInteger(pid) && pid > 0 && holder !== own && isRunning(pid) && nameOf(pid) === holder
    if (!isHeld) remove(lock)
    if (isHeld || !take(lock, own))
      throw new MockError({
        code: 'STORE_IN_USE',
        message: `another receiver${isHeld ? ` (process ${String(pid)})` : ''} uses the store ${path}`,
        fix: 'stop it, or give another file with --store',
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
      fix: 'give a file in an existing, writable folder',
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
    // Already removed.
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
 * Returns a process id and, on Linux, its start time; a zombie process holds no lock.
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
