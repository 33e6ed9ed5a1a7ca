import { createHmac } from 'node:crypto'
import type { Secret } from '../../src/receiver/behavior.ts'
import { createReceiver, type Receiver, type ReceiverOptions } from '../../src/receiver/receiver.ts'

export const SECRET = 'app-secret'

type Body = string | Uint8Array | ReadableStream<Uint8Array>

export interface Sent {
  readonly method?: string
  readonly path?: string
  /** What to sign with. */
  readonly secret?: string
  /** Header to send; null sends none. Signed over the body unless given. */
  readonly signature?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly rawHeaders?: readonly string[]
}

export interface ReceiverWorld {
  readonly receiver: Receiver
  /** Milliseconds of every pause, in order. */
  readonly pauses: number[]
  readonly blocks: number[]
  readonly logged: string[]
  /** URLs that were fetched. */
  readonly fetched: string[]
  readonly exits: () => number
  /** Sends a delivery; text and bytes are sent as they are. */
  readonly send: (body: Body, how?: Sent) => Promise<Response>
  readonly status: (body: Body, how?: Sent) => Promise<number>
  readonly processed: (interactionId: string, event?: string) => Promise<number>
  readonly state: (interactionId: string) => Promise<string | null>
  readonly details: (interactionId: string) => Promise<unknown>
  /** Sets the receiver's monotonic time. */
  readonly setNow: (ms: number) => void
  /** Changes the secret of a receiver whose options gave none. */
  readonly rotate: (secret: Secret) => void
  /** Ends all pauses of a world that holds them. */
  readonly release: () => void
}

export interface WorldOptions extends Partial<ReceiverOptions> {
  /** Pauses last until they are released; without it they last a turn of the event loop. */
  readonly hold?: boolean
  /** Statuses of `selfUri`, the last for ever, or a function that answers. */
  readonly resource?: readonly number[] | ((uri: string, redirect: string) => number)
}

export const hmac = (
  body: string | Uint8Array,
  secret = SECRET,
  algorithm = 'sha1',
  encoding: 'hex' | 'base64' = 'hex',
): string => createHmac(algorithm, secret).update(body).digest(encoding)
export const sign = (body: string | Uint8Array, secret = SECRET): string => `sha1=${hmac(body, secret)}`
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Answers `pending` for what has not settled after many turns of the event loop. */
export const orPending = async <T>(promise: Promise<T>): Promise<T | 'pending'> => {
  const turns = async (): Promise<'pending'> => {
    for (let i = 0; i < 50; i++) await turn()
    return 'pending'
  }
  return Promise.race([promise, turns()])
}

/** A body of the Interactions Webhook, from `STARTED a` for an event and an interaction. */
export const delivery = (
  events: readonly string[],
  operationId: string | undefined = 'op-1',
  more: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({
    ...(operationId !== '' && { operationId }),
    data: { entities: events.map((one) => entity(one, more)) },
  })

export const entity = (one: string, more: Readonly<Record<string, unknown>> = {}): unknown => {
  const at = one.indexOf(' ')
  return {
    event: one.slice(0, at),
    entity: { id: one.slice(at + 1), mediaType: 'chat', interactionSubtype: 'InboundNew', ...more },
  }
}

/** A receiver without sockets whose time, process and network are the test's. */
export const startReceiver = ({ hold = false, resource = [200], ...options }: WorldOptions = {}): ReceiverWorld => {
  const pauses: number[] = []
  const blocks: number[] = []
  const logged: string[] = []
  const fetched: string[] = []
  const held: (() => void)[] = []
  let exits = 0
  let current: Secret = SECRET
  let now = 0
  const receiver = createReceiver({
    secret: () => current,
    pause: (ms) => {
      pauses.push(ms)
      return hold ? new Promise((resolve) => held.push(resolve)) : turn()
    },
    block: (ms) => void blocks.push(ms),
    now: () => now,
    exit: () => void (exits += 1),
    log: (line) => void logged.push(line),
    fetch: async (uri, init) => {
      const status =
        typeof resource === 'function'
          ? resource(String(uri instanceof Request ? uri.url : uri), init?.redirect ?? 'follow')
          : (resource[Math.min(fetched.length, resource.length - 1)] ?? 200)
      fetched.push(String(uri instanceof Request ? uri.url : uri))
      return new Response(null, { status })
    },
    ...options,
  })
  const ask = async (probe: string, interactionId: string, event?: string): Promise<Record<string, unknown>> => {
    const query = new URLSearchParams({ interactionId, ...(event !== undefined && { event }) })
    return (await (await receiver.fetch(new Request(`http://receiver/${probe}?${query.toString()}`))).json()) as Record<
      string,
      unknown
    >
  }
  const send: ReceiverWorld['send'] = (
    body,
    { method = 'POST', path = '/', secret = SECRET, signature, headers = {}, rawHeaders } = {},
  ) => {
    const own = (): string | null => (body instanceof ReadableStream ? null : sign(body, secret))
    const signed = signature === undefined ? own() : signature
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const carries = method !== 'GET' && method !== 'HEAD'
    const request = new Request(`http://receiver${path}`, {
      method,
      headers: {
        ...(signed !== null && { 'x-hub-signature': signed }),
        'content-type': 'application/json',
        ...headers,
      },
      ...(carries && { body: bytes, duplex: 'half' }),
    })
    return receiver.fetch(request, rawHeaders && { rawHeaders })
  }
  return {
    receiver,
    pauses,
    blocks,
    logged,
    fetched,
    send,
    exits: () => exits,
    status: async (body, how) => (await send(body, how)).status,
    processed: async (interactionId, event) => Number((await ask('processed', interactionId, event)).count),
    state: async (interactionId) => (await ask('state', interactionId)).state as string | null,
    details: async (interactionId) => (await ask('details', interactionId)).details,
    setNow: (ms) => void (now = ms),
    rotate: (secret) => void (current = secret),
    release: () => {
      for (const end of held.splice(0)) end()
    },
  }
}
