import { sentenceCase } from '../../kit/sentence-case.ts'
import type { Diagnosis } from '../../dialects/doctor.ts'
import { signatureOf } from '../../dialects/signature-headers.ts'
import { verifySignature } from '../../dialects/verify.ts'
import type { Attempt, Delivery } from '../../journal/delivery.ts'
import type { Scenario } from '../model/scenario.ts'
import type { ExpectStep } from '../model/steps/expect.ts'
import { showsStackTrace } from './stack-trace.ts'

/** Why a receiver may have failed, and how to fix it. */
export interface Explanation {
  readonly cause: string | undefined
  readonly fix: string | undefined
  /** Which other signature the receiver accepts, as found by the doctor. */
  readonly diagnosis?: string
}

/** Explains a failed expectation by the response, the signature doctor or the scenario's own texts. */
export const explain = async (given: {
  readonly scenario: Scenario
  readonly step: ExpectStep
  readonly attempt: Attempt | undefined
  readonly delivery: Delivery
  /** Finds out which other signature the receiver accepts for the body of an attempt. */
  readonly examine: (attempt: Attempt) => Promise<Diagnosis | undefined>
  readonly secret: string
}): Promise<Explanation> => {
  const { scenario, step, attempt } = given
  const outcome = attempt?.outcome
  const status = outcome && 'response' in outcome ? outcome.response.status : 0
  const refused = step.response === 'accepted' && (status === 400 || status === 401 || status === 403 || status === 422)
  if (refused && attempt && isWellSigned(attempt, given.delivery, given.secret)) {
    const diagnosis = attempt.body && (await given.examine(attempt))
    if (diagnosis) {
      const cause = `The receiver accepts a different signature: ${diagnosis.explanation}.`
      return { cause, fix: `${sentenceCase(diagnosis.fix)}.`, diagnosis: cause }
    }
  }
  return agrees(scenario, step, attempt) ? { cause: scenario.cause, fix: scenario.fix } : NO_HYPOTHESIS
}

const NO_HYPOTHESIS: Explanation = { cause: undefined, fix: undefined }

/** Statuses that name their own cause, whatever the scenario's author suggests. */
const SELF_EXPLANATORY: ReadonlySet<number> = new Set([404, 405, 407, 409, 411, 413, 414, 415, 429, 431])

/**
 * Whether the author's hypothesis fits a failure: it is about the scenario's own promise, and the response does not
 * name another cause.
 */
const agrees = ({ proves }: Scenario, step: ExpectStep, attempt: Attempt | undefined): boolean => {
  if (step.proves !== undefined && step.proves !== proves[0]) return false
  const outcome = attempt?.outcome
  if (!outcome || !('response' in outcome)) return false
  const { status, body = '' } = outcome.response
  const isMeant = step.status?.includes(status) === true
  return (
    isMeant ||
    !(SELF_EXPLANATORY.has(status) || (status >= 300 && status < 400) || (status >= 500 && showsStackTrace(body)))
  )
}

const isWellSigned = (attempt: Attempt, { dialect }: Delivery, secret: string): boolean =>
  attempt.body !== undefined &&
  verifySignature({ body: attempt.body, secret, signature: signatureOf(attempt, dialect), dialect: dialect.name }).ok
