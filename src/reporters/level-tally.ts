import { LEVELS, type Level } from '../scenario/model/level.ts'
import type { Run } from '../scenario/model/result.ts'

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
