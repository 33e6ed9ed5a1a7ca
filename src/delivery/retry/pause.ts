import { describeMs } from '../../kit/span-words.ts'
import type { PauseRule, RetryPolicy } from '../../dialects/dialect.ts'
import { parseRetryAfter } from './retry-after.ts'

/** A pause in whole milliseconds of the mock's clock, and how it was computed. */
export interface Pause {
  readonly ms: number
  readonly how: string
}

export interface PauseInput {
  /** Number of the next redelivery, from 1. */
  readonly redelivery: number
  readonly policy: RetryPolicy
  /** In [0, 1); 0.5 means no jitter. Ignored if the policy has no jitter. */
  readonly chance: number
  /** Instant of the mock's clock with which a date in Retry-After is compared. */
  readonly at: number
  /** The Retry-After header, as the receiver sent it. */
  readonly retryAfter: string | undefined
}

/** Returns the pause before a redelivery: that of the rule with jitter, or a longer Retry-After, which is capped. */
export const pauseBefore = ({ redelivery, policy, chance, at, retryAfter }: PauseInput): Pause => {
  const shifted = withJitter(byRule(policy.pauses, redelivery), policy.jitterRatio, chance)
  if (policy.retryAfterCapMs === 0) return shifted
  const asked = parseRetryAfter(retryAfter, at)
  if (asked === undefined || asked <= shifted.ms) return shifted
  if (asked <= policy.retryAfterCapMs) return { ms: asked, how: `Retry-After: ${String(retryAfter)}` }
  if (policy.retryAfterCapMs <= shifted.ms) return shifted
  return {
    ms: policy.retryAfterCapMs,
    how: `Retry-After asks for ${describeMs(asked)}, capped at ${describeMs(policy.retryAfterCapMs)}`,
  }
}

const byRule = (rule: PauseRule, redelivery: number): Pause => {
  switch (rule.kind) {
    case 'fixed':
      return { ms: Math.round(rule.pauseMs), how: 'fixed' }
    case 'list': {
      const { length } = rule.pausesMs
      const number = Math.min(redelivery, length)
      return { ms: Math.round(rule.pausesMs[number - 1] ?? 0), how: `pause ${String(number)} of ${String(length)}` }
    }
    case 'exponential': {
      // The power may be Infinity, and 0 × Infinity is NaN.
      const grown = rule.baseMs === 0 ? 0 : rule.baseMs * rule.factor ** (redelivery - 1)
      const formula = `${describeMs(rule.baseMs)} × ${String(rule.factor)}^${String(redelivery - 1)}`
      return grown > rule.capMs
        ? { ms: Math.round(rule.capMs), how: `${formula}, capped` }
        : { ms: Math.round(grown), how: formula }
    }
    default:
      return rule satisfies never
  }
}

const withJitter = ({ ms, how }: Pause, ratio: number, chance: number): Pause => {
  if (ratio === 0) return { ms, how }
  const shift = ratio * (2 * chance - 1)
  const percent = Math.round(shift * 1000) / 10
  return {
    ms: Math.round(ms * (1 + shift)),
    how: `${how}, jitter ${percent < 0 ? '−' : '+'}${String(Math.abs(percent))} %`,
  }
}
