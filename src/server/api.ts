import { Hono, type Context } from 'hono'
import { controlOperations, genesysOperations } from '../contract/generated/operations.ts'
import type { Assumptions } from '../contract/assumptions.ts'
import type { OperationRow } from '../contract/operation.ts'
import type { EngineCore } from '../engine/engine-core.ts'
import { createApiAccess } from './api-access.ts'
import { createApiFaults } from './api-faults.ts'
import { bindOperations, type Handle, type Refusals } from './bind.ts'
import { MAX_REQUEST_BYTES } from './request-body.ts'
import { isPagePath, showsLiveEvents, pageOf } from './page-path.ts'
import { controlApi } from './control-api.ts'
import { hasBearer, headerLookup, hostCheck, refusalOf, type HostNames } from './guard.ts'
import { apiError, errorFor, isControlPath, isFaultReason, MESSAGES, problem, problemOf, REASON } from './problem.ts'
import { subscriptionApi } from './subscription-api.ts'

export interface ApiOptions {
  /** Names of the server, for the Host check; false without a socket, which no web page can reach. */
  readonly guard: HostNames | false
  /** Called whenever the live page or the presentation is requested. */
  readonly onPage?: (() => void) | undefined
}

/** Assumptions: `malformedId`, `unknownEventInPath`, `requestLimit`, `requestContentType`, `missingAuthorization`. */
const emulated = ({
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

const CONTROL: Refusals = {
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
  tooLarge: (detail) => problem(413, { code: 'BODY_TOO_LARGE', detail, fix: 'send a smaller body' }),
  mediaType: (detail) =>
    problem(415, { code: 'CONTENT_TYPE_INVALID', detail, fix: 'send Content-Type: application/json' }),
  known: problemOf,
}

/**
 * Returns the app of the server: the emulated API and the control API. It does not listen; a socket, MSW or a test
 * calls its `fetch`.
 */
export const createApi = (core: EngineCore, { guard, onPage }: ApiOptions): Hono => {
  const app = new Hono()
  const { controlToken } = core.options
  const underFaults = createApiFaults(core)
  const refuseCall = createApiAccess(core, guard)
  const isOurs = guard ? hostCheck(guard) : undefined

  /** Returns the response that rejects a call; undefined if the call may pass. */
  const refusalFor = (c: Context, path: string): Response | undefined => {
    const header = headerLookup(c.req.raw, c.env)
    if (isOurs) {
      const refused = refusalOf(header, c.env, isOurs)
      if (refused) return errorFor(path, refused.status, refused)
    }
    if (isEmulated(path)) return refuseCall(path, header)
    const isAsked = controlToken !== undefined && isControlPath(path) && path !== '/_mock/health'
    if (!isAsked || hasBearer(header, controlToken)) return undefined
    return problem(
      401,
      {
        code: 'CONTROL_TOKEN_MISSING',
        detail: 'the control token is missing or wrong',
        fix: 'send Authorization: Bearer TOKEN with the token given to --control-token',
      },
      { 'www-authenticate': 'Bearer' },
    )
  }

  const failed = (error: unknown, c: Context): Response =>
    errorFor(c.req.path, 500, {
      code: 'INTERNAL',
      detail: `internal error: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'please report it with the request that caused it',
      message: MESSAGES.serverError,
    })

  /** Turns an error that a handler throws into a response. */
  const respond = (handle: Handle, c: Context): Response | Promise<Response> => {
    try {
      const response = handle(c)
      return response instanceof Promise ? response.catch((error: unknown) => failed(error, c)) : response
    } catch (error) {
      return failed(error, c)
    }
  }

  const noted = (response: Response, { method, path }: Context['req']): Response => {
    if (isEmulated(path) && isRefusal(method, path, response)) {
      const reason = response.headers.get(REASON) ?? ''
      core.store.record.apiRefused(core.clock.now(), { method, path, status: response.status, reason })
    }
    return response
  }

  /**
   * Has every call pass the checks and the standing faults before its handler. It is around handlers instead of before
   * them: so a call has one handler, and waits for nothing that is there already.
   */
  const guarded =
    (handle: Handle): Handle =>
    (c) => {
      const { path } = c.req
      const refused = refusalFor(c, path)
      if (refused) return noted(refused, c.req)
      if (core.standing.onApi && isEmulated(path))
        return underFaults(c, async () => respond(handle, c)).then(
          async (response) => noted(response ?? (await respond(handle, c)), c.req),
          (error: unknown) => failed(error, c),
        )
      const response = respond(handle, c)
      return response instanceof Promise ? response.then((one) => noted(one, c.req)) : noted(response, c.req)
    }

  bindOperations(app, genesysOperations, subscriptionApi(core), emulated(core.assumptions), guarded)
  bindOperations(app, controlOperations, controlApi(core), CONTROL, guarded)

  const notFound: Handle = (c) => {
    const allowed = methodsOf(c.req.path)
    if (allowed.length > 0) {
      return errorFor(
        c.req.path,
        405,
        {
          code: 'METHOD_NOT_ALLOWED',
          detail: `${c.req.method} is not allowed here`,
          fix: `use ${allowed.join(', ')}`,
          message: 'Method not allowed',
        },
        { allow: allowed.join(', ') },
      )
    }
    return errorFor(c.req.path, 404, {
      code: 'NOT_FOUND',
      detail: `nothing is served at ${c.req.path}`,
      fix: 'the emulated API is under /v1/webhooks, the control API under /_mock',
      message: MESSAGES.notFound,
    })
  }

  /** Loaded on first use, so that a mock without viewers does not pay for the page. */
  const page = async (c: Context): Promise<Response> => {
    const path = pageOf(c.req.path, c.req.queries('present') !== undefined)
    if (showsLiveEvents(path)) onPage?.()
    const served = (await import('./page-files.ts')).servePage(path, c.req.header('accept-encoding') ?? '')
    return (await served) ?? notFound(c)
  }

  const isReading = ({ method }: Context['req']): boolean => method === 'GET' || method === 'HEAD'
  app.notFound(guarded((c) => (isReading(c.req) && isPagePath(c.req.path) ? page(c) : notFound(c))))
  app.onError(failed)
  return app
}

/** Whether a path is of the emulated API, or of none. */
const isEmulated = (path: string): boolean => !isControlPath(path) && !isPagePath(path)

/**
 * Returns whether a response rejects a call of the emulated API and should be shown to viewers. Responses of faults and
 * fetches of interactions have their own entries; files that browsers request are not shown.
 */
const isRefusal = (method: string, path: string, response: Response): boolean =>
  response.status >= 400 &&
  // Headers are expensive to create, and few responses need them.
  !isFaultReason(response.headers.get(REASON) ?? '') &&
  !path.startsWith('/nexus/') &&
  (path.startsWith('/v1') || (method !== 'GET' && method !== 'HEAD'))

const ROWS: readonly (OperationRow & { readonly pattern: RegExp })[] = [
  ...Object.values<OperationRow>(genesysOperations),
  ...Object.values<OperationRow>(controlOperations),
].map((row) => ({ ...row, pattern: new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`) }))

const methodsOf = (path: string): string[] =>
  ROWS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
