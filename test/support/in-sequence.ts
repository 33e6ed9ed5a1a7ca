/** Joins patterns that follow one another in a text; their flags are left out. */
export const inSequence = (...parts: readonly RegExp[]): RegExp =>
  new RegExp(parts.map(({ source }) => source).join(''))
