import { Hono, type Context } from 'hono'
import { controlOperations, genesysOperations } from '../contract/generated/operations.ts'
import { TextResponse, type OperationRow } from '../contract/operation.ts'
import type { EngineCore } from '../engine/engine-core.ts'
import { createApiAccess } from './api-access.ts'
import { createApiFaults } from './api-faults.ts'
import { bindOperations, toResponse, type Handle, type HttpReply } from './bind.ts'
import { RoutedCall, type HttpCall } from './http-call.ts'
import { controlRefusals, emulatedRefusals } from './refusals.ts'
import { isPagePath, showsLiveEvents, pageOf } from './page-path.ts'
import { controlApi } from './control-api.ts'
import { hasBearer, hostCheck, refusalOf, type HostNames } from './guard.ts'
import { errorFor, isControlPath, isFaultReason, MESSAGES, problem, REASON } from './problem.ts'
import { createFastPath, type FastPath } from './fast-path.ts'
import { subscriptionApi } from './subscription-api.ts'

export interface ApiOptions {
  /**
   * Names of the server, for the Host check; false if there is no socket, because web pages cannot call the API then.
   */
  readonly guard: HostNames | false
  /** Called whenever the live page or the presentation is requested. */
  readonly onPage?: (() => void) | undefined
}

/** The emulated API and the control API. */
export interface Api {
  readonly fetch: Hono['fetch']
  /** Handles frequent calls over a socket, with the same responses as `fetch`. */
  readonly fastPath: FastPath
}

/** Returns the API of the server. It does not listen; a socket, MSW or a test calls it. */
export const createApi = (core: EngineCore, { guard, onPage }: ApiOptions): Api => {
  const { controlToken } = core.options
  let underFaults: ReturnType<typeof createApiFaults> | undefined
  const refuseCall = createApiAccess(core, guard)
  const isOurs = guard ? hostCheck(guard) : undefined

  /** Returns the response that rejects a call; undefined if the call may pass. */
  const refusalFor = ({ path, header, headerLines }: HttpCall): Response | undefined => {
    if (isOurs) {
      const refused = refusalOf(header, headerLines, isOurs)
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

  const failed = (error: unknown, { path }: { readonly path: string }): Response =>
    errorFor(path, 500, {
      code: 'INTERNAL',
      detail: `internal error: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'please report it with the request that caused it',
      message: MESSAGES.serverError,
    })

  /** Calls a handler; turns an error that it throws into a response. */
  const respond = (handle: Handle, call: HttpCall): HttpReply | Promise<HttpReply> => {
    try {
      const reply = handle(call)
      return reply instanceof Promise ? reply.catch((error: unknown) => failed(error, call)) : reply
    } catch (error) {
      return failed(error, call)
    }
  }

  const recorded = (reply: HttpReply, { method, path }: HttpCall): HttpReply => {
    if (isEmulated(path) && isRefusal(method, path, reply)) {
      const reason = reasonOf(reply)
      core.store.record.apiRefused(core.clock.now(), { method, path, status: reply.status, reason })
    }
    return reply
  }

  /**
   * Returns a handler that runs the checks first. It is not middleware, so that a call without asynchronous work gets
   * its response synchronously.
   */
  const guarded =
    (handle: Handle): Handle =>
    (call) => {
      const refused = refusalFor(call)
      if (refused) return recorded(refused, call)
      const reply = respond(handle, call)
      return reply instanceof Promise ? reply.then((one) => recorded(one, call)) : recorded(reply, call)
    }

  /** Handles a call of the emulated API while standing faults are set: runs the checks first, then the faults. */
  const faulted = async (handle: Handle, call: HttpCall, c: Context): Promise<HttpReply> => {
    const refused = refusalFor(call)
    if (refused) return recorded(refused, call)
    try {
      const work = async (): Promise<Response> => toResponse(await respond(handle, call))
      underFaults ??= createApiFaults(core)
      return recorded((await underFaults(c, work)) ?? (await work()), call)
    } catch (error) {
      return failed(error, call)
    }
  }

  /** Returns a Hono handler that runs a handler, with standing faults if any are set. */
  const routed = (handle: Handle): ((c: Context) => Response | Promise<Response>) => {
    const checked = guarded(handle)
    return (c) => {
      const call = new RoutedCall(c)
      const reply = core.standing.onApi && isEmulated(call.path) ? faulted(handle, call, c) : checked(call)
      return reply instanceof Promise ? reply.then(toResponse) : toResponse(reply)
    }
  }

  const operations = [
    ...bindOperations(genesysOperations, subscriptionApi(core), emulatedRefusals(core.assumptions)),
    ...bindOperations(controlOperations, controlApi(core), controlRefusals),
  ]

  const notFound: Handle = ({ method, path }) => {
    const allowed = methodsOf(path)
    if (allowed.length > 0) {
      return errorFor(
        path,
        405,
        {
          code: 'METHOD_NOT_ALLOWED',
          detail: `${method} is not allowed here`,
          fix: `use ${allowed.join(', ')}`,
          message: 'Method not allowed',
        },
        { allow: allowed.join(', ') },
      )
    }
    return errorFor(path, 404, {
      code: 'NOT_FOUND',
      detail: `nothing is served at ${path}`,
      fix: 'the emulated API is under /v1/webhooks, the control API under /_mock',
      message: MESSAGES.notFound,
    })
  }

  /** Serves a file of the page. Its code is loaded on first use, so that a mock without viewers does not pay for it. */
  const page = async (call: HttpCall): Promise<HttpReply> => {
    const path = pageOf(call.path, call.query().present !== undefined)
    if (showsLiveEvents(path)) onPage?.()
    const served = (await import('./page-files.ts')).servePage(path, call.header('accept-encoding') ?? '')
    return (await served) ?? notFound(call)
  }

  const isReading = ({ method }: HttpCall): boolean => method === 'GET' || method === 'HEAD'
  const createApp = (): Hono => {
    const app = new Hono()
    for (const { row, handle } of operations) {
      const route = row.path.replaceAll(/\{(\w+)\}/g, ':$1')
      // A trailing slash does not change the operation.
      app.on(row.method, [route, `${route}/`], routed(handle))
    }
    app.notFound(routed((call) => (isReading(call) && isPagePath(call.path) ? page(call) : notFound(call))))
    return app.onError((error, c) => failed(error, c.req))
  }
  /** Created with the first call that needs it; the frequent ones take the fast path. */
  let app: Hono | undefined
  return {
    fetch: (...call) => (app ??= createApp()).fetch(...call),
    fastPath: createFastPath(
      operations.map(({ row, handle }) => ({ row, handle: guarded(handle) })),
      () => !core.standing.onApi,
    ),
  }
}

/**
 * Returns whether a path is outside the control API and the page: it belongs to the emulated API, or nothing is served
 * there.
 */
const isEmulated = (path: string): boolean => !isControlPath(path) && !isPagePath(path)

const reasonOf = (reply: HttpReply): string =>
  (reply instanceof TextResponse ? reply.headers[REASON] : reply.headers.get(REASON)) ?? ''

/**
 * Returns whether a response rejects a call of the emulated API and should be shown to viewers. Faults and fetches of
 * interactions have their own journal entries; a GET outside /v1, such as for a favicon, is not shown.
 */
const isRefusal = (method: string, path: string, reply: HttpReply): boolean =>
  reply.status >= 400 &&
  // Checked after the status, because creating headers is expensive and few responses need it.
  !isFaultReason(reasonOf(reply)) &&
  !path.startsWith('/nexus/') &&
  (path.startsWith('/v1') || (method !== 'GET' && method !== 'HEAD'))

const patternOf = ({ path }: OperationRow): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`)

const methodsOf = (path: string): string[] =>
  [...Object.values<OperationRow>(genesysOperations), ...Object.values<OperationRow>(controlOperations)]
    .filter((row) => patternOf(row).test(path))
    .map(({ method }) => method)
