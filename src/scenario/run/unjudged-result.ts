import type { ScenarioResult, Verdict } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { CurrentRun } from './current-run.ts'
import { scenarioLevel } from './findings.ts'
import { rerunCommand } from './rerun-command.ts'

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
  current: CurrentRun,
  verdict: Verdict,
  reason: string,
): ScenarioResult => ({
  id,
  name: nameOf(scenario),
  file: scenario.file,
  at: scenario.at,
  because: scenario.because,
  requirements: scenario.proves.flatMap((one) => current.options.requirements.get(one) ?? []),
  verdict,
  level: scenarioLevel(scenario, current.options),
  reason,
  missing: [],
  findings: [],
  exchanges: [],
  ms: 0,
  rerun: rerunCommand(scenario, id, current),
})
