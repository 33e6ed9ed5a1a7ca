import type { ErrorCode } from '../../../kit/codes.ts'
import type { ErrorExample } from './error-example.ts'

/** Examples of errors about values that are published, sent or set. */
export const OF_VALUES = {
  ASSUMPTION_INVALID: {
    message: '--assume: traceId cannot be "never"',
    fix: 'write traceId=per-delivery or traceId=per-attempt',
  },
  ASSUMPTION_UNKNOWN: { message: '--assume: "traceid" is not an assumption', fix: 'did you mean traceId?' },
  DETAILS_INVALID: {
    message: 'details is nested more than 32 levels deep',
    fix: 'give at most 32 levels of lists and objects',
  },
  DURATION_INVALID: {
    message: '--duration: "10" is not a duration (expected a number with a unit, such as 10s)',
    fix: 'write 10s or 10ms',
  },
  EVENT_UNKNOWN: { message: '"STARTD" is not an event', fix: 'did you mean STARTED?' },
  FAULTS_CLASH: {
    message: 'attempt 1 cannot be built under broken-json, truncated-json: the body is not JSON',
    fix:
      'leave one of them out, choose other parameters, or let them fire on different attempts, ' +
      'such as attempts: 1 and attempts: 2-',
  },
  FAULT_MISPLACED: {
    message: '"api-outage" is a fault of the emulated API, not of a delivery',
    fix: 'set it with PUT /_mock/faults, or mock.faults.set([…]) in code',
  },
  FAULT_PARAMETER_INVALID: {
    message: '--fault: "every" of the fault "slow-body" cannot be "10"',
    fix: 'give a duration with a unit, such as "500ms"',
  },
  FAULT_PARAMETER_MISSING: {
    message: '--fault: the fault "signature-value" is missing "value"',
    fix: 'add value: the whole value of the header',
  },
  FAULT_PARAMETER_UNKNOWN: {
    message: '--fault: the fault "unsigned" has no parameter "value"',
    fix: 'remove it: the fault has no parameters',
  },
  FAULT_UNKNOWN: { message: '--fault: "unsignd" is not a fault', fix: 'did you mean "unsigned"?' },
  INTERACTION_INVALID: {
    message: '--interaction is not a JSON object',
    fix: 'write --interaction \'{"mediaType":"chat"}\'',
  },
  NUMBER_INVALID: {
    message: '--retry-attempts: "three" is not a whole number (expected at least 0)',
    fix: 'write digits, such as 3',
  },
  OPTION_INVALID: { message: 'copies is 0', fix: 'give a whole number from 1 to 1000' },
  PACE_INVALID: { message: 'the pace is -1 ms', fix: 'give at least 0 ms and at most 366 days' },
  PATH_INVALID: { message: 'the path "webhook" does not start with a slash', fix: 'write --path /webhook' },
  RETRY_POLICY_INVALID: {
    message: '--retry-policy: list(…) is empty (expected at least one delay)',
    fix: 'write list(1s,5s,30s)',
  },
  RETRY_POLICY_UNKNOWN: {
    message: '--retry-policy: "exponental" is not a retry policy',
    fix: 'did you mean exponential?',
  },
  SECRET_MISSING: {
    message: '--secret: the secret is empty',
    fix: 'pass the secret that the receiver verifies with, or set MOCK_GENESYS_SECRET',
  },
  SECRET_NOT_HEX: {
    message:
      'the secret is not hexadecimal ' +
      '(expected an even number of hexadecimal digits, which decode to the key of conversation events)',
    fix: 'use the secretKey of the subscription, or generate one with openssl rand -hex 32',
  },
  SECRET_TOO_SHORT: {
    message: '--secret has fewer than 4 characters: reports could not mask it',
    fix: 'use a secret of at least 4 characters, preferably 64 (openssl rand -hex 32)',
  },
  SIZE_INVALID: {
    message: '--retain: "64" is not a size (expected a number with a unit, such as 64mb)',
    fix: 'write 64mb',
  },
} as const satisfies Readonly<Partial<Record<ErrorCode, ErrorExample>>>
