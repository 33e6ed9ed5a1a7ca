import type { Diagnosis } from '../../../dialects/doctor.ts'
import type { Response } from '../../../journal/outcome.ts'
import { describeOutcome } from '../../../kit/outcome-words.ts'
import type { Outcome } from '../../../journal/outcome.ts'
import type { PreflightDiagnosis } from '../../model/first-delivery.ts'
import { firstLineOf, isRefusal, isSameResponse, mentionsSignature } from './response-marks.ts'
import type { Opinion } from './opinion.ts'

/** What further requests have shown about a receiver that rejects a correctly signed delivery. */
export interface SignatureEvidence {
  readonly refusal: Response
  /** The wrong way of signing that it accepts. */
  readonly mistake: Diagnosis | undefined
  /** How the same delivery without a signature ended. */
  readonly unsigned: Outcome
  /** How an unsigned delivery to an unserved path ended; undefined if not tried. */
  readonly elsewhere?: Outcome
}

const SECRETS = "compare --secret with the receiver's secret"

/** Decides whether the signature is the reason for the rejection. */
export const signatureOpinion = (
  first: Opinion,
  { refusal, mistake, unsigned, elsewhere }: SignatureEvidence,
): PreflightDiagnosis => {
  if (mistake)
    return {
      id: `signature-${mistake.recipe}`,
      sentence: `the receiver expects a different signature: ${mistake.explanation}`,
      fix: mistake.fix,
      confidence: 'certain',
    }
  const status = String(refusal.status)
  if (unsigned.kind === 'accepted')
    return {
      id: 'accepts-unsigned',
      sentence: `the receiver accepts an unsigned delivery and responds with ${status} to a signed one`,
      fix: `${SECRETS}; reject deliveries without a signature`,
      confidence: 'likely',
    }
  const isSame = 'response' in unsigned && isSameResponse(unsigned.response, refusal)
  if (!isSame)
    return {
      id: isRefusal(refusal) ? 'wrong-secret' : 'verification',
      sentence:
        `the receiver reads the signature but does not accept it: ${status} for a signed delivery, ` +
        `${describeOutcome(unsigned)} for an unsigned one`,
      fix: isRefusal(refusal) ? SECRETS : `${SECRETS}; check its log for an error during verification`,
      confidence: 'likely',
    }
  if (first.id === 'raw-body') return first
  if (!isRefusal(refusal))
    return {
      ...first,
      id: 'not-the-signature',
      sentence: `${first.sentence}; the signature is not the reason: an unsigned delivery gets the same response`,
      confidence: 'likely',
    }
  const line = firstLineOf(refusal)
  const says = line === undefined ? '' : `: "${line}"`
  const isOfPath = elsewhere !== undefined && 'response' in elsewhere && [404, 405].includes(elsewhere.response.status)
  return isOfPath || mentionsSignature(refusal)
    ? {
        id: 'wrong-secret',
        sentence:
          `the receiver responds with ${status} to a correctly signed delivery, so it has a different ` +
          `secret${says}`,
        fix: SECRETS,
        confidence: 'likely',
      }
    : {
        id: 'refused-signature',
        sentence:
          `the receiver responds with ${status} to signed and unsigned deliveries alike: it has a different ` +
          `secret, or a ` +
          'layer in front rejects ' +
          'every request' +
          says,
        fix: `${SECRETS}; then look for a layer in front that requires a login or token`,
        confidence: 'possible',
      }
}
