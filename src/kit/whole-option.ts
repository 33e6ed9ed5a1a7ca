import { MockError } from './error.ts'

/** Checks that an option given in code is undefined or a whole number within bounds. @throws `OPTION_INVALID` */
export const checkWhole = (
  name: string,
  value: number | undefined,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): void => {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return
  throw new MockError({
    code: 'OPTION_INVALID',
    message: `${name} is ${String(value)}`,
    fix: `give a whole number from ${String(least)} to ${String(most)}`,
  })
}
