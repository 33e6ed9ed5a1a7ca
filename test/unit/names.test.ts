import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')

/** Exported types that share a name on purpose, each with the reason. */
const SHARED_TYPES: Readonly<Record<string, string>> = {}

/** Groups of folders whose files bear the same names because they mirror each other, each with the reason. */
const MIRRORS: readonly { readonly folders: readonly string[]; readonly why: string }[] = [
  {
    folders: ['scenario/model/steps', 'scenario/language/steps', 'scenario/run/steps'],
    why: 'a kind of step is described, read and run in files of its name',
  },
  {
    folders: ['dialects', 'dialects/bodies', 'dialects/recipes'],
    why: 'what the documents say of the bodies of a dialect, and mistakes in its signatures, fill files of its name',
  },
]

/** Folders whose files are named for something outside the program, whatever else bears that name. */
const NAMED_FROM_OUTSIDE: Readonly<Record<string, string>> = {
  'cli/commands': 'a command is called by its name',
  'cli/options': 'the options of a command stand in a file of its name',
  'scenario/model/steps': 'a step is written by its name',
  'scenario/language/steps': 'a step is written by its name',
  'scenario/run/steps': 'a step is written by its name',
  'receiver/defects': 'a family of defects is named for the part that it spoils',
}

/** Other files that share a name, each with the reason. */
const SHARED_FILES: Readonly<Record<string, string>> = {
  'app.ts': 'the page and the reference have one each',
  'page.ts': 'the page and the reference have one each',
  'registry.ts': 'each list of all that there is of a kind',
  'body.ts': 'a family of faults, and what a receiver reads',
  'defaults.ts': 'each layer owns its own',
  'framing.ts': 'a family of faults, and how the page frames the time that it shows',
  'plan.ts': 'a family of faults, and the plan that they change',
  'controls.ts': 'the two ends of one interface: what a receiver offers, and who asks it',
  'paint.ts': 'reporters say how text is painted, and the terminal paints it',
  'payload.ts': 'what is published, and what a receiver reads of it, which knows nothing of the mock',
  'probes.ts': 'the two ends of one interface: what a receiver offers, and who asks it',
  'store.ts': 'a receiver keeps its own, and knows nothing of the journal',
}

/** Names of constants that say neither what is counted nor whether it is a bound. */
const VAGUE = new RegExp(
  [
    /^(?:KEPT|TOLD|MOST|LEAST|NEAR|FAR|SHOWN|NAMED|LONGEST|SHORTEST|SPARE|MUTE|LATE|FEW|MANY|AT_ONCE)$/,
    /^(?:MOST|LONGEST|SHORTEST)_\w+$/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))

/** What a pattern finds in each file, as `name → files`. */
const foundBy = (pattern: RegExp, texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const [file, text] of texts)
    for (const [, name = ''] of text.matchAll(pattern)) found.set(name, [...(found.get(name) ?? []), file])
  return found
}

const sources = new Map(files.map((file) => [file, readFileSync(join(SRC, file), 'utf8')]))
const EXPORTED_TYPE = /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm

const sharedTypes = (texts: ReadonlyMap<string, string>): string[] =>
  [...foundBy(EXPORTED_TYPE, texts)].filter(([, where]) => where.length > 1).map(([name]) => name)

/** Files of one name in different folders, but for those that mirror each other or are named from outside. */
const sharedFiles = (all: readonly string[]): string[] => {
  const byName = new Map<string, string[]>()
  for (const file of all) byName.set(basename(file), [...(byName.get(basename(file)) ?? []), dirname(file)])
  return [...byName]
    .filter(([, folders]) => {
      const own = folders.filter((folder) => !(folder in NAMED_FROM_OUTSIDE))
      const mirrored = MIRRORS.some((mirror) => folders.every((folder) => mirror.folders.includes(folder)))
      return own.length > 1 && !mirrored
    })
    .map(([name]) => name)
}

test('no two exported types share a name', () => {
  expect(files.length).toBeGreaterThan(300)
  expect(sharedTypes(sources).sort()).toEqual(Object.keys(SHARED_TYPES).sort())
})

test('no two files in different folders share a name by accident', () => {
  expect(sharedFiles(files).filter((name) => !(name in SHARED_FILES))).toEqual([])
})

test('every reason for a shared file name is still needed', () => {
  const shared = sharedFiles(files)
  expect(Object.keys(SHARED_FILES).filter((name) => !shared.includes(name))).toEqual([])
})

test('the name of a constant says what it counts, and whether it is a limit', () => {
  const vague = [...foundBy(/^(?:export )?const ([A-Z][A-Z\d_]*)\b/gm, sources)]
    .filter(([name]) => VAGUE.test(name))
    .flatMap(([name, where]) => where.map((file) => `${file} ${name}`))
  expect(vague).toEqual([])
})

test('types and files that share a name are found', () => {
  const texts = new Map([
    ['a/one.ts', 'export interface Same {}\ninterface Own {}'],
    ['b/two.ts', 'export type Same = string\nexport class Own {}'],
  ])
  expect(sharedTypes(texts)).toEqual(['Same'])
  const steps = ['scenario/language/steps/x.ts', 'scenario/run/steps/x.ts']
  expect(sharedFiles([...steps, 'delivery/x.ts', 'cli/commands/y.ts', 'delivery/y.ts'])).toEqual([])
  expect(sharedFiles(['delivery/x.ts', 'journal/x.ts', ...steps])).toEqual(['x.ts'])
})
