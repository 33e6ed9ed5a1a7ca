import { HIDDEN } from '../kit/visible.ts'

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')

/**
 * A value as JSON in which characters that a terminal would obey or nobody would see are escaped; readers of JSON get
 * the same value.
 */
export const inertJson = (value: unknown, indent?: number): string =>
  // Line feeds stand between members alone: within a string they are escaped already.
  JSON.stringify(value, undefined, indent).replace(HIDDEN, (character) =>
    character === '\n' ? character : escaped(character),
  )
