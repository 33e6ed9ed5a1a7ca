import { relative } from 'node:path'
import type { DialectName } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import { MockError } from '../../kit/error.ts'
import { DELIVERY_FAULTS } from '../../faults/registry.ts'
import { readCompiled } from './compiled.ts'
import { describeMistake } from './describe-mistake.ts'
import { loadScenarios } from './read-files.ts'
import { requirements } from '../model/requirements.ts'
import type { Scenario } from '../model/scenario.ts'
import { shippedScenarios } from './shipped.ts'
import { playedAs, suiteOf } from './suite.ts'

/**
 * Reads all files under some paths; without paths, the built-in suite of a dialect. With a dialect, scenarios of
 * another one are translated to it.
 * @throws {MockError} `SCENARIO_INVALID` with every mistake of every file, `SCENARIO_NOT_FOUND`
 */
export const loadAll = (
  paths: readonly string[] = [],
  retry: Partial<Scenario['retry']> = {},
  dialect?: DialectName,
): readonly Scenario[] => {
  if (paths.length === 0) return loadShipped(retry, dialect ?? DEFAULT_DIALECT)
  const scenarios = readAll(paths, undefined, retry)
  return dialect === undefined ? scenarios : scenarios.map((scenario) => playedAs(dialect, scenario))
}

const loadShipped = (retry: Partial<Scenario['retry']>, dialect: DialectName): readonly Scenario[] => {
  const folder = shippedScenarios()
  const compiled = Object.keys(retry).length === 0 ? readCompiled(folder, readShipped) : undefined
  // IDs are the same wherever the package is installed.
  const all = compiled ?? readAll([folder], new Set(requirements.keys()), retry)
  return suiteOf(
    dialect,
    all.map((scenario) => ({ ...scenario, file: relative(folder, scenario.file) })),
  )
}

/** Reads a built-in file. @throws {MockError} `SCENARIO_INVALID` */
export const readShipped = (file: string): readonly Scenario[] => readAll([file], new Set(requirements.keys()))

const readAll = (
  paths: readonly string[],
  known: ReadonlySet<string> | undefined,
  retry: Partial<Scenario['retry']> = {},
): readonly Scenario[] => {
  const files = loadScenarios(paths, { faults: DELIVERY_FAULTS, requirements: known, retry })
  const texts = files.flatMap(({ mistakes, text }) => mistakes.map((mistake) => describeMistake(mistake, text)))
  if (texts.length > 0)
    throw new MockError({
      code: 'SCENARIO_INVALID',
      message:
        `${String(texts.length)} ${texts.length === 1 ? 'mistake' : 'mistakes'} in the scenario ` +
        `files\n\n${texts.join('\n\n')}\n`,
      fix: 'fix them; mock-genesys validate checks files without running them',
    })
  return files.flatMap((file) => file.scenarios)
}
