import type { StackName } from '../../contract/snippets.ts'
import type { Exchange } from '../model/result.ts'
import { FRAMEWORK_MARKS, marksIn } from './framework-marks.ts'

/** How many characters of a body to search. */
const MAX_CHARACTERS = 4096

/** Returns the stack that responses reveal, or undefined. Of several marks the most specific one counts. */
export const stackOf = (exchanges: readonly Exchange[]): StackName | undefined => {
  const checks = exchanges.flatMap(({ outcome }) => {
    if (!('response' in outcome)) return []
    const { headers, body = '' } = outcome.response
    return [marksIn({ headers, body: body.slice(0, MAX_CHARACTERS) })]
  })
  return FRAMEWORK_MARKS.find((mark) => mark.stack !== undefined && checks.some((has) => has(mark)))?.stack
}
