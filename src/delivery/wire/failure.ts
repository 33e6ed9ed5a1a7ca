import type { UnreachableCause } from '../../journal/outcome.ts'

export interface Failure {
  readonly cause: UnreachableCause
  readonly detail: string
}

/** Thrown by the connector for a target that the policy rejects; treated like any connection failure. */
export class ForbiddenTarget extends Error {
  readonly code = 'FORBIDDEN_TARGET'
}

/** Thrown when the receiver closed the connection before the response was complete. */
export class ClosedEarly extends Error {
  readonly code = 'UND_ERR_SOCKET'
}

const REFUSED = new Set(['ECONNREFUSED'])
const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED'])
const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA'])
const UNROUTABLE = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'ENETDOWN',
  'EACCES',
  'EINVAL',
])
/** Codes of requests that cannot be sent, because the URL or a header is not valid HTTP. */
const UNWRITABLE = new Set([
  'REQUEST_UNWRITABLE',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
  'ERR_INVALID_URL',
  'ERR_INVALID_CHAR',
  'ERR_INVALID_HTTP_TOKEN',
  'ERR_HTTP_INVALID_HEADER_VALUE',
  'FAULT_PARAMETER_INVALID',
])

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * Returns the underlying error: the most relevant error of several (one per address of a host), or the cause that
 * another error wraps.
 */
const root = (error: unknown): unknown => {
  if (error instanceof AggregateError && error.errors.length > 0)
    return root(error.errors.find((one) => codeOf(one) === 'FORBIDDEN_TARGET') ?? error.errors[0])
  if (error instanceof Error && codeOf(error) === '' && error.cause !== undefined) return root(error.cause)
  return error
}

/** Returns the cause of a failed request, and a description without credentials of the URL. */
export const classify = (given: unknown, origin: string): Failure => {
  const error = root(given)
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'FORBIDDEN_TARGET') return { cause: 'forbidden-target', detail: message }
  if (REFUSED.has(code)) return { cause: 'refused', detail: `nothing listens at ${origin}` }
  if (DNS.has(code)) return { cause: 'dns', detail: `the host name of ${origin} could not be resolved (${code})` }
  if (RESET.has(code)) return { cause: 'reset', detail: `the receiver reset the connection (${code})` }
  if (UNROUTABLE.has(code)) return { cause: 'unroutable', detail: `no route to ${origin} (${code})` }
  if (
    code.startsWith('HPE_') ||
    (error instanceof Error && error.name === 'HTTPParserError') ||
    code === 'UND_ERR_HEADERS_OVERFLOW' ||
    code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
  ) {
    return { cause: 'malformed-response', detail: `the response is not valid HTTP (${message})` }
  }
  if (message === 'bad response')
    return { cause: 'malformed-response', detail: 'the receiver sent 100 Continue, which the request did not ask for' }
  if (message === 'bad upgrade')
    return { cause: 'malformed-response', detail: 'the receiver switched protocols, which the request did not ask for' }
  if (code === 'UND_ERR_SOCKET')
    return { cause: 'closed', detail: 'the receiver closed the connection before its response was complete' }
  if (/^(ERR_(TLS|SSL|OSSL)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) {
    return {
      cause: 'tls',
      detail:
        `TLS with ${origin} failed: ${message.trim()}; trust its certificate with NODE_EXTRA_CA_CERTS=file.pem, ` +
        'or accept any with --insecure',
    }
  }
  if (UNWRITABLE.has(code)) return { cause: 'aborted', detail: `the request cannot be written: ${message}` }
  return { cause: 'aborted', detail: `the request failed (${code || message})` }
}
