import type { Context } from 'hono'
import { WireTimer } from '../clock/wire-timer.ts'
import { genesysOperations } from '../contract/generated/operations.ts'
import type { MockCore } from '../core/core.ts'
import { apiError, MESSAGES } from './problem.ts'

const OPERATIONS = Object.entries(genesysOperations).map(([name, { method, path }]) => ({ name, method, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`) }))

/** Undefined where nothing is served. */
const operationOf = (method: string, path: string): string | undefined => OPERATIONS.find((one) => one.method === method && one.pattern.test(path))?.name

const MESSAGE_OF: Readonly<Record<number, string>> = { 401: MESSAGES.unauthorized, 403: MESSAGES.unauthorized, 404: MESSAGES.notFound, 429: 'Too many requests' }

/** Answers a call of the emulated API under the standing faults that fire on it, the first one outermost; undefined when none does. */
export const createApiFaults = (core: MockCore): ((c: Context, work: () => Promise<Response>) => Promise<Response> | undefined) => {
  const timer = new WireTimer()
  return (c, work) => {
    const operation = operationOf(c.req.method, c.req.path)
    if (operation === undefined) return undefined
    const now = core.clock.now()
    const firing = core.standing.answering(operation, now)
    if (firing.length === 0) return undefined
    for (const { fault } of firing) core.store.append({ seq: 0, at: now, type: 'api-fault-fired', fault: fault.name, operation })
    const answered = firing.reduceRight<() => Promise<Response>>(
      (inner, { fault, parameters }) => () =>
        fault.answer(
          {
            operation,
            now,
            work: inner,
            refuse: (status, headers) => apiError(status, MESSAGE_OF[status] ?? MESSAGES.serverError, `the fault ${fault.name}`, headers),
            breakOff: () => breakOff(c),
            pause: (ms) => pause(timer, ms, c.req.raw.signal),
            createdAt: (id) => core.subscription(id)?.createdAt,
          },
          parameters,
        ),
      work,
    )
    return answered()
  }
}

/** Ends early when the client has gone. */
const pause = (timer: WireTimer, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const gone = (): void => {
      timer.callOff(deadline)
      resolve()
    }
    const deadline = timer.after(ms, () => {
      signal.removeEventListener('abort', gone)
      resolve()
    })
    signal.addEventListener('abort', gone)
    if (signal.aborted) gone()
  })

/** Ends the connection; without a socket, as in a test or under MSW, the answer is a network error. */
const breakOff = (c: Context): Response => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket: { destroy(): void } } }
  if (!incoming) return Response.error()
  incoming.socket.destroy()
  return new Response(null, { status: 500 })
}
