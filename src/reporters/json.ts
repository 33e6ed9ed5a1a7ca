import { inertJson } from './inert-json.ts'
import type { MaskedRun } from './mask-run.ts'

/** The ID of the report's schema, `spec/report.schema.json`. A breaking change gets a new number. */
export const REPORT_SCHEMA = 'urn:mock-genesys:report:1'

/** JSON leaves out undefined fields. */
const withoutSecrets = (run: MaskedRun) => ({ ...run, secrets: undefined })

/** One line per field of a scenario, and per finding and exchange. */
const LEVELS = 4

/** Renders the whole run as one JSON document. */
export const renderJson = (run: MaskedRun): string =>
  `${inertJson({ $schema: REPORT_SCHEMA, version: 1, ...withoutSecrets(run) }, LEVELS)}\n`

/** Renders one line of JSON per scenario, and a last one for the run. */
export const renderNdjson = (run: MaskedRun): string => {
  const { scenarios, ...rest } = withoutSecrets(run)
  return [...scenarios.map((scenario) => ({ type: 'scenario', ...scenario })), { type: 'run', ...rest }]
    .map((line) => `${inertJson(line)}\n`)
    .join('')
}
