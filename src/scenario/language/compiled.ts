import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { findScenarioFiles } from './find.ts'
import type { Scenario } from '../model/scenario.ts'

/** The scenarios that ship, read ahead of time: reading YAML takes longer than all the rest of a start. */
interface Compiled {
  /** Of the files that they were read from. */
  readonly digest: string
  /**
   * What each file says, by its path within the folder with slashes; null where its text is shorter than what is read
   * from it.
   */
  readonly files: Readonly<Record<string, readonly Scenario[] | null>>
}

/** Characters of JSON beyond which a file is read from its own text: bodies of megabytes are written in a line. */
const MAX_JSON_CHARACTERS = 100_000

const namesIn = (folder: string): readonly string[] =>
  findScenarioFiles([folder]).map((file) => relative(folder, file).replaceAll(sep, '/'))

/** Tells whether files of a folder were changed, added, renamed or removed. */
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

/** Stands for the folder at the beginning of each place, in text that no file can hold. */
const FOLDER = '\u{f0000}folder/'

/** What the build writes beside the bundle, of files that are read as `read` does it. */
export const compile = (folder: string, read: (file: string) => readonly Scenario[]): string => {
  const names = namesIn(folder)
  const files = names.map((name) => {
    const scenarios = read(join(folder, name)).map((scenario) => ({ ...scenario, file: name }))
    return [name, JSON.stringify(scenarios).length > MAX_JSON_CHARACTERS ? null : scenarios] as const
  })
  const compiled: Compiled = { digest: digestOf(folder, names), files: Object.fromEntries(files) }
  // The folder lies elsewhere when they are read.
  return JSON.stringify(compiled, (key, value: unknown) =>
    isPlace(key, value) ? { ...value, file: FOLDER + relative(folder, value.file).replaceAll(sep, '/') } : value,
  )
}

/**
 * What the files of a folder say, where they were compiled and none has changed since; `read` is asked for the rest.
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
    // This is no bundle.
    return undefined
  }
  const place = JSON.stringify(join(folder, '/')).slice(1, -1)
  const { digest, files } = JSON.parse(text.replaceAll(FOLDER, () => place)) as Compiled
  if (digest !== digestOf(folder, namesIn(folder))) return undefined
  return Object.entries(files).flatMap(([name, scenarios]) =>
    (scenarios ?? read(join(folder, name))).map((scenario) => ({ ...scenario, file: join(folder, name) })),
  )
}
