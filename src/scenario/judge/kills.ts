import { LEVELS, type Level } from '../model/level.ts'
import type { DialectName } from '../../dialects/dialect.ts'
import { DIALECT_NAMES } from '../../dialects/registry.ts'
import { KILL_TABLES } from './generated/kills.ts'

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

const TABLES: Readonly<Partial<Record<DialectName, Table>>> = KILL_TABLES

const KILLS = new Map(DIALECT_NAMES.map((name) => [name, readTable(TABLES[name] ?? {})]))

/** Returns which scenarios of a contract detect which defect. `npm run kill-matrix` writes the tables. */
export const killsOf = (dialect: DialectName): readonly Kill[] => KILLS.get(dialect) ?? []
