import type { Cause, Exchange, Finding } from '../../model/result.ts'
import type { StackName } from '../../../contract/snippets.ts'
import { titleOf } from '../check-title.ts'
import { snippetOf } from '../helpful-code.ts'
import type { Reason } from './reply-part.ts'
import type { FailedFinding } from './symptoms.ts'

/** A reason, with the failures that it explains. */
export interface Explained {
  readonly reason: Reason
  readonly failures: readonly FailedFinding[]
}

export const exchangeOf = ({ scenario, finding }: FailedFinding): Exchange | undefined =>
  scenario.exchanges.find(({ number }) => number === finding.exchange)

/** Returns code that helps, in the receiver's stack if known. */
export const codeFor = (
  code: Reason['code'],
  failure: FailedFinding,
  stack: StackName | undefined,
): Finding['snippets'] => (code === undefined ? failure.finding.snippets : snippetOf(code, exchangeOf(failure), stack))

const LEAKED = {
  secret: 'its secret',
  signature: 'the correct signature of a forged body',
  stack: 'a stack trace',
  markup: 'markup from the request',
} as const

/** Returns the reason why a response or log shows something it must not. */
export const leakReason = (failure: FailedFinding, framework: string | undefined): Reason => {
  const { check, cause, fix } = failure.finding
  if (check.kind === 'hidden' && check.expected === 'stack')
    return {
      key: 'shows-stack',
      sentence: `shows a stack trace in error responses${framework === undefined ? '' : ` (${framework})`}`,
      consequence: 'Anyone who sends an invalid request can see source code, versions and file paths.',
      cause: 'The framework runs in development mode, or the error handler sends the stack.',
      fix: 'Run the framework in production mode, and respond to errors with a fixed text.',
      code: ['errors'],
    }
  if (check.kind === 'hidden')
    return {
      key: `shows-${check.expected}`,
      sentence: `shows ${LEAKED[check.expected]} in a response`,
      ...(cause !== undefined && { cause }),
      ...(fix !== undefined && { fix }),
    }
  return {
    key: `prints-${check.kind === 'printed' && check.expected === 'the secret' ? 'secret' : 'text'}`,
    sentence: `prints ${check.kind === 'printed' ? check.expected : 'something it should not'} to its log`,
    ...(cause !== undefined && { cause }),
    ...(fix !== undefined && { fix }),
  }
}

/** Returns the hypothesis of the scenario's author, as a candidate: no evidence rules out others. */
export const authorsReason = ({ scenario, finding }: FailedFinding): Reason => ({
  key: `${scenario.file} ${finding.check.kind}`,
  sentence: titleOf(finding.check),
  ...(finding.cause !== undefined && { candidates: [finding.cause] }),
  ...(finding.fix !== undefined && { fix: finding.fix }),
})

/** Returns the letter at a position: `A` to `Z`, then `AA` and so on. */
export const letterOf = (index: number): string =>
  `${index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)}${String.fromCodePoint(65 + (index % 26))}`

export type { Cause }
