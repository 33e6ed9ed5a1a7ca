import { DEFAULT_ASSUMPTIONS, type Assumptions } from '../contract/assumptions.ts'
import { DIALECT_NAMES, EVENTS_OF, type DialectName, type EventName } from '../events/catalogue.ts'
import { conversations } from './conversations.ts'
import type { Dialect, DialectFacts, DialectFile } from './dialect.ts'
import { interactions } from './interactions.ts'
import { openMessaging } from './open-messaging.ts'

export { DIALECT_NAMES }

/** All dialects. To add one, add its file, its events in the spec, and a line here. */
const FILES: Readonly<Record<DialectName, DialectFile>> = {
  interactions,
  conversations,
  'open-messaging': openMessaging,
}

/** The parts of each dialect that do not depend on assumptions. */
export const DIALECTS: Readonly<Record<DialectName, DialectFacts>> = FILES

/** The default dialect. */
export const [DEFAULT_DIALECT] = DIALECT_NAMES

/** Returns the dialects of the same product, in order: those that one receiver has to support. */
export const dialectsBeside = (name: DialectName): readonly [DialectName, ...DialectName[]] => {
  const isBeside = (one: DialectName): boolean => FILES[one].product === FILES[name].product
  const [first = name, ...others] = DIALECT_NAMES.filter(isBeside)
  return [first, ...others]
}

export interface Dialects {
  readonly all: Readonly<Record<DialectName, Dialect>>
  /** Returns the dialect that an event is sent in. */
  readonly dialectOf: (event: EventName) => Dialect
}

const NAME_OF = new Map<string, DialectName>(
  DIALECT_NAMES.flatMap((name) => EVENTS_OF[name].map((event) => [event, name] as const)),
)

/** Returns the dialect that an event is sent in. */
export const dialectNameOf = (event: EventName): DialectName => NAME_OF.get(event) ?? DEFAULT_DIALECT

/** Returns the common dialect of events; undefined if their dialects differ, or the list is empty. */
export const dialectOfEvents = (events: readonly EventName[]): DialectName | undefined => {
  const [first, ...others] = new Set(events.map(dialectNameOf))
  return others.length === 0 ? first : undefined
}

/** Makes every dialect under the given assumptions. */
export const createDialects = (assume: Assumptions = DEFAULT_ASSUMPTIONS): Dialects => {
  const make = (name: DialectName): Dialect => ({
    name,
    events: EVENTS_OF[name],
    ...FILES[name],
    ...FILES[name].wire(assume),
  })
  const all = Object.fromEntries(DIALECT_NAMES.map((name) => [name, make(name)])) as Record<DialectName, Dialect>
  return { all, dialectOf: (event) => all[dialectNameOf(event)] }
}
