import { LAST_INSTANT } from '../clock/clock.ts'
import { checkRetryOptions } from '../delivery/retry/policy.ts'
import { MockError } from '../kit/error.ts'
import type { MockOptions } from './options.ts'

/** Maximum of `concurrency`: a machine has no more ports for connections to one receiver. */
const MAX_CONCURRENCY = 65_535

const whole = (name: string, value: number | undefined, least: number, most = Number.MAX_SAFE_INTEGER): void => {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return
  throw new MockError({
    code: 'OPTION_INVALID',
    message: `${name} is ${String(value)}`,
    fix: `give a whole number from ${String(least)} to ${String(most)}`,
  })
}

/** Checks the ranges of options given in code. @throws {MockError} `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN` */
export const checkOptions = ({ seed, startAt, concurrency, retention, retry }: MockOptions): void => {
  whole('seed', seed, 0)
  whole('concurrency', concurrency, 1, MAX_CONCURRENCY)
  whole('retention.entries', retention?.entries, 1)
  whole('retention.deliveries', retention?.deliveries, 1)
  whole('retention.bytes', retention?.bytes, 0)
  if (retry) checkRetryOptions(retry)
  if (startAt !== undefined && !(Number.isSafeInteger(startAt) && startAt >= 0 && startAt <= LAST_INSTANT)) {
    throw new MockError({
      code: 'OPTION_INVALID',
      message: `startAt is ${String(startAt)}`,
      fix: `give milliseconds since the Unix epoch, from 0 to ${String(LAST_INSTANT)} (the year 9999)`,
    })
  }
}
