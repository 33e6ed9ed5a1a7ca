import { LEVELS, type Level } from '../model/level.ts'
import KILLED_BY from './kills.json' with { type: 'json' }

/** A defect of the reference receiver, with the scenarios that fail under it. */
export interface Kill {
  readonly defect: string
  /** The gravest level of what fails. */
  readonly level: Level
  readonly kills: readonly string[]
}

const levelOf = (text: string): Level => LEVELS.find((level) => level === text) ?? 'MAY'

/** Which scenarios kill which defect. `npm run kill-matrix` writes the table. */
export const KILLS: readonly Kill[] = Object.entries(KILLED_BY).map(([defect, { level, by }]) => ({
  defect,
  level: levelOf(level),
  kills: by,
}))
