import { parseDuration } from '../kit/duration.ts'
import { MockError } from '../kit/error.ts'

/** When deliveries start, decided in advance: responses never change it. */
export interface Arrivals {
  readonly total: number
  /** Returns when arrival `index`, from 0, is due, in milliseconds after the start. Never decreases. */
  dueAt(index: number): number
}

export interface ArrivalPlan {
  /** Arrivals per second at the start and at the end; the rate changes linearly. Above 0. */
  readonly from: number
  readonly to: number
  readonly durationMs: number
  /** How many arrive at the same moment, at least 1, default 1; the rate stays the same. */
  readonly burst?: number | undefined
}

/** Returns arrivals at a constant or linearly changing rate. */
export const planArrivals = ({ from, to, durationMs, burst = 1 }: ArrivalPlan): Arrivals => {
  const seconds = durationMs / 1000
  const total = Math.floor(((from + to) / 2) * seconds)
  const slope = (to - from) / seconds
  return {
    total,
    dueAt(index) {
      const number = index - (index % burst)
      // The number of arrivals after t seconds is from·t + slope·t²/2, solved for t in the form that is exact for slope
      // 0.
      return (1000 * 2 * number) / (from + Math.sqrt(from * from + 2 * slope * number))
    },
  }
}

/** Returns arrivals that are all due at once. */
export const oneBurst = (total: number): Arrivals => ({ total, dueAt: () => 0 })

const PER: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

/** Parses a rate such as `200/s`, `30/m` or `0.5/s`, in arrivals per second. @throws {MockError} `RATE_INVALID` */
export const parseRate = (text: string): number => {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*\/\s*([a-z]+)$/i.exec(text.trim()) ?? []
  const per = PER[unit]
  const rate = Number(digits) / (per ?? 1)
  if (digits !== undefined && per !== undefined && rate > 0 && rate <= 100_000) return rate
  const fix = /^\d+(\.\d+)?$/.test(text.trim())
    ? `write ${text.trim()}/s or ${text.trim()}/m`
    : 'write 200/s, 30/m or 500/h; above 0, and at most 100000/s'
  throw new MockError({ code: 'RATE_INVALID', message: `"${text}" is not a rate (expected for example 200/s)`, fix })
}

/** Parses a ramp such as `10/s..500/s`. @throws {MockError} `RATE_INVALID` */
export const parseRamp = (text: string): { readonly from: number; readonly to: number } => {
  const [from, to, more] = text.split('..')
  if (from === undefined || to === undefined || more !== undefined)
    throw new MockError({
      code: 'RATE_INVALID',
      message: `"${text}" is not a ramp (expected for example 10/s..500/s)`,
      fix: 'write 10/s..500/s',
    })
  return { from: parseRate(from), to: parseRate(to) }
}

/** How many may fail: a count or a ratio. */
export type FailureLimit = { readonly count: number } | { readonly ratio: number }

/** Parses `10` or `1%`. @throws {MockError} `LIMIT_INVALID` */
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

/** Parses the duration of a load. @throws {MockError} `DURATION_INVALID` */
export const parseLoadDuration = (text: string): number => {
  const ms = parseDuration(text)
  if (ms > 0) return ms
  throw new MockError({
    code: 'DURATION_INVALID',
    message: 'a load of 0 ms sends nothing',
    fix: 'write --duration 30s',
  })
}
