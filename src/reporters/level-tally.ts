import { LEVELS, type Level } from '../scenario/model/level.ts'
import type { Run, ScenarioResult } from '../scenario/model/result.ts'
import { plural } from './wording.ts'

/** Results of the promises of one level. */
export interface LevelTally {
  readonly level: Level
  readonly kept: number
  readonly broken: number
  /** Promises without a verdict, for any reason. */
  readonly unjudged: number
}

/** Counts kept and broken promises by level, the highest first; levels without promises are left out. */
export const tallyByLevel = ({ scenarios }: Run): readonly LevelTally[] =>
  LEVELS.map((level) => {
    const verdicts = scenarios.filter((scenario) => scenario.level === level).map(({ verdict }) => verdict)
    const kept = verdicts.filter((verdict) => verdict === 'passed').length
    const broken = verdicts.filter((verdict) => verdict === 'failed').length
    return { level, kept, broken, unjudged: verdicts.length - kept - broken }
  }).filter(({ kept, broken, unjudged }) => kept + broken + unjudged > 0)

/** `1 scenario`, or `21 scenarios: 2 MUST, 19 SHOULD` if their levels differ. */
export const countByLevel = (scenarios: readonly Pick<ScenarioResult, 'level'>[]): string => {
  const levels = LEVELS.map((level) => [scenarios.filter((one) => one.level === level).length, level] as const)
  const found = levels.filter(([count]) => count > 0)
  const total = plural(scenarios.length, 'scenario')
  return found.length < 2 ? total : `${total}: ${found.map(([count, level]) => `${String(count)} ${level}`).join(', ')}`
}
