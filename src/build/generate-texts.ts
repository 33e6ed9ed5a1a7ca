// Generates the tables and the receiver on the pages, the page of error codes, and the lists of steps, events and
// dialects in the schemas of scenario files and reports: the second half of `npm run generate`. It is a separate
// process because it reads the modules that the first half writes.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { DIALECT_NAMES, EVENT_NAMES } from '../events/catalogue.ts'
import { schemaWithDialects, schemaWithEvents } from './event-lists.ts'
import { mistakeExamples, mistakeExamplesModule } from './cut-mistakes.ts'
import { errorsPage } from './errors-page.ts'
import { replaceBetweenMarks, PAGES_WITH_TABLES, pageWithTables } from './page-tables.ts'
import { pageWithReceiver, probesOf } from './cut-snippets.ts'
import { schemaWithSteps } from './scenario-schema.ts'

const ROOT = new URL('../../', import.meta.url)

const write = (path: string, change: (text: string) => string): void => {
  const file = new URL(path, ROOT)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

for (const path of PAGES_WITH_TABLES) write(path, (text) => pageWithTables(path, text))
const receiver = readFileSync(new URL('test/receivers/express/receiver.js', ROOT), 'utf8')
write('spec/testing.md', (text) => pageWithReceiver(text, receiver))
write('README.md', (text) => replaceBetweenMarks(text, 'probes', `\`\`\`js\n${probesOf(receiver)}\n\`\`\``))

const mistakes = mistakeExamples(ROOT)
writeFileSync(new URL('src/cli/explain/generated/mistake-examples.ts', ROOT), mistakeExamplesModule(mistakes))
writeFileSync(new URL('spec/errors.md', ROOT), errorsPage(mistakes))

const rewriteJson = async <T>(path: string, change: (json: T) => T): Promise<void> => {
  const file = fileURLToPath(new URL(path, ROOT))
  const made = change(JSON.parse(readFileSync(file, 'utf8')) as T)
  writeFileSync(file, await format(JSON.stringify(made), { ...(await resolveConfig(file)), parser: 'json' }))
}

type ScenarioSchema = Parameters<typeof schemaWithSteps>[0] & Parameters<typeof schemaWithEvents>[0]
await rewriteJson<ScenarioSchema>('spec/scenario.schema.json', (schema) =>
  schemaWithEvents(schemaWithSteps(schema), EVENT_NAMES),
)
await rewriteJson<Parameters<typeof schemaWithDialects>[0]>('spec/report.schema.json', (schema) =>
  schemaWithDialects(schema, DIALECT_NAMES),
)
