import { gunzipSync } from 'node:zlib'
import { Pool } from 'undici'
import type { Call } from './call.ts'

/** What came back for a request. */
export type Response =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Buffer
    }
  | { readonly kind: 'stream'; readonly problem: string | undefined }
  | { readonly kind: 'cut'; readonly why: string }
  | { readonly kind: 'no response' }
  /** The client itself has no way to send such a request. */
  | { readonly kind: 'not sent' }

/** The longest piece of a stream that is read before it is cut. */
const STREAM_BYTES = 60_000
const STREAM_MS = 60

/** How long a client waits. */
export interface Patience {
  /** Real time without any progress after which a request that has waited as long is given up, in milliseconds. */
  readonly limitMs: number
  /** A number that changes while the server gets on with anything. A machine that is slow is no server that hangs. */
  readonly progress: () => number
}

/** Sends requests over a few kept connections, and gives them up only when nothing moves any more. */
export class Client {
  readonly #pool: Pool
  readonly #patience: Patience
  readonly #waiting = new Map<AbortController, number>()
  readonly #watch: ReturnType<typeof setInterval>
  #responses = 0
  #last = ''
  #moved = performance.now()

  constructor(base: string, given: Patience & { readonly connections: number }) {
    this.#patience = given
    this.#pool = new Pool(base, {
      connections: given.connections,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 2000,
    })
    this.#watch = setInterval(() => this.#look(), 500)
  }

  #look(): void {
    const now = performance.now()
    const state = `${String(this.#patience.progress())} ${String(this.#responses)}`
    if (state !== this.#last) this.#moved = now
    this.#last = state
    const { limitMs } = this.#patience
    for (const [controller, since] of this.#waiting) {
      const waited = now - since
      if ((waited > limitMs && now - this.#moved > limitMs) || waited > limitMs * 10) controller.abort()
    }
  }

  async send(call: Call, given: { readonly fresh?: boolean } = {}): Promise<Response> {
    const limit = new AbortController()
    this.#waiting.set(limit, performance.now())
    try {
      const { statusCode, headers, body } = await this.#pool.request({
        method: call.method,
        path: call.path,
        headers: call.headers,
        body: call.body ?? null,
        signal: limit.signal,
        ...(given.fresh && { reset: true }),
      })
      const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
      if (flat['content-type']?.startsWith('text/event-stream')) {
        return { kind: 'stream', problem: await readPiece(body) }
      }
      const bytes = Buffer.from(await body.arrayBuffer())
      const decoded = flat['content-encoding'] === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes
      return { kind: 'answered', status: statusCode, headers: flat, body: decoded }
    } catch (error) {
      if (limit.signal.aborted) return { kind: 'no response' }
      const { code = '', message } = error as { readonly code?: string; readonly message: string }
      const refused = ['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED'].includes(code)
      if (refused || (code === '' && /invalid|must be/i.test(message))) return { kind: 'not sent' }
      return { kind: 'cut', why: `${code} ${message}`.trim() }
    } finally {
      this.#waiting.delete(limit)
      this.#responses += 1
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    await this.#pool.destroy()
  }
}

/** Reads the beginning of an event stream and cuts it; says what is wrong with it. */
const readPiece = async (
  body: AsyncIterable<Buffer> & { destroy(): void; on(event: 'error', listener: () => void): unknown },
): Promise<string | undefined> => {
  let text = ''
  body.on('error', () => undefined)
  const end = setTimeout(() => body.destroy(), STREAM_MS)
  try {
    for await (const chunk of body) {
      text += chunk.toString('latin1')
      if (text.length > STREAM_BYTES) break
    }
  } catch {
    // Cut by the timer above.
  } finally {
    clearTimeout(end)
    body.destroy()
  }
  return streamProblem(Buffer.from(text, 'latin1').toString('utf8'))
}

/** What is wrong with the beginning of an event stream: an entry that is no JSON, or a number that does not follow. */
export const streamProblem = (text: string): string | undefined => {
  let last: number | undefined
  let isOver = false
  for (const block of text.split('\n\n').slice(0, -1)) {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    const id = /^id: (\d+)$/m.exec(block)?.[1]
    if (data === undefined || id === undefined) continue
    if (isOver) return `an event follows the one that says where to resume: ${data.slice(0, 100)}`
    // A reader that fell behind is told where to resume, and is read to no further.
    if (/^event: lagged$/m.test(block)) {
      isOver = true
      continue
    }
    try {
      JSON.parse(data)
    } catch {
      return `an event of the stream is no JSON: ${data.slice(0, 100)}`
    }
    if (last !== undefined && Number(id) !== last + 1) return `the stream goes from entry ${String(last)} to ${id}`
    last = Number(id)
  }
  return undefined
}
