import type { ErrorCode } from '../../kit/codes.ts'
import type { ErrorExample } from './error-examples/error-example.ts'
import { OF_COMMANDS } from './error-examples/of-commands.ts'
import { OF_SERVERS } from './error-examples/of-servers.ts'
import { OF_VALUES } from './error-examples/of-values.ts'

/** An example for every error code. A test checks that the source contains these texts. */
export const ERROR_EXAMPLES: Readonly<Record<ErrorCode, ErrorExample>> = { ...OF_SERVERS, ...OF_COMMANDS, ...OF_VALUES }

/** Returns an error as printed: its message, and the fix below it. */
export const errorExample = (code: ErrorCode): string => {
  const { message, fix } = ERROR_EXAMPLES[code]
  return `error ${code}: ${message}\n  fix: ${fix}`
}
