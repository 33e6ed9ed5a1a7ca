import type { Diagnosis } from '../../dialects/doctor.ts'
import { signatureOf } from '../../dialects/signature-headers.ts'
import { verifySignature } from '../../dialects/verify.ts'
import type { Attempt, Delivery } from '../../journal/delivery.ts'
import type { Scenario } from '../model/scenario.ts'
import type { ExpectStep } from '../model/step.ts'

/** Why a receiver may have done what it did, and how to mend it. */
export interface Explanation {
  readonly cause: string | undefined
  readonly fix: string | undefined
  /** Which other signature the receiver takes for right, as the doctor found. */
  readonly diagnosis?: string
}

/**
 * Explains a failed expectation: by what happened on the wire, by the signature doctor, or by what the scenario itself
 * says.
 */
export const explain = async (given: {
  readonly scenario: Scenario
  readonly step: ExpectStep
  readonly attempt: Attempt | undefined
  readonly delivery: Delivery
  /** Finds out which other signature the receiver takes for the body of an attempt. */
  readonly examine: (attempt: Attempt) => Promise<Diagnosis | undefined>
  readonly secret: string
}): Promise<Explanation> => {
  const { scenario, step, attempt } = given
  const outcome = attempt?.outcome
  if (outcome?.kind === 'timed-out')
    return {
      cause:
        scenario.cause ?? 'the request is not answered on every path of the code, or work is done before the answer',
      fix: 'answer 200 first, and work afterwards; answer on every path, also when something is wrong',
    }
  if (outcome?.kind === 'unreachable')
    return {
      cause: scenario.cause ?? 'an uncaught error closed the connection or ended the process',
      fix: 'catch errors where requests are handled, and answer',
    }
  const status = outcome && 'answer' in outcome ? outcome.answer.status : 0
  const refused = step.answer === 'accepted' && (status === 400 || status === 401 || status === 403 || status === 422)
  if (refused && attempt && isWellSigned(attempt, given.delivery, given.secret)) {
    const diagnosis = attempt.body && (await given.examine(attempt))
    if (diagnosis)
      return {
        cause: `the receiver takes another signature for right: ${diagnosis.explanation}`,
        fix: diagnosis.fix,
        diagnosis: `the receiver takes another signature for right: ${diagnosis.explanation}`,
      }
  }
  return { cause: scenario.cause, fix: scenario.fix }
}

const isWellSigned = (attempt: Attempt, { dialect }: Delivery, secret: string): boolean =>
  attempt.body !== undefined &&
  verifySignature({ body: attempt.body, secret, signature: signatureOf(attempt, dialect), dialect: dialect.name }).ok
