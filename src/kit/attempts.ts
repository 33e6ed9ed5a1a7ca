/** The attempts of a delivery, numbered from 1, both included. */
export interface AttemptRange {
  readonly from: number
  /** Infinity: no last one. */
  readonly to: number
}

/** What a range of attempts looks like, for an input field and for messages. */
export const ATTEMPTS_PATTERN = String.raw`[1-9]\d*(-([1-9]\d*)?)?`
export const ATTEMPTS_EXAMPLES = '1, 1-2 or 3-'

const RANGE = new RegExp(`^${ATTEMPTS_PATTERN}$`)

/** Reads a range of attempts: `1`, `1-2`, or `3-` for all from the third on; undefined when it is none. */
export const parseAttempts = (text: string): AttemptRange | undefined => {
  if (!RANGE.test(text)) return undefined
  const [first = '', last] = text.split('-')
  const from = Number(first)
  const to = last === '' ? Infinity : Number(last ?? first)
  return to < from ? undefined : { from, to }
}
