import { REPORTERS } from '../reporters/registry.ts'
import { optionTables } from './option-tables.ts'
import { table } from './table.ts'
import { STEP_NAMES, traitsOf } from '../scenario/model/step-kinds.ts'
import type { StepKind } from '../scenario/model/step.ts'

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

const TABLES = {
  options: optionTables(),
  reporters: table(
    ['reporter', 'is'],
    Object.values(REPORTERS).map(({ name, describe }) => [`\`${name}\``, describe]),
  ),
  steps: table(
    ['step', 'does', 'keys'],
    STEP_NAMES.map((kind) => [formsOf(kind), traitsOf(kind).does, keysIn(kind)]),
  ),
} as const

/**
 * The README with each table between its two marks, `<!-- NAME: made by npm run generate -->` and `<!-- end of NAME
 * -->`, made anew.
 */
export const readmeWithTables = (readme: string): string =>
  Object.entries(TABLES).reduce((text, [name, made]) => {
    const from = `<!-- ${name}: made by npm run generate -->`
    const to = `<!-- end of ${name} -->`
    const begin = text.indexOf(from)
    const end = text.indexOf(to)
    if (begin < 0 || end < begin) throw new Error(`README.md lacks the marks of the table "${name}"`)
    return `${text.slice(0, begin + from.length)}\n${made}\n${text.slice(end)}`
  }, readme)
