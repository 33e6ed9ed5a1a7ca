import { REPORTERS } from '../reporters/generated/reporters.ts'
import { optionTables } from './option-tables.ts'
import { table } from './table.ts'
import { traitsOf } from '../scenario/model/step-kinds.ts'
import { STEP_NAMES } from '../scenario/model/step-names.ts'
import type { StepKind } from '../scenario/model/step-names.ts'

/** How a step is written: `await: request` · `response`. */
const formsOf = (kind: StepKind): string => {
  const [first, ...more] = traitsOf(kind).values
  return [first === undefined ? `\`${kind}:\`` : `\`${kind}: ${first}\``, ...more.map((value) => `\`${value}\``)].join(
    ' · ',
  )
}

const keysIn = (kind: StepKind): string => {
  const { keys, keysStand } = traitsOf(kind)
  const listed = Object.entries(keys).map(([key, remark]) => `\`${key}\`${remark === '' ? '' : ` (${remark})`}`)
  return `${keysStand === 'below' ? 'below it: ' : ''}${listed.join(', ')}`
}

/** The tables of each page. */
const TABLES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'spec/commands.md': { options: optionTables },
  'spec/testing.md': {
    reporters: () =>
      table(
        ['reporter', 'is'],
        Object.values(REPORTERS).map(({ name, describe }) => [`\`${name}\``, describe]),
      ),
  },
  'scenarios/README.md': {
    steps: () =>
      table(
        ['step', 'does', 'keys'],
        STEP_NAMES.map((kind) => [formsOf(kind), traitsOf(kind).does, keysIn(kind)]),
      ),
  },
}

/** Pages with generated tables, from the root of the repository. */
export const PAGES_WITH_TABLES: readonly string[] = Object.keys(TABLES)

/**
 * Returns a page with the text between two marks replaced: `<!-- NAME: made by npm run generate -->` and `<!-- end of
 * NAME -->`.
 * @throws {Error} when the page has no such marks
 */
export const replaceBetweenMarks = (page: string, name: string, made: string): string => {
  const from = `<!-- ${name}: made by npm run generate -->`
  const to = `<!-- end of ${name} -->`
  const begin = page.indexOf(from)
  const end = page.indexOf(to)
  if (begin < 0 || end < begin) throw new Error(`the page has no marks for "${name}" (expected ${from} and ${to})`)
  return `${page.slice(0, begin + from.length)}\n${made}\n${page.slice(end)}`
}

/** Returns the text of a page with its generated tables updated. */
export const pageWithTables = (path: string, page: string): string =>
  Object.entries(TABLES[path] ?? {}).reduce((text, [name, make]) => replaceBetweenMarks(text, name, make()), page)
