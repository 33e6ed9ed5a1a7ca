import { LAST_INSTANT } from '../clock/clock.ts'
import { checkRetryOptions } from '../delivery/retry/policy.ts'
import { MockError } from '../kit/error.ts'
import { checkWhole } from '../kit/whole-option.ts'
import type { MockOptions } from './options.ts'

/** Maximum of `concurrency`: a machine has no more ports for connections to one receiver. */
const MAX_CONCURRENCY = 65_535

/** Checks the ranges of options given in code. @throws {MockError} `OPTION_INVALID`, `RETRY_POLICY_UNKNOWN` */
export const checkOptions = ({ seed, startAt, concurrency, retention, retry }: MockOptions): void => {
  checkWhole('seed', seed, 0)
  checkWhole('concurrency', concurrency, 1, MAX_CONCURRENCY)
  checkWhole('retention.entries', retention?.entries, 1)
  checkWhole('retention.deliveries', retention?.deliveries, 1)
  checkWhole('retention.bytes', retention?.bytes, 0)
  if (retry) checkRetryOptions(retry)
  if (startAt !== undefined && !(Number.isSafeInteger(startAt) && startAt >= 0 && startAt <= LAST_INSTANT)) {
    throw new MockError({
      code: 'OPTION_INVALID',
      message: `startAt is ${String(startAt)}`,
      fix: `give milliseconds since the Unix epoch, from 0 to ${String(LAST_INSTANT)} (the year 9999)`,
    })
  }
}
