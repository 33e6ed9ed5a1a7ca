import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { findScenarioFiles } from './find.ts'
import type { Scenario } from '../model/scenario.ts'

/** The built-in scenarios, parsed at build time: parsing YAML would dominate the startup time. */
interface Compiled {
  /** Digest of the files they were read from. */
  readonly digest: string
  /**
   * The scenarios of each file, by its path within the folder with slashes; null for files to read from their own text.
   */
  readonly files: Readonly<Record<string, readonly Scenario[] | null>>
}

/** The longest JSON, in characters, to store; a scenario with a body of megabytes has a short YAML text. */
const MAX_JSON_CHARACTERS = 100_000

const namesIn = (folder: string): readonly string[] =>
  findScenarioFiles([folder]).map((file) => relative(folder, file).replaceAll(sep, '/'))

/** Returns a digest that changes when files of a folder are changed, added, renamed or removed. */
const digestOf = (folder: string, names: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update('\0')
  return hash.digest('hex')
}

const isPlace = (key: string, value: unknown): value is Scenario['at'] =>
  key === 'at' && typeof value === 'object' && value !== null && 'file' in value && 'line' in value

/** Placeholder for the folder at the start of each place; no file can contain it. */
const FOLDER = '\u{f0000}folder/'

/** Returns the text that the build writes next to the bundle. @param read reads a file */
export const compile = (folder: string, read: (file: string) => readonly Scenario[]): string => {
  const names = namesIn(folder)
  const files = names.map((name) => {
    const scenarios = read(join(folder, name)).map((scenario) => ({ ...scenario, file: name }))
    return [name, JSON.stringify(scenarios).length > MAX_JSON_CHARACTERS ? null : scenarios] as const
  })
  const compiled: Compiled = { digest: digestOf(folder, names), files: Object.fromEntries(files) }
  // The folder is at another path when they are read.
  return JSON.stringify(compiled, (key, value: unknown) =>
    isPlace(key, value) ? { ...value, file: FOLDER + relative(folder, value.file).replaceAll(sep, '/') } : value,
  )
}

/**
 * Returns the compiled scenarios of a folder, or undefined if they are missing or outdated. Calls `read` for files that
 * are not stored.
 */
export const readCompiled = (
  folder: string,
  read: (file: string) => readonly Scenario[],
  compiledFile: string | URL = new URL('./scenarios.json', import.meta.url),
): readonly Scenario[] | undefined => {
  let text: string
  try {
    text = readFileSync(compiledFile, 'utf8')
  } catch {
    // Not running from the bundle.
    return undefined
  }
  const place = JSON.stringify(join(folder, '/')).slice(1, -1)
  const { digest, files } = JSON.parse(text.replaceAll(FOLDER, () => place)) as Compiled
  if (digest !== digestOf(folder, namesIn(folder))) return undefined
  return Object.entries(files).flatMap(([name, scenarios]) =>
    (scenarios ?? read(join(folder, name))).map((scenario) => ({ ...scenario, file: join(folder, name) })),
  )
}
