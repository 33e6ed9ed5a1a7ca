import type { IncomingMessage } from 'node:http'

/** Maximum number of bytes of a request body. Assumption: `requestLimit`. */
export const MAX_REQUEST_BYTES = 1_048_576

/** The result of reading a body, which must be UTF-8. */
export type Read =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-utf8' }
  /** The client closed the connection; `bytes` is the number of bytes that had arrived, if known. */
  | { readonly kind: 'cut-short'; readonly bytes?: number }

/**
 * Reads a body of at most `mostBytes` bytes, with or without a Content-Length.
 * @param announced the Content-Length of the request; undefined if it is missing
 */
export const readBody = async (
  request: Request,
  mostBytes: number,
  announced = request.headers.get('content-length') ?? undefined,
): Promise<Read> => {
  if (Number(announced ?? 0) > mostBytes) return { kind: 'too-large' }
  // HTTP never delivers more than the announced length, so the body need not be read in pieces.
  if (announced !== undefined) {
    const bytes = await request.arrayBuffer().catch(() => undefined)
    if (!bytes) return { kind: 'cut-short' }
    return bytes.byteLength > mostBytes ? { kind: 'too-large' } : decode(new Uint8Array(bytes))
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader()
  try {
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      bytes += chunk.value.length
      if (bytes > mostBytes) {
        await reader?.cancel().catch(() => undefined)
        return { kind: 'too-large' }
      }
      chunks.push(chunk.value)
    }
  } catch {
    return { kind: 'cut-short', bytes }
  }
  return decode(inOnePiece(chunks, bytes))
}

/**
 * Reads a body from a socket if its length was announced. A Request would copy it and keep the copy outside V8's heap.
 * Returns undefined if the body cannot be read this way, for example because reading has already started.
 */
export const readSocketBody = (
  incoming: IncomingMessage | undefined,
  mostBytes: number,
  announced: string | undefined,
): Promise<Read> | undefined => {
  const length = Number(announced)
  if (!incoming || incoming.readableDidRead || incoming.destroyed || Number.isNaN(length) || length > mostBytes)
    return undefined
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = []
    let bytes = 0
    // Decoded immediately, because the next body may reuse the buffer.
    const whole = (): void => {
      resolve(decode(inOnePiece(chunks, bytes)))
    }
    // A client that disconnects after sending everything is still served.
    const cutShort = (): void => {
      if (bytes === length) whole()
      else resolve({ kind: 'cut-short', bytes })
    }
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
    })
    // Each comes at most once; "once" would wrap each listener.
    incoming.on('end', whole)
    incoming.on('error', cutShort)
    incoming.on('close', () => {
      if (!incoming.readableEnded) cutShort()
    })
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decode = (bytes: Uint8Array): Read => {
  try {
    return { kind: 'read', text: utf8.decode(bytes) }
  } catch {
    return { kind: 'not-utf8' }
  }
}

/** Reused for each body that arrives in parts, so that large buffers do not wait for garbage collection. */
let joined: Buffer | undefined

/** Returns the bytes of a body, which are valid until the next body is read. */
const inOnePiece = (chunks: readonly Uint8Array[], bytes: number): Uint8Array => {
  const [first] = chunks
  if (chunks.length === 1 && first) return first
  if (bytes > MAX_REQUEST_BYTES) return Buffer.concat(chunks, bytes)
  joined ??= Buffer.alloc(MAX_REQUEST_BYTES)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined.subarray(0, bytes)
}
