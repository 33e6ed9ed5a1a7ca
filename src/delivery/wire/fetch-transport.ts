import { STATUS_CODES } from 'node:http'
import { WireTimer } from '../../clock/wire-timer.ts'
import type { WireResult } from '../../journal/outcome.ts'
import { bytesOf } from '../../kit/ascii.ts'
import type { Transport, WireRequest } from '../transport.ts'
import { ResponseBody } from './response-body.ts'
import { classify } from './failure.ts'

/** Returns the origin of a URL, or a placeholder if it is invalid. */
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : 'the target')

/** Creates a transport that sends through a `fetch` function: an app under test, or global fetch intercepted by MSW. */
export const createFetchTransport = (fetchFn: (input: string, init: RequestInit) => Promise<Response>): Transport => {
  const timer = new WireTimer()
  const open = new Set<AbortController>()

  const exchange = async (request: WireRequest, controller: AbortController): Promise<WireResult> => {
    const startedAt = timer.now()
    const ms = (): number => Math.round((timer.now() - startedAt) * 1000) / 1000
    let phase: 'response' | 'body' = 'response'
    let late = false
    let expired: (result: WireResult) => void = () => undefined
    const expiry = new Promise<WireResult>((resolve) => (expired = resolve))
    const deadline = timer.after(request.responseTimeoutMs, () => {
      late = true
      controller.abort()
      // A `fetch` function that ignores the signal must not block the attempt forever.
      expired({ kind: 'timed-out', phase, limitMs: request.responseTimeoutMs, ms: ms() })
    })
    const send = async (): Promise<WireResult> => {
      try {
        const response = await fetchFn(request.url, {
          method: request.method,
          headers: request.headers.map(([name, value]): [string, string] => [name, value]),
          body:
            request.method === 'GET' || request.method === 'HEAD'
              ? null
              : (bytesOf(request.body) as Uint8Array<ArrayBuffer>),
          redirect: 'manual',
          signal: controller.signal,
        })
        phase = 'body'
        const body = new ResponseBody()
        const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader()
        for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
          if (body.take(chunk.value)) continue
          void reader?.cancel().catch(() => undefined)
          break
        }
        const answer = {
          status: response.status,
          reason: response.statusText || (STATUS_CODES[response.status] ?? ''),
          headers: Object.fromEntries(response.headers),
          body: body.text(),
          truncated: body.truncated,
        }
        return { kind: 'answered', response: answer, ms: ms() }
      } catch (error) {
        if (late) return expiry
        return { kind: 'unreachable', ...classify(error, originOf(request.url)), ms: ms() }
      }
    }
    const result = await Promise.race([send(), expiry])
    timer.callOff(deadline)
    return result
  }

  return {
    send(request, done) {
      const { carriedBy } = request
      if (carriedBy !== undefined) {
        const detail =
          `the fault ${carriedBy} acts on the wire and needs a socket: ` +
          `give the receiver's URL instead of a function`
        return queueMicrotask(() => done({ kind: 'unreachable', cause: 'aborted', detail, ms: 0 }))
      }
      const controller = new AbortController()
      open.add(controller)
      void exchange(request, controller).then((result) => {
        open.delete(controller)
        done(result)
      })
    },
    close() {
      for (const controller of open) controller.abort()
      timer.close()
      return Promise.resolve()
    },
  }
}
