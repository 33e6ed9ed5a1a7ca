import { MockError } from '../kit/error.ts'
import type { ClockMode } from './clock.ts'

/** Returns how fast time passes: real 1, `xN` N, manual and auto 0. @throws {MockError} `CLOCK_MODE_INVALID` */
export const rateOf = (mode: ClockMode): number => {
  if (mode === 'real') return 1
  if (mode === 'manual' || mode === 'auto') return 0
  const rate = Number(mode.slice(1))
  if (mode.startsWith('x') && Number.isFinite(rate) && rate > 0 && rate <= 1_000_000) return rate
  throw new MockError({
    code: 'CLOCK_MODE_INVALID',
    message: `unknown clock mode "${mode}"`,
    fix: 'use real, auto, manual or x followed by a factor up to 1000000, such as x60',
  })
}
