// Extracts an example of each mistake in scenario files from the expected output of the reader's tests.
import { readdirSync, readFileSync } from 'node:fs'
import { MISTAKE_MEANINGS } from '../scenario/language/mistake-codes.ts'

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
      // The expected texts compute how many more there are: {steps - 11}.
      const example = report.replace(/\{[a-z ]+ - \d+\} more/, 'others')
      if (example.length < (shortest.get(name)?.length ?? Infinity)) shortest.set(name, example)
    }
  return Object.fromEntries(
    Object.keys(MISTAKE_MEANINGS).map((name) => {
      const example = shortest.get(name)
      if (example === undefined) throw new Error(`no file in ${folder.pathname} shows SCENARIO_${name}`)
      return [name, example]
    }),
  )
}

/** Returns the module of the examples, for `explain`. */
export const mistakeExamplesModule = (examples: Readonly<Record<string, string>>): string =>
  '// Cut from test/unit/scenario/language/files/bad by `npm run generate`; do not edit.\n' +
  "import type { MistakeName } from '../../../scenario/language/mistake-codes.ts'\n\n" +
  `export const MISTAKE_EXAMPLES: Readonly<Record<MistakeName, string>> = ${JSON.stringify(examples, null, 2)}\n`
