import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs'
import { dirname } from 'node:path'

/** Returns the `code` of a system error, such as `ENOSPC`; undefined for any other. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Creates a folder and those above it that do not exist. Below /proc Node's own `recursive` would never end. */
export const ensureFolder = (folder: string): void => {
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) ensureFolder(above)
  try {
    mkdirSync(folder)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/**
 * Where no file can be put beside the old one, or put in its place: a folder that is read-only, a file mounted into
 * a container.
 */
const IN_PLACE = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'])

/**
 * Writes a file so that a reader finds the old one or the new one, whole: the text is written beside it and renamed.
 * Pipes and devices are written to directly.
 * @throws the system's error; the old file is then untouched, unless only it could be written to
 */
export const writeWhole = (path: string, text: string): void => {
  const old = statSync(path, { throwIfNoEntry: false })
  if (old && !old.isFile()) return writeInto(path, old, text)
  // A link stays a link.
  const real = old ? realpathSync(path) : path
  if (old) accessSync(real, constants.W_OK)
  const part = besides(real)
  try {
    writeFileSync(part, text, { flag: 'wx', flush: true })
    if (old) chmodSync(part, old.mode)
    renameSync(part, real)
  } catch (error) {
    rmSync(part, { force: true })
    if (!old || !IN_PLACE.has(codeOf(error) ?? '')) throw error
    writeFileSync(real, text)
  }
}

/** Where a file is written before it gets its name. */
const besides = (path: string): string => `${path}.${String(process.pid)}.part`

/** Finds out whether a file can be put at a path, without putting one there. @throws the system's error */
export const tryToWrite = (path: string): void => {
  writeFileSync(besides(path), '', { flag: 'wx' })
  rmSync(besides(path))
}

const writeInto = (path: string, kind: Stats, text: string): void => {
  // Opening a named pipe waits for its reader, for ever and deaf to signals; so does not this, which fails with ENXIO.
  const reader = kind.isFIFO() ? openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) : undefined
  try {
    writeFileSync(path, text)
  } finally {
    if (reader !== undefined) closeSync(reader)
  }
}
