import { rejected, type ReceiverResponse } from './response.ts'

/** Maximum size of a body in bytes. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024

/** A request as read by a Node.js server. */
export interface Incoming {
  /** Alternating names and values, as sent. */
  readonly rawHeaders: readonly string[]
  /** Returns the body; ending the iteration early does not close the connection. */
  readonly iterator?: (options: { readonly destroyOnReturn: false }) => AsyncIterable<Uint8Array>
}

const INCOMING = new WeakMap<Request, Incoming>()

/** Reads the body of a request from the server's own stream: a web stream around it doubles the time. */
export const readFrom = (request: Request, incoming: Incoming | undefined): void => {
  if (incoming) INCOMING.set(request, incoming)
}

/** Yields the chunks of a body as they arrive. */
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

/** Returns a function that reads a body up to a limit, and rejects a longer one. */
export const readUpTo =
  (limitBytes: number) =>
  async (request: Request): Promise<Uint8Array | ReceiverResponse> => {
    const chunks: Uint8Array[] = []
    let bytes = 0
    try {
      for await (const chunk of chunksOf(request)) {
        bytes += chunk.length
        if (bytes > limitBytes)
          return rejected(413, `the body is larger than ${String(limitBytes)} bytes`, { connection: 'close' })
        chunks.push(chunk)
      }
    } catch {
      return rejected(400, 'the body is truncated')
    }
    return Buffer.concat(chunks)
  }
