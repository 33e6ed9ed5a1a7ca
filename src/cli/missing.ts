import { MockError } from '../kit/error.ts'
import { flagOf } from './options/option.ts'
import { EXAMPLE_TARGET } from './options/example-target.ts'

const FIXES = {
  target: `add --target ${EXAMPLE_TARGET}`,
  secret: 'add --secret TEXT, or set MOCK_GENESYS_SECRET',
  signature: 'add --signature VALUE, the value of the header',
} as const

/** Returns the error for a missing required option. */
export const missingOption = (key: keyof typeof FIXES, fix: string = FIXES[key]): MockError =>
  new MockError({ code: 'OPTION_MISSING', message: `${flagOf(key)} is missing`, fix })
