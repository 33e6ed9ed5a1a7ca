import { diagnose, type Diagnosis } from '../dialects/doctor.ts'
import type { DialectName } from '../dialects/dialect.ts'
import { verifySignature } from '../dialects/verify.ts'
import { Effects } from './effects.ts'
import { readConversation, readInteractions, type Payload } from './payload.ts'

/** What the receiver saw of one request and did with it. */
export interface Received {
  /** Counted from 1. */
  readonly number: number
  readonly dialect: DialectName
  readonly operationId?: string
  readonly events: readonly string[]
  readonly signature: 'ok' | 'missing' | 'bad'
  readonly diagnosis?: Diagnosis
  readonly duplicate: boolean
  readonly status: number
}

export interface ReceiverOptions {
  readonly secret: string
  /** Where deliveries are taken, default `/`: everywhere but the probes. */
  readonly path?: string
  /** What to do with a bad signature: a 401, or a 200 without effect. Default `reject`. */
  readonly policy?: 'reject' | 'ignore'
  /** Answers so many deliveries with `failStatus` first, then works. */
  readonly failFirst?: number
  /** Default 503. */
  readonly failStatus?: number
  /** Answers every delivery with this status, without effect unless it is 200. */
  readonly status?: number
  /** Called before each answer, to be slow. */
  readonly wait?: () => Promise<void>
  readonly onReceived?: (received: Received) => void
}

export interface Receiver {
  fetch(request: Request): Promise<Response>
  readonly effects: Effects
}

/** Bytes of a body that are taken. */
const MAX_BODY_BYTES = 10 * 1024 * 1024

/** Answers in the form of seed 001. `code` 0 is success in the same family of APIs. Assumption: `answerOnSuccess`. */
const answer = (status: number, code: number, message: string, ids: readonly string[] = []): Response =>
  status === 204 || status === 205 || status === 304
    ? new Response(null, { status })
    : Response.json({ status: { code, message }, data: { ids: ids.map((id) => ({ id })) } }, { status, ...(status >= 300 && status < 400 && { headers: { location: '/elsewhere' } }) })

/** Makes the reference receiver: it verifies the raw bytes before anything else, has each effect once, and answers 200. */
export const createReceiver = (options: ReceiverOptions): Receiver => {
  const effects = new Effects()
  const { policy = 'reject', failFirst = 0, failStatus = 503, path = '/' } = options
  let received = 0

  const take = (payload: Payload, dialect: DialectName): { ids: string[]; duplicate: boolean } => {
    const ids: string[] = []
    let fresh = 0
    for (const { event, id } of payload.heard) {
      if (id === undefined) continue
      ids.push(id)
      if (dialect === 'conversations' ? effects.once(id) : (event === 'STARTED' || event === 'FINISHED') && effects.apply(id, event)) fresh += 1
    }
    return { ids, duplicate: ids.length > 0 && fresh === 0 }
  }

  const deliver = async (request: Request): Promise<Response> => {
    const body = await readBounded(request)
    if (!body) return answer(413, 413, `the body is larger than ${String(MAX_BODY_BYTES)} bytes`)
    const number = ++received
    const dixa = request.headers.get('x-dixa-signature')
    const dialect: DialectName = dixa === null ? 'interactions' : 'conversations'
    const signature = dixa ?? request.headers.get('x-hub-signature')
    const verified = verifySignature({ body, secret: options.secret, signature, dialect })
    await options.wait?.()

    let events: readonly string[] = []
    let operationId: string | undefined
    let duplicate = false
    let response: Response
    if (!verified.ok) {
      response = policy === 'ignore' ? answer(200, 0, 'OK') : answer(401, 401, 'the signature could not be verified')
    } else {
      const payload = parse(body, dialect)
      events = payload?.heard.flatMap(({ event }) => (event === undefined ? [] : [event])) ?? []
      operationId = payload?.operationId
      if (!payload) response = answer(400, 400, 'the body is not a JSON object')
      else if (number <= failFirst) response = answer(failStatus, failStatus, `refused on purpose: ${String(number)} of the first ${String(failFirst)}`)
      else if (options.status !== undefined && options.status !== 200) response = answer(options.status, options.status, 'answered as told')
      else {
        const taken = take(payload, dialect)
        duplicate = taken.duplicate
        response = answer(200, 0, 'OK', taken.ids)
      }
    }
    const diagnosis = verified.ok || !signature ? undefined : diagnose({ dialect, body, secret: options.secret, signature })
    options.onReceived?.({
      number, dialect, events, duplicate,
      signature: verified.ok ? 'ok' : verified.reason === 'missing' ? 'missing' : 'bad',
      status: response.status,
      ...(operationId !== undefined && { operationId }),
      ...(diagnosis && { diagnosis }),
    })
    return response
  }

  return {
    effects,
    async fetch(request) {
      const url = new URL(request.url)
      if (request.method === 'GET' && url.pathname === '/processed') {
        return Response.json({ count: effects.processed(url.searchParams.get('interactionId') ?? '', url.searchParams.get('event') ?? undefined) })
      }
      if (request.method === 'GET' && url.pathname === '/state') return Response.json({ state: effects.state(url.searchParams.get('interactionId') ?? '') })
      if (path !== '/' && url.pathname !== path) return answer(404, 404, `deliveries are taken at ${path}`)
      if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } })
      const type = request.headers.get('content-type') ?? 'application/json'
      if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) return answer(415, 415, 'send application/json')
      return deliver(request)
    },
  }
}

const parse = (body: Uint8Array, dialect: DialectName): Payload | undefined => {
  try {
    const json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
    return dialect === 'interactions' ? readInteractions(json) : readConversation(json)
  } catch {
    return undefined
  }
}

const readBounded = async (request: Request): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader()
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    bytes += chunk.value.length
    if (bytes > MAX_BODY_BYTES) return undefined
    chunks.push(chunk.value)
  }
  return Buffer.concat(chunks)
}
