import { MockError } from '../kit/error.ts'
import { LAST_INSTANT, type ClockMode, type Instant } from './clock.ts'

/** Returns the error for advancing a clock that runs in real or scaled time. */
export const runsAlready = (mode: ClockMode): MockError =>
  new MockError({
    code: 'CLOCK_NOT_VIRTUAL',
    message: `the clock runs in mode ${mode}, so it cannot be advanced`,
    fix: 'start with --clock manual (or auto), or set {"mode":"manual"} first',
  })

/** Returns the error for advancing beyond the last instant of a clock. */
export const endOfTime = (ms: number): MockError =>
  new MockError({
    code: 'DURATION_INVALID',
    message:
      `advancing by ${String(ms)} ms would pass ${new Date(LAST_INSTANT).toISOString()}, the last instant of ` +
      'the clock',
    fix: 'advance by less, or restart the mock',
  })

/** Returns the error for an advance that keeps causing more wake-ups. */
export const stuckBefore = (target: Instant, wakeups: number): MockError =>
  new MockError({
    code: 'CLOCK_STUCK',
    message:
      `${String(wakeups)} wake-ups fired before ${String(target)} was reached; some work keeps ` +
      'rescheduling itself',
    fix: 'advance in smaller steps, or look in the journal for a delivery that is rescheduled repeatedly',
  })
