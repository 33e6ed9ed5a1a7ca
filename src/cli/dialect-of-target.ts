import type { DialectName } from '../dialects/dialect.ts'
import { dialectOfEvents } from '../dialects/registry.ts'
import type { Config } from './config/read-config.ts'

const isSame = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href

/** Returns the dialect of the events in a target's configured subscription; undefined if there is none. */
export const dialectOfTarget = (
  target: string | undefined,
  { subscriptions }: Pick<Config, 'subscriptions'>,
): DialectName | undefined => {
  const events = subscriptions.find(({ url }) => target !== undefined && isSame(url, target))?.events
  return Array.isArray(events) ? dialectOfEvents(events) : undefined
}
