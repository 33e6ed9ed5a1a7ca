import { MockError } from '../kit/error.ts'
import { flagOf } from './options/option.ts'
import { EXAMPLE_TARGET } from './options/example-target.ts'

const FIXES = {
  target: `add --target ${EXAMPLE_TARGET}`,
  secret: 'add --secret TEXT, or set MOCK_GENESYS_SECRET',
  signature: 'add --signature VALUE, as the header has it',
} as const

/** Makes the error of an option that the command cannot do without. */
export const missing = (key: keyof typeof FIXES, fix: string = FIXES[key]): MockError =>
  new MockError({ code: 'OPTION_MISSING', message: `${flagOf(key)} is missing`, fix })
