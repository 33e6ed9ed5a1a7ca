import { relative } from 'node:path'
import { MockError } from '../contract/error.ts'
import { FAULT_INFOS } from '../faults/registry.ts'
import { describeMistake } from './describe-mistake.ts'
import { loadScenarios } from './read-files.ts'
import { requirements } from './requirements.ts'
import type { Scenario } from './scenario.ts'
import { shippedScenarios } from './shipped.ts'

/**
 * Reads all files under these paths, or, without any, every scenario that ships.
 * @throws {MockError} `SCENARIO_INVALID` with every mistake of every file, `SCENARIO_NOT_FOUND`
 */
export const loadAll = (paths: readonly string[] = [], retry: Partial<Scenario['retry']> = {}): readonly Scenario[] => {
  const shipped = paths.length === 0 ? shippedScenarios() : undefined
  const files = loadScenarios(shipped === undefined ? paths : [shipped], { faults: FAULT_INFOS, requirements: shipped === undefined ? undefined : new Set(requirements.keys()), retry })
  const told = files.flatMap(({ mistakes, text }) => mistakes.map((mistake) => describeMistake(mistake, text)))
  if (told.length > 0) throw new MockError({ code: 'SCENARIO_INVALID', message: `${String(told.length)} ${told.length === 1 ? 'mistake' : 'mistakes'} in the scenario files\n\n${told.join('\n\n')}\n`, fix: 'mend them; mock-genesys validate checks without running' })
  const scenarios = files.flatMap((file) => file.scenarios)
  // The ids of what ships are the same wherever the package lies.
  return shipped === undefined ? scenarios : scenarios.map((scenario) => ({ ...scenario, file: relative(shipped, scenario.file) }))
}
