import type { Assumptions } from '../contract/assumptions.ts'
import type { Refusals } from './bind.ts'
import { apiError, MESSAGES, problem, problemOf } from './problem.ts'
import { MAX_REQUEST_BYTES } from './request-body.ts'

/** The status that servers such as nginx log when a client closes the connection during its request. */
const CLIENT_GONE = 499

/**
 * How the emulated API rejects requests. Assumptions: `malformedId`, `unknownEventInPath`, `requestLimit`,
 * `requestContentType`, `missingAuthorization`.
 */
export const emulatedRefusals = ({
  malformedId,
  unknownEventInPath,
  requestLimit,
  requestContentType,
  missingAuthorization,
}: Assumptions): Refusals => ({
  mostBytes: requestLimit === 'none' ? Infinity : MAX_REQUEST_BYTES,
  path: (detail, parameter) =>
    (parameter === 'event' ? unknownEventInPath : malformedId) === '404'
      ? apiError(404, MESSAGES.notFound, `An entity in this request could not be found (${detail})`)
      : apiError(400, MESSAGES.invalidValue, `Invalid value for: path parameter (${detail})`),
  query: (detail) => apiError(400, MESSAGES.invalidValue, `Invalid value extracted from request context (${detail})`),
  body: (detail) => apiError(400, MESSAGES.decodingFailure, `Invalid value for: body (${detail})`),
  tooLarge: (detail) => apiError(413, 'Request body is too large', detail),
  // Only visible in the journal, because the client has disconnected.
  cutShort: (detail) => apiError(CLIENT_GONE, 'Client closed the connection', detail),
  mediaType: (detail) =>
    apiError(
      Number(requestContentType),
      requestContentType === '400' ? MESSAGES.decodingFailure : 'Unsupported content type',
      `${detail}; send Content-Type: application/json`,
    ),
  known: ({ message, fix }) => apiError(400, MESSAGES.decodingFailure, `Validation failure: ${message}; ${fix}`),
  ...(missingAuthorization === 'NoAuth' && {
    complete: (operation, body) =>
      operation === 'createWebhook' && typeof body === 'object' && body !== null && !('authorization' in body)
        ? { ...body, authorization: { _type: 'NoAuth' } }
        : body,
  }),
})

/** How the control API rejects requests. */
export const controlRefusals: Refusals = {
  mostBytes: MAX_REQUEST_BYTES,
  path: (detail) => problem(400, { code: 'PATH_INVALID', detail, fix: 'see spec/control.openapi.yaml' }),
  query: (detail) =>
    problem(400, {
      code: 'QUERY_INVALID',
      detail,
      fix: 'see the parameters of this call in spec/control.openapi.yaml',
    }),
  body: (detail) =>
    problem(400, {
      code: 'BODY_INVALID',
      detail,
      fix: 'send JSON such as {"event":"STARTED"}; every call is described in spec/control.openapi.yaml',
    }),
  cutShort: (detail) =>
    problem(400, { code: 'BODY_INVALID', detail, fix: 'send as many bytes as Content-Length announces' }),
  tooLarge: (detail) => problem(413, { code: 'BODY_TOO_LARGE', detail, fix: 'send a smaller body' }),
  mediaType: (detail) =>
    problem(415, { code: 'CONTENT_TYPE_INVALID', detail, fix: 'send Content-Type: application/json' }),
  known: problemOf,
}
