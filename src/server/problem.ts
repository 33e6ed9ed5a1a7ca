import type { ErrorCode } from '../kit/codes.ts'
import { MockError } from '../kit/error.ts'

/** Error texts of the emulated API. Sources: seed 003 for `invalidValue`, public documentation for the others. */
export const MESSAGES = {
  invalidValue: 'Invalid value in request',
  decodingFailure: 'Decoding failure in request',
  notFound: 'The requested resource could not be found',
  unauthorized: 'User is unauthorized to perform an underlying operation',
  tooMany: 'Too many requests',
  serverError: 'There was an internal server error while processing the request',
} as const

/**
 * Returns a text as an ASCII header value of at most 1,000 characters: other characters and line breaks are escaped.
 */
const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(0, 1000)

/** Response header in which the mock gives the reason for a response. */
export const REASON = 'x-mock-genesys-reason'

/** Returns the headers with the reason for a response. */
export const reasonHeaders = (reason: string): Record<string, string> => ({ [REASON]: ascii(reason) })

const BY_FAULT = 'the fault '

/** Returns the reason for a response of a fault, with the documented description of that response if there is one. */
export const faultReason = (fault: string, documented?: string): string =>
  `${BY_FAULT}${fault}${documented === undefined ? '' : `: ${documented}`}`

/** Returns the documented description of a 500 response of an operation; deletion has a separate one. Seed 003. */
export const failureOf = (operation: string): string =>
  operation === 'deleteWebhook' ? 'Internal failure during request processing' : 'Internal Server Error'

/** Returns whether a reason names a fault. */
export const isFaultReason = (reason: string): boolean => reason.startsWith(BY_FAULT)

/** Returns an error of the emulated API: the documented body, and the reason in a header of the mock. Seed 003. */
export const apiError = (
  status: number,
  message: string,
  reason: string,
  headers: Record<string, string> = {},
): Response => Response.json({ message }, { status, headers: { ...reasonHeaders(reason), ...headers } })

/** Returns an error of the control API. RFC 9457. */
export const problem = (
  status: number,
  given: { code: ErrorCode; detail: string; fix: string },
  headers: Record<string, string> = {},
): Response =>
  new Response(
    JSON.stringify({ type: `urn:mock-genesys:${given.code}`, title: TITLES[status] ?? 'Error', status, ...given }),
    {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    },
  )

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  500: 'Internal error',
}

const STATUS_OF: Readonly<Partial<Record<ErrorCode, number>>> = {
  DELIVERY_UNKNOWN: 404,
  SUBSCRIPTION_UNKNOWN: 404,
  STANDING_FAULT_UNKNOWN: 404,
  DELIVERY_IN_FLIGHT: 409,
  DELIVERY_SETTLED: 409,
  SUBSCRIPTION_DELETED: 409,
  CLOCK_NOT_VIRTUAL: 409,
  CLOCK_STUCK: 409,
}

/** Returns the response of the control API for a `MockError`, by default with status 400. */
export const problemOf = ({ code, message, fix }: MockError): Response =>
  problem(STATUS_OF[code] ?? 400, { code, detail: message, fix })

/** Returns whether a path belongs to the control API. */
export const isControlPath = (path: string): boolean => path === '/_mock' || path.startsWith('/_mock/')

/** Returns an error in the format of its route. */
export const errorFor = (
  path: string,
  status: number,
  given: { code: ErrorCode; detail: string; fix: string; message?: string },
  headers?: Record<string, string>,
): Response =>
  isControlPath(path)
    ? problem(status, given, headers)
    : apiError(status, given.message ?? given.detail, `${given.detail}; ${given.fix}`, headers)
