import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { join, sep } from 'node:path'
import { MockError } from '../../kit/error.ts'

/**
 * Finds the scenario files under these paths: a file is taken whatever its name; a folder is searched with its own
 * folders for `*.yaml` and `*.yml`, leaving out what is hidden, `node_modules`, and links that lead out of it. Sorted
 * within each path; each file once.
 * @throws {MockError} `SCENARIO_NOT_FOUND` when a path is absent, cannot be read, or holds no such file
 */
export const findScenarioFiles = (paths: readonly string[]): readonly string[] => [...new Set(paths.flatMap(found))]

const found = (path: string): readonly string[] => {
  const kind = kindOf(path)
  if (kind === 'file') return [path]
  if (kind !== 'folder') throw notFound(`there is no file or folder ${path}`, 'check the path')
  const files = search(path, realpathSync(path), new Set())
  if (files.length === 0) throw notFound(`no scenario file is in ${path}`, 'give a folder with *.yaml files, or a file')
  return files.sort(byCode)
}

/** `seen` holds the folders entered, so that links cannot lead in a circle. */
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
    // Absent, or no path at all.
    return undefined
  }
}

const staysWithin = (link: string, root: string): boolean => {
  try {
    return realpathSync(link).startsWith(root.endsWith(sep) ? root : root + sep)
  } catch {
    // It leads nowhere.
    return false
  }
}

/** The same order on every machine. */
const byCode = (a: string, b: string): number => Number(a > b) - Number(a < b)

const notFound = (message: string, fix: string, cause?: unknown): MockError =>
  new MockError({ code: 'SCENARIO_NOT_FOUND', message, fix, cause })
