import type { HeaderLine } from '../../dialects/dialect.ts'

/** Thrown for a request that is not valid HTTP. */
export class UnwritableRequest extends Error {
  readonly code = 'REQUEST_UNWRITABLE'
}

const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/
const NOT_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/

/** Methods that send `content-length: 0` if there is no body. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'QUERY', 'PROPFIND', 'PROPPATCH'])

/** Methods whose Content-Length is not compared with the size of the body. */
const WITHOUT_LENGTH: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'])

/** The parts of a request head. */
export interface HeadParts {
  readonly method: string
  /** `path` includes the query, `host` the port. */
  readonly url: { readonly host: string; readonly path: string }
  readonly headers: readonly HeaderLine[]
  readonly bodyBytes: number
  /** Whether the connection closes after the response. */
  readonly closes: boolean
}

/** Valid header names, with their lower-case form. */
const checked = new Map<string, string>()
const MAX_CHECKED = 1000

const lowerCased = (name: string): string => {
  const known = checked.get(name)
  if (known !== undefined) return known
  if (!TOKEN.test(name)) throw new UnwritableRequest('invalid header key')
  if (checked.size >= MAX_CHECKED) checked.clear()
  const lower = name.toLowerCase()
  checked.set(name, lower)
  return lower
}

/** Number of places whose lines are remembered. */
const MAX_WRITTEN = 16

/** The last line at each place, and the last that came twice: a dialect's constant lines are the same objects. */
const before: HeaderLine[] = []
const written: { readonly line: HeaderLine; readonly text: string }[] = []

/**
 * Returns the head of a request: host, connection, the given lines in order, and the length of the body. Given Host,
 * Connection and Content-Length lines replace the generated ones.
 * @throws {UnwritableRequest}
 */
export const writeHead = ({
  method,
  url,
  headers,
  bodyBytes,
  closes,
}: HeadParts): { readonly head: string; readonly closes: boolean } => {
  if (!TOKEN.test(method) || method === 'CONNECT') throw new UnwritableRequest('invalid request method')
  let host: string | undefined
  let length: number | undefined
  let isLast = closes
  let lines = ''
  for (let place = 0; place < headers.length; place++) {
    const line = headers[place]
    if (!line) continue
    const known = written[place]
    if (known?.line === line) {
      lines += known.text
      continue
    }
    const [name, value] = line
    const key = lowerCased(name)
    if (NOT_IN_VALUE.test(value)) throw new UnwritableRequest(`invalid ${name} header`)
    switch (key) {
      case 'host':
        if (host !== undefined) throw new UnwritableRequest('duplicate host header')
        host = value
        break
      case 'content-length':
        if (length !== undefined) throw new UnwritableRequest('duplicate content-length header')
        if (!/^\d+$/.test(value)) throw new UnwritableRequest('invalid content-length header')
        length = Number(value)
        break
      case 'transfer-encoding':
      case 'keep-alive':
      case 'upgrade':
        throw new UnwritableRequest(`invalid ${key} header`)
      case 'expect':
        throw new UnwritableRequest('expect header not supported')
      case 'connection':
        isLast = readConnection(value) || isLast
        break
      default:
        if (before[place] === line) written[place] = { line, text: `${name}: ${value}\r\n` }
        else if (place < MAX_WRITTEN) before[place] = line
        lines += `${name}: ${value}\r\n`
    }
  }
  if (bodyBytes > 0 && length !== undefined && length !== bodyBytes && !WITHOUT_LENGTH.has(method))
    throw new UnwritableRequest('Request body length does not match content-length header')
  const ownLength = bodyBytes > 0 || WITH_BODY.has(method) ? `content-length: ${String(bodyBytes)}\r\n` : ''
  return {
    head:
      `${method} ${url.path} HTTP/1.1\r\nhost: ${host ?? url.host}\r\n` +
      `connection: ${isLast ? 'close' : 'keep-alive'}\r\n${lines}${ownLength}\r\n`,
    closes: isLast,
  }
}

/** Returns whether a Connection header asks to close the connection. @throws {UnwritableRequest} */
const readConnection = (value: string): boolean => {
  const tokens = value
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
  if (!tokens.every((token) => TOKEN.test(token))) throw new UnwritableRequest('invalid connection header')
  return tokens.includes('close')
}
