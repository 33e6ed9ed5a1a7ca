/** The most bytes to read from a probe, a control or a readiness check: 1 MiB. */
export const MAX_PROBE_BYTES = 1_048_576

/** A response exceeds the limit. */
export class ResponseTooLong extends Error {
  constructor() {
    super(`the response is longer than ${String(MAX_PROBE_BYTES)} bytes`)
  }
}

/** Reads the text of a response up to a limit, without waiting for the rest. @throws {ResponseTooLong} */
export const readText = async (response: Response, mostBytes = MAX_PROBE_BYTES): Promise<string> => {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    bytes += chunk.value.length
    if (bytes > mostBytes) {
      void reader?.cancel().catch(() => undefined)
      throw new ResponseTooLong()
    }
    chunks.push(chunk.value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
