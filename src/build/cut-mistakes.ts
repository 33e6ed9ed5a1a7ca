// Extracts an example of each mistake in scenario files from the expected output of the reader's tests.
import { readdirSync, readFileSync } from 'node:fs'
import { DEFAULT_ASSUMPTIONS } from '../contract/assumptions.ts'
import { DIALECT_NAMES, firstEventOf } from '../events/catalogue.ts'
import { MISTAKE_MEANINGS } from '../scenario/language/mistake-codes.ts'
import { INTERACTION_MEMBERS } from '../scenario/language/steps/publish.ts'
import { STEP_NAMES } from '../scenario/model/step-names.ts'

/** The lists that hints show, by their names in the expected texts. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  assumptions: Object.keys(DEFAULT_ASSUMPTIONS),
  'first events': DIALECT_NAMES.map(firstEventOf),
  'interaction members': INTERACTION_MEMBERS,
  steps: STEP_NAMES,
}

/** A hint names this many of a longer list, and says how many more there are. */
const NAMED_OF_A_LONG_LIST = 11

/**
 * Writes out each list that an expected text names, such as `{list of steps}`, so that one more step changes no file.
 * @param rest what stands for the others of a long list
 */
export const withLists = (text: string, rest: (count: number) => string): string =>
  text.replace(/\{list of ([a-z ]+)\}/g, (_, name: string) => {
    const all = LISTS[name]
    if (!all) throw new Error(`an expected text has an unknown list: ${name}`)
    const count = all.length - NAMED_OF_A_LONG_LIST
    const shown = count > 1 ? [...all.slice(0, NAMED_OF_A_LONG_LIST), rest(count)] : all
    return shown.join(', ').replace(/, (?=[^,]*$)/, ' or ')
  })

/** Examples of mistakes that a small file cannot show. */
const WRITTEN_EXAMPLES: Readonly<Record<string, string>> = {
  MANY_MISTAKES:
    'error SCENARIO_MANY_MISTAKES: 12 more mistakes start here\n  long.yaml:207:5\n  207 |   - expct: accepted\n' +
    '            ^\n  fix: fix the mistakes above first',
  NOT_UTF8:
    'error SCENARIO_NOT_UTF8: the file is not UTF-8 text\n  latin1.yaml:1:1\n  1 | scenario: x\n      ^\n' +
    '  fix: save it as UTF-8; write other bytes of a body as hex',
  TOO_LARGE:
    'error SCENARIO_TOO_LARGE: the rows expand to too many values\n  rows.yaml:1:1\n' +
    '  1 | scenario: x\n      ^\n  fix: split the rows into several files',
  TOO_MANY:
    'error SCENARIO_TOO_MANY: there are 2000 rows (at most 500)\n  rows.yaml:504:3\n' +
    '  504 |   - { value: x }\n          ^\n  fix: split them into several files',
  UNREADABLE:
    'error SCENARIO_UNREADABLE: the file cannot be read: "x is not a function"\n  own.yaml:1:1\n' +
    '  1 | scenario: x\n      ^\n  fix: this is an internal error; please report it with the file',
}

/** Returns the shortest report that the reader's tests expect for each mistake. */
export const mistakeExamples = (root: URL): Readonly<Record<string, string>> => {
  const folder = new URL('test/unit/scenario/language/files/bad/', root)
  const shortest = new Map<string, string>(Object.entries(WRITTEN_EXAMPLES))
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort())
    for (const report of readFileSync(new URL(file, folder), 'utf8')
      .trimEnd()
      .split(/\n\n(?=error )/)) {
      const [, name = ''] = /^error SCENARIO_(\w+):/.exec(report) ?? []
      if (report.length < (shortest.get(name)?.length ?? Infinity)) shortest.set(name, report)
    }
  return Object.fromEntries(
    Object.keys(MISTAKE_MEANINGS).map((name) => {
      const example = shortest.get(name)
      if (example === undefined) throw new Error(`no file in ${folder.pathname} shows SCENARIO_${name}`)
      return [name, withLists(example, () => 'others')]
    }),
  )
}

/** Returns the module of the examples, for `explain`. */
export const mistakeExamplesModule = (examples: Readonly<Record<string, string>>): string =>
  '// Cut from test/unit/scenario/language/files/bad by `npm run generate`; do not edit.\n' +
  "import type { MistakeName } from '../../../scenario/language/mistake-codes.ts'\n\n" +
  `export const MISTAKE_EXAMPLES: Readonly<Record<MistakeName, string>> = ${JSON.stringify(examples, null, 2)}\n`
