import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { join, sep } from 'node:path'
import { MockError } from '../../kit/error.ts'

/**
 * Finds the scenario files under some paths. A file can have any name; a folder is searched recursively for `*.yaml`
 * and `*.yml`, except hidden entries, `node_modules` and links out of it. Sorted within each path; each file once.
 * @throws {MockError} `SCENARIO_NOT_FOUND` if a path does not exist, cannot be read, or contains no scenario file
 */
export const findScenarioFiles = (paths: readonly string[]): readonly string[] => [...new Set(paths.flatMap(found))]

const found = (path: string): readonly string[] => {
  const kind = kindOf(path)
  if (kind === 'file') return [path]
  if (kind !== 'folder') throw notFound(`no file or folder ${path}`, 'check the path')
  const files = search(path, realpathSync(path), new Set())
  if (files.length === 0) throw notFound(`no scenario file in ${path}`, 'pass a folder with *.yaml files, or a file')
  return files.sort(byCode)
}

/** `seen` contains the folders entered, to stop at circular links. */
const search = (folder: string, root: string, seen: Set<string>): string[] => {
  const real = realpathSync(folder)
  if (seen.has(real)) return []
  seen.add(real)
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isSymbolicLink() && !staysWithin(path, root)) return []
    const kind = kindOf(path)
    if (kind === 'folder') return search(path, root, seen)
    return kind === 'file' && /\.ya?ml$/i.test(entry.name) ? [path] : []
  })
}

const entriesOf = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCode(a.name, b.name))
  } catch (cause) {
    throw notFound(`the folder ${folder} cannot be read`, 'check its permissions', cause)
  }
}

const kindOf = (path: string): 'file' | 'folder' | undefined => {
  try {
    const stats = statSync(path)
    if (stats.isDirectory()) return 'folder'
    return stats.isFile() ? 'file' : undefined
  } catch {
    // The path does not exist or is not valid.
    return undefined
  }
}

const staysWithin = (link: string, root: string): boolean => {
  try {
    return realpathSync(link).startsWith(root.endsWith(sep) ? root : root + sep)
  } catch {
    // The link is broken.
    return false
  }
}

/** Sorts by code unit, so the order is the same on every machine. */
const byCode = (a: string, b: string): number => Number(a > b) - Number(a < b)

const notFound = (message: string, fix: string, cause?: unknown): MockError =>
  new MockError({ code: 'SCENARIO_NOT_FOUND', message, fix, cause })
