import { refused, type ReceiverResponse } from './response.ts'

/** Bytes of a body that are taken. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024

/** A request as a server of Node.js read it. */
export interface Incoming {
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[]
  /** The body; ending early leaves the connection as it is. */
  readonly iterator?: (options: { readonly destroyOnReturn: false }) => AsyncIterable<Uint8Array>
}

const INCOMING = new WeakMap<Request, Incoming>()

/** Lets the body of a request be read where the server has it: a stream of the web around it takes as long again. */
export const readFrom = (request: Request, incoming: Incoming | undefined): void => {
  if (incoming) INCOMING.set(request, incoming)
}

/** Each piece of a body as it comes. */
export async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  const incoming = INCOMING.get(request)
  if (incoming?.iterator) {
    yield* incoming.iterator({ destroyOnReturn: false })
    return
  }
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader()
  if (!reader) return
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) yield chunk.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Reads the bytes of a body up to a limit, and no further. */
export const readUpTo =
  (limitBytes: number) =>
  async (request: Request): Promise<Uint8Array | ReceiverResponse> => {
    const chunks: Uint8Array[] = []
    let bytes = 0
    try {
      for await (const chunk of chunksOf(request)) {
        bytes += chunk.length
        if (bytes > limitBytes)
          return refused(413, `the body is larger than ${String(limitBytes)} bytes`, { connection: 'close' })
        chunks.push(chunk)
      }
    } catch {
      return refused(400, 'the body broke off')
    }
    return Buffer.concat(chunks)
  }
