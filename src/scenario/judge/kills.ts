import { LEVELS, type Level } from '../model/level.ts'
import type { DialectName } from '../../dialects/dialect.ts'
import CONVERSATIONS from './kills.conversations.json' with { type: 'json' }
import INTERACTIONS from './kills.interactions.json' with { type: 'json' }
import OPEN_MESSAGING from './kills.open-messaging.json' with { type: 'json' }

/** A defect of the reference receiver, with the scenarios that fail under it. */
export interface Kill {
  readonly defect: string
  /** The highest level among the failing scenarios. */
  readonly level: Level
  readonly kills: readonly string[]
}

type Table = Readonly<Record<string, { readonly level: string; readonly by: readonly string[] }>>

const levelOf = (text: string): Level => LEVELS.find((level) => level === text) ?? 'MAY'

const readTable = (table: Table): readonly Kill[] =>
  Object.entries(table).map(([defect, { level, by }]) => ({ defect, level: levelOf(level), kills: by }))

const KILLS: Readonly<Record<DialectName, readonly Kill[]>> = {
  interactions: readTable(INTERACTIONS),
  conversations: readTable(CONVERSATIONS),
  'open-messaging': readTable(OPEN_MESSAGING),
}

/** Returns which scenarios of a contract detect which defect. `npm run kill-matrix` writes the tables. */
export const killsOf = (dialect: DialectName): readonly Kill[] => KILLS[dialect]
