import { RATE_LIMIT } from '../contract/generated/operations.ts'

/** Maximum number of tokens whose calls are counted; the least recently used one is dropped. */
const MAX_TOKENS_COUNTED = 1000

const DAY_MS = 86_400_000

/** Cost of a call in thousandths of a call. Whole numbers keep a call at the exact millisecond from being too early. */
const CALL = 1000

interface Counted {
  /** Calls that may be made immediately as of `at`, in thousandths. */
  level: number
  at: number
  dayBegan: number
  today: number
}

/**
 * Counts a call with a token at an instant of the mock's clock. Returns the number of milliseconds by which the call is
 * too early; undefined if it is accepted.
 */
export type RateLimit = (token: string, now: number) => number | undefined

/** Returns a rate limit per token: calls per second, in a burst, and per day; by default the published numbers. */
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
