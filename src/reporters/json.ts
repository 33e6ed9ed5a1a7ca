import { inertJson } from './inert-json.ts'
import type { MaskedRun } from './mask-run.ts'

/**
 * The schema by which a report is read: `spec/report.schema.json`. A change that breaks its readers gets a new number.
 */
export const REPORT_SCHEMA = 'urn:mock-genesys:report:1'

/** JSON leaves out members that are undefined. */
const withoutSecrets = (run: MaskedRun) => ({ ...run, secrets: undefined })

/** Members of a scenario, and its findings and exchanges, have a line each. */
const LEVELS = 4

/** The whole run as one JSON document. */
export const renderJson = (run: MaskedRun): string =>
  `${inertJson({ $schema: REPORT_SCHEMA, version: 1, ...withoutSecrets(run) }, LEVELS)}\n`

/** A line of JSON for each scenario, and a last one for the run. */
export const renderNdjson = (run: MaskedRun): string => {
  const { scenarios, ...rest } = withoutSecrets(run)
  return [...scenarios.map((scenario) => ({ type: 'scenario', ...scenario })), { type: 'run', ...rest }]
    .map((line) => `${inertJson(line)}\n`)
    .join('')
}
