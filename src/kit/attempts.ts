/** A range of attempts of a delivery, numbered from 1, inclusive. */
export interface AttemptRange {
  readonly from: number
  /** Infinity if the range has no end. */
  readonly to: number
}

/** The format of a range of attempts, for an input field and for messages. */
export const ATTEMPTS_PATTERN = String.raw`[1-9]\d*(-([1-9]\d*)?)?`
export const ATTEMPTS_EXAMPLES = '1, 1-2 or 3-'

const RANGE = new RegExp(`^${ATTEMPTS_PATTERN}$`)

/**
 * Parses a range of attempts: `1`, `1-2`, or `3-` for the third and all later ones; returns undefined if it is invalid.
 */
export const parseAttempts = (text: string): AttemptRange | undefined => {
  if (!RANGE.test(text)) return undefined
  const [first = '', last] = text.split('-')
  const from = Number(first)
  const to = last === '' ? Infinity : Number(last ?? first)
  return to < from ? undefined : { from, to }
}
