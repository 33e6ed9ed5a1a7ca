import { parseDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'

/** When deliveries are to begin, decided before the first one does: answers never change it. */
export interface Arrivals {
  readonly total: number
  /** Milliseconds after the begin at which arrival `index`, counted from 0, is due. Never falls. */
  dueAt(index: number): number
}

export interface ArrivalPlan {
  /** Arrivals a second at the begin and at the end; between them the rate changes evenly. Above 0. */
  readonly from: number
  readonly to: number
  readonly durationMs: number
  /** So many at one moment, 1 or more, default 1; the rate stays the same. */
  readonly burst?: number | undefined
}

/** One rate, or a rate that changes evenly. */
export const planArrivals = ({ from, to, durationMs, burst = 1 }: ArrivalPlan): Arrivals => {
  const seconds = durationMs / 1000
  const total = Math.floor(((from + to) / 2) * seconds)
  const slope = (to - from) / seconds
  return {
    total,
    dueAt(index) {
      const number = index - (index % burst)
      // How many have come after t seconds is from·t + slope·t²/2; solved for t in the form that is exact for a slope
      // of 0.
      return (1000 * 2 * number) / (from + Math.sqrt(from * from + 2 * slope * number))
    },
  }
}

/** Everything at once. */
export const oneBurst = (total: number): Arrivals => ({ total, dueAt: () => 0 })

const PER: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

/** Reads a rate such as `200/s`, `30/m` or `0.5/s`, in arrivals a second. @throws {MockError} `RATE_INVALID` */
export const parseRate = (text: string): number => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*\/\s*([a-z]+)$/i.exec(text.trim()) ?? []
  const per = PER[unit]
  const rate = Number(digits) / (per ?? 1)
  if (digits !== undefined && per !== undefined && rate > 0 && rate <= 100_000) return rate
  const fix = /^\d+(\.\d+)?$/.test(text.trim())
    ? `write ${text.trim()}/s or ${text.trim()}/m`
    : 'write 200/s, 30/m or 500/h; above 0, and 100000/s at most'
  throw new MockError({ code: 'RATE_INVALID', message: `"${text}" is not a rate`, fix })
}

/** Reads a ramp such as `10/s..500/s`. @throws {MockError} `RATE_INVALID` */
export const parseRamp = (text: string): { readonly from: number; readonly to: number } => {
  const [from, to, more] = text.split('..')
  if (from === undefined || to === undefined || more !== undefined)
    throw new MockError({ code: 'RATE_INVALID', message: `"${text}" is not a ramp`, fix: 'write 10/s..500/s' })
  return { from: parseRate(from), to: parseRate(to) }
}

/** How many may fail: a count, or a part of all. */
export type FailureLimit = { readonly count: number } | { readonly ratio: number }

/** Reads `10` or `1%`. @throws {MockError} `LIMIT_INVALID` */
export const parseFailureLimit = (text: string): FailureLimit => {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? []
  const value = Number(digits)
  if (digits !== undefined && percent === '%' && value <= 100) return { ratio: value / 100 }
  if (digits !== undefined && percent === '' && Number.isSafeInteger(value)) return { count: value }
  throw new MockError({
    code: 'LIMIT_INVALID',
    message: `"${text}" is not a limit (expected a whole number or a percentage)`,
    fix: 'write a number such as 10, or a percentage such as 1%',
  })
}

/** Reads how long to send. @throws {MockError} `DURATION_INVALID` */
export const parseLoadDuration = (text: string): number => {
  const ms = parseDuration(text)
  if (ms > 0) return ms
  throw new MockError({
    code: 'DURATION_INVALID',
    message: 'a load of 0 ms sends nothing',
    fix: 'write --duration 30s',
  })
}
