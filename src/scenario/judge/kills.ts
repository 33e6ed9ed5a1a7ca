import { LEVELS, type Level } from '../model/level.ts'
import type { DialectName } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import CONVERSATIONS from './kills.conversations.json' with { type: 'json' }
import INTERACTIONS from './kills.json' with { type: 'json' }
import OPEN_MESSAGING from './kills.open-messaging.json' with { type: 'json' }

/** A defect of the reference receiver, with the scenarios that fail under it. */
export interface Kill {
  readonly defect: string
  /** The gravest level of what fails. */
  readonly level: Level
  readonly kills: readonly string[]
}

type Table = Readonly<Record<string, { readonly level: string; readonly by: readonly string[] }>>

const levelOf = (text: string): Level => LEVELS.find((level) => level === text) ?? 'MAY'

const readTable = (table: Table): readonly Kill[] =>
  Object.entries(table).map(([defect, { level, by }]) => ({ defect, level: levelOf(level), kills: by }))

/** Which scenarios of the interactions kill which defect. `npm run kill-matrix` writes the table. */
export const KILLS: readonly Kill[] = readTable(INTERACTIONS)

const OTHERS: Readonly<Partial<Record<DialectName, Table>>> = {
  conversations: CONVERSATIONS,
  'open-messaging': OPEN_MESSAGING,
}

/** Returns which scenarios of a contract kill which defect. */
export const killsOf = (dialect: DialectName): readonly Kill[] =>
  dialect === DEFAULT_DIALECT ? KILLS : readTable(OTHERS[dialect] ?? {})
