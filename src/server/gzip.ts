import { promisify } from 'node:util'

/** Compresses a body; loads zlib on first use. */
const compress = (body: Uint8Array): Promise<Buffer> =>
  promisify<Uint8Array, Buffer>(process.getBuiltinModule('node:zlib').gzip)(body)

/** Returns whether Accept-Encoding allows gzip; a weight of 0 does not (RFC 9110, 12.5.3). */
const takesGzip = (accepts: string): boolean =>
  accepts.split(',').some((one) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))

/** Returns a body with its encoding headers, compressed if the client accepts gzip. */
export const coded = async (
  body: Uint8Array<ArrayBuffer>,
  accepts: string,
): Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> }> =>
  takesGzip(accepts)
    ? { body: new Uint8Array(await compress(body)), headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' } }
    : { body, headers: { vary: 'accept-encoding' } }

/** Returns the same response, with its body compressed as a stream if the client accepts gzip. */
export const compressed = (response: Response, accepts: string): Response => {
  const headers = new Headers(response.headers)
  headers.append('vary', 'accept-encoding')
  if (!response.body || !takesGzip(accepts)) return new Response(response.body, { status: response.status, headers })
  headers.set('content-encoding', 'gzip')
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status: response.status, headers })
}
