import { hidden } from '../kit/visible.ts'
import { isObject } from '../kit/json-object.ts'

/** Line feeds only occur between fields: within strings they are already escaped. */
const HIDDEN_BUT_LINES = new RegExp(`(?!\\n)(?:${hidden().source})`, hidden().flags)

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')

/** Writes the top levels with one line per field or item, and deeper levels on that line. */
const lined = (value: unknown, levels: number): string => {
  if (levels === 0) return JSON.stringify(value)
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : `[\n${value.map((item: unknown) => lined(item, levels - 1)).join(',\n')}\n]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  if (members.length === 0) return '{}'
  return `{\n${members.map(([key, member]) => `${JSON.stringify(key)}: ${lined(member, levels - 1)}`).join(',\n')}\n}`
}

/**
 * Returns a value as JSON with control and invisible characters escaped; it parses to the same value.
 * @param levels how many levels have one line per field or item; default 0
 */
export const inertJson = (value: unknown, levels = 0): string => lined(value, levels).replace(HIDDEN_BUT_LINES, escaped)
