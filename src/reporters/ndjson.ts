import { defineReporter } from './define-reporter.ts'
import { inertJson } from './inert-json.ts'
import { withoutSecrets } from './json.ts'
import type { MaskedRun } from './mask-run.ts'

/** Renders one line of JSON per scenario, and a last one for the run. */
const renderNdjson = (run: MaskedRun): string => {
  const { scenarios, ...rest } = withoutSecrets(run)
  return [...scenarios.map((scenario) => ({ type: 'scenario', ...scenario })), { type: 'run', ...rest }]
    .map((line) => `${inertJson(line)}\n`)
    .join('')
}

export const ndjsonReporter = defineReporter({
  name: 'ndjson',
  extension: 'ndjson',
  describe: 'one line of JSON per scenario, and one for the run',
  render: renderNdjson,
})
