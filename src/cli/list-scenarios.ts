import { sourcesOf } from '../reporters/unjudged.ts'
import { requirements } from '../scenario/model/requirements.ts'
import type { ChosenScenarios } from '../scenario/run/choose-scenarios.ts'
import { evidenceNeeded } from '../scenario/run/evidence-needed.ts'
import { scenarioLevel } from '../scenario/run/findings.ts'
import { field } from './say.ts'

/** Returns a line for each scenario: its ID, level, name and the options it needs. */
export const listScenarios = ({ scenarios, ids }: ChosenScenarios): string => {
  const columns = Math.max(0, ...ids.map((id) => id.length))
  return scenarios
    .map((scenario, index) => {
      const flags = sourcesOf(evidenceNeeded(scenario)).map(({ flag }) => flag.replace(/ .*/, ''))
      const needs = flags.length === 0 ? '' : `  (${flags.join(', ')})`
      const id = field(ids[index] ?? '').padEnd(columns)
      return `${id}  ${scenarioLevel(scenario, { requirements }).padEnd(6)}  ${field(scenario.name)}${needs}\n`
    })
    .join('')
}
