import type { Context } from 'hono'
import { WireTimer } from '../clock/wire-timer.ts'
import { genesysOperations } from '../contract/generated/operations.ts'
import type { EngineCore } from '../engine/engine-core.ts'
import { MAX_REQUEST_BYTES, readBody } from './request-body.ts'
import { closeConnection, writeRaw } from './connection.ts'
import { createShown } from './documented-form.ts'
import { apiError, failureOf, faultReason, MESSAGES, reasonHeaders } from './problem.ts'
import { viewSubscription } from './subscription-view.ts'

const OPERATIONS = Object.entries(genesysOperations).map(([name, { method, path }]) => ({
  name,
  method,
  pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`),
  namesUrl: name === 'createWebhook' || name === 'patchWebhook',
}))

/**
 * Returns the operation that a request calls, with the ID of the subscription in its path; undefined if no operation
 * matches.
 */
const operationOf = (method: string, path: string) => {
  for (const { name, pattern, namesUrl, ...one } of OPERATIONS) {
    const match = one.method === method ? pattern.exec(path) : null
    if (match) return { operation: name, subscriptionId: match.groups?.webhookSubscriptionId?.toLowerCase(), namesUrl }
  }
  return undefined
}

const MESSAGE_OF: Readonly<Record<number, string>> = {
  400: MESSAGES.decodingFailure,
  401: MESSAGES.unauthorized,
  403: MESSAGES.unauthorized,
  404: MESSAGES.notFound,
  409: 'The request conflicts with a resource that exists',
  429: MESSAGES.tooMany,
}

/** Thrown when a fault itself fails, which is an internal error. */
class FaultFailure extends Error {
  constructor(fault: string, cause: unknown) {
    super(`the fault ${fault} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/**
 * Returns a function that applies the standing faults that fire on a call of the emulated API, the first one outermost.
 * It resolves to the response; to undefined, without calling `work`, if no fault fires and the call claims no URL.
 */
export const createApiFaults = (
  core: EngineCore,
): ((c: Context, work: () => Promise<Response>) => Promise<Response | undefined>) => {
  const showsCustom = core.assumptions.customHeadersShown === 'in-headers'
  const { show } = createShown(core.seed, core.assumptions.configuredSubscriptions)
  const timer = new WireTimer()
  /** URLs that calls in progress claim, so that only the first of two concurrent calls finds a URL free. */
  const asked = new Set<{ readonly url: string; readonly subscriptionId: string | undefined }>()
  return async (c, work) => {
    const found = operationOf(c.req.method, c.req.path)
    if (!found) return undefined
    const { operation, subscriptionId, namesUrl } = found
    const url = namesUrl ? await urlIn(c.req.raw) : undefined
    const isTaken =
      url !== undefined &&
      (core.subscriptions().some((other) => other.id !== subscriptionId && other.url === url) ||
        [...asked].some(
          (other) =>
            other.url === url && (other.subscriptionId === undefined || other.subscriptionId !== subscriptionId),
        ))
    const takenUrl = isTaken ? url : undefined
    const request = { operation, subscriptionId, takenUrl, now: core.clock.now() }
    const firing = core.standing.apiFaultsFor(request)
    const claim = url !== undefined && !isTaken ? { url, subscriptionId } : undefined
    if (claim) asked.add(claim)
    // After the call, either a subscription has the URL or the URL is free again.
    const done = (): void => void (claim && asked.delete(claim))
    const claiming = (): Promise<Response> => work().finally(done)
    if (firing.length === 0) return claim ? claiming() : undefined
    for (const { fault } of firing) core.store.record.apiFaultFired(request.now, fault.name, operation)
    // Once a fault has taken over the connection, changes that outer faults make to the placeholder response are never
    // sent.
    let final: Response | undefined
    const takeOver = (how: () => Response): Response => {
      final ??= how()
      return new Response(null, { status: 500 })
    }
    const respond = firing.reduceRight<() => Promise<Response>>(
      (inner, { fault, parameters, notes }) =>
        async () => {
          const reason = faultReason(fault.name)
          const call = {
            ...request,
            notes,
            work: inner,
            refuse: (status: number, headers?: Readonly<Record<string, string>>) =>
              apiError(
                status,
                MESSAGE_OF[status] ?? MESSAGES.serverError,
                status === 500 ? faultReason(fault.name, failureOf(operation)) : reason,
                headers,
              ),
            cause: reasonHeaders(reason),
            closeConnection: () => takeOver(() => closeConnection(c)),
            writeRaw: (bytes: Uint8Array, end: 'close' | 'reset') => takeOver(() => writeRaw(c, bytes, end)),
            pause: (ms: number) => pause(timer, ms, c.req.raw.signal),
            createdAt: (id: string) => core.subscription(id)?.createdAt,
            deletedAfter: (instant: number) =>
              core.deletedAfter(instant).flatMap((one) => {
                const shown = show(one)
                return shown ? [viewSubscription(shown, showsCustom)] : []
              }),
          }
          try {
            return await fault.apply(call, parameters)
          } catch (error) {
            throw error instanceof FaultFailure ? error : new FaultFailure(fault.name, error)
          }
        },
      claiming,
    )
    const response = await respond().finally(done)
    return final ?? response
  }
}

/** Returns the `url` field in the body of a request; the body can still be read afterwards. */
const urlIn = async (request: Request): Promise<string | undefined> => {
  const read = await readBody(request.clone(), MAX_REQUEST_BYTES)
  if (read.kind !== 'read') return undefined
  try {
    const url = (JSON.parse(read.text) as { readonly url?: unknown } | null)?.url
    return typeof url === 'string' ? url : undefined
  } catch {
    return undefined
  }
}

/** Resolves after a delay, or early if the client disconnects. */
const pause = (timer: WireTimer, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const onAbort = (): void => {
      timer.callOff(deadline)
      resolve()
    }
    const deadline = timer.after(ms, () => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
  })
