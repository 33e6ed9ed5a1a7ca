import { realPause } from '../../clock/real.ts'
import { wakefulStopwatch } from '../../clock/standstill.ts'

/** Delay between two checks, in real milliseconds: short at first, to notice quick changes. */
const LOOK_PAUSES = { firstMs: 2, lastMs: 50 } as const

/**
 * Polls until a value passes `willDo` or `withinMs` real milliseconds have passed, not counting time in which this
 * process was stalled. Resolves with the last value.
 */
export const pollUntil = async <T>(
  look: () => T | Promise<T>,
  willDo: (seen: T) => boolean,
  withinMs: number,
): Promise<T> => {
  const elapsed = wakefulStopwatch()
  let seen = await look()
  for (
    let pauseMs: number = LOOK_PAUSES.firstMs;
    !willDo(seen) && elapsed() < withinMs;
    pauseMs = Math.min(pauseMs * 2, LOOK_PAUSES.lastMs)
  ) {
    await realPause(pauseMs)
    seen = await look()
  }
  return seen
}
