import type { HeaderLine } from '../../dialects/dialect.ts'

/** Thrown for a request that is not valid HTTP. */
export class UnwritableRequest extends Error {
  readonly code = 'REQUEST_UNWRITABLE'
}

const TOKEN = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/

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

const TAB = 9
const SPACE = 32
const DELETE = 127
const LAST_BYTE = 255

/** Returns whether a header can have this value: tabs, and printable characters of Latin-1. */
const isValue = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code < SPACE && code !== TAB) || code === DELETE || code > LAST_BYTE) return false
  }
  return true
}

/** Number of places whose lines are remembered. */
const MAX_WRITTEN = 16

/** The last line at each place, and the last that came twice: a dialect's constant lines are the same objects. */
const before: HeaderLine[] = []
const written: { readonly line: HeaderLine; readonly text: string }[] = []

/** The beginning of a head: request line, host, connection, and the constant lines that come first. */
interface Opening extends Pick<HeadParts, 'method' | 'closes'> {
  readonly lines: readonly HeaderLine[]
  readonly text: string
}

/** The beginning of the last head sent to a URL; the next one usually begins like it. */
const openings = new WeakMap<HeadParts['url'], Opening>()

const openingOf = ({ url, method, headers, closes }: HeadParts): Opening | undefined => {
  const opening = openings.get(url)
  if (opening?.method !== method || opening.closes !== closes) return undefined
  const { lines } = opening
  for (let place = 0; place < lines.length; place++) if (lines[place] !== headers[place]) return undefined
  return opening
}

/** Remembers the beginning of a head: a text that ends with some of the lines, and the constant lines after it. */
const rememberOpening = ({ url, method, headers, closes }: HeadParts, begun: Pick<Opening, 'lines' | 'text'>): void => {
  const lines = [...begun.lines]
  let { text } = begun
  for (const line of headers.slice(lines.length)) {
    const known = written[lines.length]
    if (known?.line !== line) break
    lines.push(line)
    text += known.text
  }
  openings.set(url, { method, closes, lines, text })
}

/**
 * Returns the head of a request: host, connection, the given lines in order, and the length of the body. Given Host,
 * Connection and Content-Length lines replace the generated ones.
 * @throws {UnwritableRequest}
 */
export const writeHead = (parts: HeadParts): { readonly head: string; readonly closes: boolean } =>
  writeAfter(parts, openingOf(parts))

/** Writes a head, of which the opening is known if it is given. */
const writeAfter = (
  parts: HeadParts,
  opening: Opening | undefined,
): { readonly head: string; readonly closes: boolean } => {
  const { method, url, headers, bodyBytes, closes } = parts
  if (!opening && (!TOKEN.test(method) || method === 'CONNECT')) throw new UnwritableRequest('invalid request method')
  let host: string | undefined
  let length: number | undefined
  let isLast = closes
  let lines = ''
  const begin = opening?.lines.length ?? 0
  for (let place = begin; place < headers.length; place++) {
    const line = headers[place]
    if (!line) continue
    const known = written[place]
    if (known?.line === line) {
      if (opening && place === begin) rememberOpening(parts, opening)
      lines += known.text
      continue
    }
    const [name, value] = line
    const key = lowerCased(name)
    if (!isValue(value)) throw new UnwritableRequest(`invalid ${name} header`)
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
  const end = bodyBytes > 0 || WITH_BODY.has(method) ? `content-length: ${String(bodyBytes)}\r\n\r\n` : '\r\n'
  const isGenerated = host === undefined && isLast === closes
  if (opening) return isGenerated ? { head: opening.text + lines + end, closes } : writeAfter(parts, undefined)
  const first =
    `${method} ${url.path} HTTP/1.1\r\nhost: ${host ?? url.host}\r\n` +
    `connection: ${isLast ? 'close' : 'keep-alive'}\r\n`
  if (isGenerated) rememberOpening(parts, { lines: [], text: first })
  return { head: first + lines + end, closes: isLast }
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
