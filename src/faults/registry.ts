import { apiAbsentMembers } from './api/absent-members.ts'
import { brokenAnswer } from './api/broken-answer.ts'
import { laggingStatus } from './api/lagging-status.ts'
import { apiLostAnswer } from './api/lost-answer.ts'
import { htmlAnswer } from './api/html-answer.ts'
import { outage } from './api/outage.ts'
import { quota } from './api/quota.ts'
import { redactedSecret } from './api/redacted-secret.ts'
import { serverError } from './api/server-error.ts'
import { slowAnswer } from './api/slow-answer.ts'
import { staleDeletion } from './api/stale-deletion.ts'
import { staleList } from './api/stale-list.ts'
import { takenUrl } from './api/taken-url.ts'
import { tooManyRequests } from './api/too-many-requests.ts'
import { truncatedAnswer } from './api/truncated-answer.ts'
import { unauthorized } from './api/unauthorized.ts'
import { apiUnknownMembers } from './api/unknown-members.ts'
import { apiUnknownValues } from './api/unknown-values.ts'
import { wrongContentType } from './api/wrong-content-type.ts'
import { base64Signature } from './message/base64-signature.ts'
import { changedBody } from './message/changed-body.ts'
import { contentEncoding } from './message/content-encoding.ts'
import { contentType } from './message/content-type.ts'
import { emptySecret } from './message/empty-secret.ts'
import { emptySignature } from './message/empty-signature.ts'
import { encoding } from './message/encoding.ts'
import { extraHeader } from './message/extra-header.ts'
import { flippedSignature } from './message/flipped-signature.ts'
import { gzipBody } from './message/gzip-body.ts'
import { headerCase } from './message/header-case.ts'
import { malformedSignature } from './message/malformed-signature.ts'
import { manyHeaders } from './message/many-headers.ts'
import { method } from './message/method.ts'
import { otherSecret } from './message/other-secret.ts'
import { otherLoopbackName } from './message/other-loopback-name.ts'
import { paddedSignature } from './message/padded-signature.ts'
import { path } from './message/path.ts'
import { drop } from './plan/drop.ts'
import { duplicate } from './plan/duplicate.ts'
import { holdBack } from './plan/hold-back.ts'
import { reEmit } from './plan/re-emit.ts'
import { reorder } from './plan/reorder.ts'
import { resentOtherwise } from './message/resent-otherwise.ts'
import { rewrittenBody } from './message/rewritten-body.ts'
import { sha256Signature } from './message/sha256-signature.ts'
import { signatureAlgorithm } from './message/signature-algorithm.ts'
import { signaturePrefix } from './message/signature-prefix.ts'
import { signatureValue } from './message/signature-value.ts'
import { signatureWithoutPrefix } from './message/signature-without-prefix.ts'
import { signedAfterDecoding } from './message/signed-after-decoding.ts'
import { trace } from './message/trace.ts'
import { twoSignatures } from './message/two-signatures.ts'
import { unsigned } from './message/unsigned.ts'
import { upperCaseSignature } from './message/upper-case-signature.ts'
import { absoluteForm } from './wire/absolute-form.ts'
import { bareLf } from './wire/bare-lf.ts'
import { chunked } from './wire/chunked.ts'
import { chunkedTrailers } from './wire/chunked-trailers.ts'
import { connectOnly } from './wire/connect-only.ts'
import { contentLengthLarger } from './wire/content-length-larger.ts'
import { contentLengthSmaller } from './wire/content-length-smaller.ts'
import { duplicateHeader } from './wire/duplicate-header.ts'
import { expectContinue } from './wire/expect-continue.ts'
import { halfClose } from './wire/half-close.ts'
import { http10 } from './wire/http-1-0.ts'
import { impatient } from './wire/impatient.ts'
import { lostAnswer } from './wire/lost-answer.ts'
import { newConnection } from './wire/new-connection.ts'
import { obsoleteFolding } from './wire/obsolete-folding.ts'
import { oversizedBody } from './wire/oversized-body.ts'
import { pipelined } from './wire/pipelined.ts'
import { resetAfterBody, resetBeforeBody, resetWithinBody } from './wire/resets.ts'
import { slowBody } from './wire/slow-body.ts'
import { slowHeaders } from './wire/slow-headers.ts'
import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import type { ApiFault, AttachedFault, Fault, FaultInfo } from './fault.ts'
import { longestOf, readAttempts, readParameter } from './parameters.ts'

/** Every fault, in the order that lists show. */
export const FAULTS: readonly Fault[] = [
  unsigned,
  emptySignature,
  signatureWithoutPrefix,
  signaturePrefix,
  signatureAlgorithm,
  signatureValue,
  otherSecret,
  emptySecret,
  flippedSignature,
  malformedSignature,
  upperCaseSignature,
  base64Signature,
  paddedSignature,
  twoSignatures,
  sha256Signature,
  headerCase,
  changedBody,
  rewrittenBody,
  resentOtherwise,
  signedAfterDecoding,
  encoding,
  method,
  path,
  contentType,
  contentEncoding,
  gzipBody,
  trace,
  extraHeader,
  manyHeaders,
  otherLoopbackName,
  connectOnly,
  slowHeaders,
  slowBody,
  contentLengthLarger,
  contentLengthSmaller,
  oversizedBody,
  chunked,
  chunkedTrailers,
  expectContinue,
  resetBeforeBody,
  resetWithinBody,
  resetAfterBody,
  lostAnswer,
  impatient,
  halfClose,
  pipelined,
  newConnection,
  http10,
  absoluteForm,
  duplicateHeader,
  bareLf,
  obsoleteFolding,
  duplicate,
  drop,
  holdBack,
  reorder,
  reEmit,
  unauthorized,
  tooManyRequests,
  quota,
  serverError,
  apiLostAnswer,
  slowAnswer,
  truncatedAnswer,
  brokenAnswer,
  htmlAnswer,
  wrongContentType,
  takenUrl,
  redactedSecret,
  staleList,
  staleDeletion,
  laggingStatus,
  apiUnknownMembers,
  apiUnknownValues,
  apiAbsentMembers,
  outage,
]

const isOfDelivery = (fault: Fault): fault is Exclude<Fault, ApiFault> => fault.plane !== 'api'

/** Those that can be attached to a delivery. */
export const FAULT_INFOS: readonly FaultInfo[] = FAULTS.filter(isOfDelivery)

/** Names of those that act on how bytes travel, and so need a socket. */
export const WIRE_FAULTS: ReadonlySet<string> = new Set(
  FAULTS.filter(({ plane }) => plane === 'wire').map(({ name }) => name),
)

/**
 * Takes a fault by its name and checks its parameters. `attempts` ("1", "2-3", "2-") says on which attempts it fires; default: on all.
 * @throws {MockError} `FAULT_UNKNOWN`, `FAULT_PARAMETER_UNKNOWN`, `FAULT_PARAMETER_MISSING`, `FAULT_PARAMETER_INVALID`
 */
export const attachFault = (name: string, given: Readonly<Record<string, unknown>>): AttachedFault => {
  const fault = FAULTS.find((one) => one.name === name)
  if (!fault) {
    const meant = suggest(
      name,
      FAULTS.map((one) => one.name),
    )
    throw new MockError({
      code: 'FAULT_UNKNOWN',
      message: `"${name}" is not a fault`,
      fix: meant ? `did you mean "${meant}"?` : 'mock-genesys faults list shows them all',
    })
  }
  const firesOnAttempts = fault.plane === 'message' || fault.plane === 'wire'
  const { attempts, ...others } = given
  const rest = attempts === undefined || firesOnAttempts ? others : given
  const parameters: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(rest)) {
    const parameter = Object.hasOwn(fault.parameters, key) ? fault.parameters[key] : undefined
    if (!parameter) {
      const known = [...Object.keys(fault.parameters), ...(firesOnAttempts ? ['attempts'] : [])]
      throw new MockError({
        code: 'FAULT_PARAMETER_UNKNOWN',
        message: `the fault "${name}" has no parameter "${key}"`,
        fix: known.length > 0 ? `it takes ${known.join(', ')}` : 'leave it out: that fault takes none',
      })
    }
    parameters[key] = readParameter(name, key, parameter, value, longestOf(fault.plane))
  }
  for (const [key, { required, means }] of Object.entries(fault.parameters)) {
    if (required && parameters[key] === undefined)
      throw new MockError({
        code: 'FAULT_PARAMETER_MISSING',
        message: `the fault "${name}" lacks "${key}"`,
        fix: `add ${key}: ${means}`,
      })
  }
  fault.check?.(parameters)
  return { fault, parameters, ...readAttempts(name, firesOnAttempts ? attempts : undefined) }
}
