import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** Whether a client takes gzip by what it says in Accept-Encoding; a weight of 0 refuses it (RFC 9110, 12.5.3). */
const takesGzip = (accepts: string): boolean =>
  accepts.split(',').some((one) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))

/** A body and the headers that tell how it is coded: compressed where the client takes that. */
export const coded = async (
  body: Uint8Array<ArrayBuffer>,
  accepts: string,
): Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> }> =>
  takesGzip(accepts)
    ? { body: new Uint8Array(await compress(body)), headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' } }
    : { body, headers: { vary: 'accept-encoding' } }

/** Returns a response with its body compressed on its way, where the client accepts that. */
export const compressed = (response: Response, accepts: string): Response => {
  const headers = new Headers(response.headers)
  headers.append('vary', 'accept-encoding')
  if (!response.body || !takesGzip(accepts)) return new Response(response.body, { status: response.status, headers })
  headers.set('content-encoding', 'gzip')
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status: response.status, headers })
}
