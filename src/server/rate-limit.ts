import { RATE_LIMIT } from '../contract/generated/operations.ts'

/** Tokens whose calls are counted; the one that called longest ago is forgotten. */
const MAX_TOKENS_COUNTED = 1000

const DAY_MS = 86_400_000

/** What a call takes: whole numbers, so that a call at the right millisecond is not too early. */
const CALL = 1000

interface Counted {
  /** Thousandths of a call that may be made at once, as of `at`. */
  level: number
  at: number
  dayBegan: number
  today: number
}

/**
 * Counts the calls of each token. Takes an instant of the mock's clock, and returns how many milliseconds a call comes
 * too early; undefined when it is served.
 */
export type RateLimit = (token: string, now: number) => number | undefined

/** Makes the published limit: so many calls a second and a day for each token, and so many at once. */
export const createRateLimit = ({
  perSecond,
  burst,
  perDay,
}: Readonly<Record<keyof typeof RATE_LIMIT, number>> = RATE_LIMIT): RateLimit => {
  const byToken = new Map<string, Counted>()
  return (token, now) => {
    const counted = byToken.get(token) ?? { level: burst * CALL, at: now, dayBegan: now, today: 0 }
    byToken.delete(token)
    byToken.set(token, counted)
    const [oldest] = byToken.keys()
    if (byToken.size > MAX_TOKENS_COUNTED && oldest !== undefined) byToken.delete(oldest)
    counted.level = Math.min(burst * CALL, counted.level + Math.max(0, now - counted.at) * perSecond)
    counted.at = now
    if (now >= counted.dayBegan + DAY_MS || now < counted.dayBegan) {
      counted.dayBegan = now
      counted.today = 0
    }
    if (counted.today >= perDay) return counted.dayBegan + DAY_MS - now
    if (counted.level < CALL) return Math.ceil((CALL - counted.level) / perSecond)
    counted.level -= CALL
    counted.today += 1
    return undefined
  }
}
