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

/** Returns the `code` of a system error, such as `ENOSPC`; undefined for other errors. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Creates a folder and its missing parents. Below /proc Node's own `recursive` option would never end. */
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
 * Errors when a file cannot be created next to the old one or replace it: a read-only folder, or a file mounted into a
 * container.
 */
const IN_PLACE = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'])

/**
 * Writes a file atomically: the text is written to another file, which is then renamed. Pipes and devices are written
 * directly.
 * @throws the system's error; the old file is then unchanged, unless it had to be written in place
 */
export const writeAtomically = (path: string, text: string): void => {
  const old = statSync(path, { throwIfNoEntry: false })
  if (old && !old.isFile()) return writeInto(path, old, text)
  // A symbolic link stays a link.
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

/** Returns the temporary path of a file. */
const besides = (path: string): string => `${path}.${String(process.pid)}.part`

/** Checks that a file can be created at a path, without leaving one. @throws the system's error */
export const checkWritable = (path: string): void => {
  writeFileSync(besides(path), '', { flag: 'wx' })
  rmSync(besides(path))
}

const writeInto = (path: string, kind: Stats, text: string): void => {
  // Opening a named pipe blocks until there is a reader, ignoring signals; with O_NONBLOCK it fails with ENXIO instead.
  const reader = kind.isFIFO() ? openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) : undefined
  try {
    writeFileSync(path, text)
  } finally {
    if (reader !== undefined) closeSync(reader)
  }
}
