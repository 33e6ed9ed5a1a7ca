import { quoted } from '../../kit/curl.ts'
import type { ScenarioResult, Verdict } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { CurrentRun } from './current-run.ts'
import { scenarioLevel } from './findings.ts'

/** Returns a name that includes the first value of the row. */
const nameOf = ({ name, row }: Scenario): string => {
  const values = Object.values(row ?? {}).map(String)
  const [first] = values
  return first === undefined || values.some((value) => value !== '' && name.includes(value))
    ? name
    : `${name} (${first.slice(0, 60)})`
}

/** Returns the result of a scenario that was not judged. */
export const unjudgedResult = (
  scenario: Scenario,
  id: string,
  { options, run, seed }: CurrentRun,
  verdict: Verdict,
  reason: string,
): ScenarioResult => ({
  id,
  name: nameOf(scenario),
  file: scenario.file,
  at: scenario.at,
  because: scenario.because,
  requirements: scenario.proves.flatMap((one) => options.requirements.get(one) ?? []),
  verdict,
  level: scenarioLevel(scenario, options),
  reason,
  missing: [],
  findings: [],
  exchanges: [],
  ms: 0,
  replay:
    options.fetch && !options.command
      ? `the same options with filter: '${id}', seed: ${String(seed)}`
      : [
          options.command?.(scenario) ?? `mock-genesys test ${quoted(scenario.at.file)}`,
          `--target ${quoted(options.target)} --policy ${options.policy} --seed ${String(seed)} --self-uri-port ` +
            `${new URL(run.host.nexus).port} --filter ${quoted(id)}`,
        ].join(' '),
})
