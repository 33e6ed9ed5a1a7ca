import { defineReporter } from './define-reporter.ts'
import type { Run } from '../scenario/model/result.ts'
import { inertJson } from './inert-json.ts'
import type { MaskedRun } from './mask-run.ts'

/** The ID of the report's schema, `spec/report.schema.json`. A breaking change gets a new number. */
export const REPORT_SCHEMA = 'urn:mock-genesys:report:1'

/** Returns a run without its secrets: JSON leaves out undefined fields. */
export const withoutSecrets = (run: MaskedRun): Omit<Run, 'secrets'> & { readonly secrets: undefined } => ({
  ...run,
  secrets: undefined,
})

/** One line per field of a scenario, and per finding and exchange. */
const LEVELS = 4

/** Renders the whole run as one JSON document. */
const renderJson = (run: MaskedRun): string =>
  `${inertJson({ $schema: REPORT_SCHEMA, version: 1, ...withoutSecrets(run) }, LEVELS)}\n`

export const jsonReporter = defineReporter({
  name: 'json',
  extension: 'json',
  describe: 'the whole run (spec/report.schema.json)',
  render: renderJson,
})
