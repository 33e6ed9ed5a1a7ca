/** Maximum nesting depth of JSON input; each list or object inside another adds one level. */
export const MAX_DEPTH = 100

/**
 * Minimum length of the text of a value that is nested more deeply: each level has an opening and a closing bracket.
 */
const MIN_BRACKETS = 2 * (MAX_DEPTH + 1)

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Returns whether a value is nested at most {@link MAX_DEPTH} levels deep; a circular value is not. */
export const isShallow = (value: unknown): boolean => {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return false
    // Visits each object once per level: shared and circular ones would multiply.
    level = [...new Set(level.flatMap((one) => (isNested(one) ? Object.values(one).filter(isNested) : [])))]
  }
  return true
}

/** Returns the same as {@link isShallow} for a value parsed from `text`; a value with a short text is not visited. */
export const isShallowJson = (text: string, value: unknown): boolean => text.length < MIN_BRACKETS || isShallow(value)
