import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { HeaderLine } from '../dialects/dialect.ts'
import type { Message } from './fault.ts'
import type { WireStep } from './wire-plan.ts'

/** What a fault can change in the head of a request. */
export interface HeadForm {
  readonly version?: '1.0' | '1.1'
  /** The request target; default: path and query. */
  readonly target?: string
  readonly connection?: 'keep-alive' | 'close'
  /** The headers that frame the body; default: Content-Length. */
  readonly framing?: readonly HeaderLine[]
  /** Ends each line; default: CR LF. */
  readonly lineEnd?: '\r\n' | '\n'
  /** Formats one line; default: `name: value`. */
  readonly line?: (name: string, value: string) => string
}

const plainLine = (name: string, value: string): string => `${name}: ${value}`

/**
 * Returns the head of a request, with its lines in the order of the socket transport: host, connection, those of the
 * message, framing.
 * @throws {Error} of node:http if a header or the URL is not valid in HTTP
 */
export const headOf = (message: Message, form: HeadForm = {}): Buffer => {
  const url = new URL(message.url)
  const {
    version = '1.1',
    target = url.pathname + url.search,
    connection = 'keep-alive',
    lineEnd = '\r\n',
    line = plainLine,
  } = form
  const { framing = lengthOf(message) } = form
  const lines: readonly HeaderLine[] = [
    ...(message.headers.some(([name]) => name.toLowerCase() === 'host') ? [] : [['host', url.host] as const]),
    ['connection', connection],
    ...message.headers,
    ...framing,
  ]
  for (const [name, value] of lines) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  return Buffer.from(
    [`${message.method} ${target} HTTP/${version}`, ...lines.map(([name, value]) => line(name, value)), '', ''].join(
      lineEnd,
    ),
    'latin1',
  )
}

/** Returns the Content-Length line of a message, with a number of bytes added. */
export const lengthOf = ({ body }: Message, more = 0): readonly HeaderLine[] => [
  ['content-length', String(Math.max(0, body.length + more))],
]

/** Returns the bytes of a whole request. */
export const requestOf = (message: Message, form: HeadForm = {}): Buffer =>
  Buffer.concat([headOf(message, form), message.body])

/** Returns the step that writes bytes at once. */
export const send = (...bytes: readonly Uint8Array[]): WireStep => ({ do: 'send', bytes: Buffer.concat(bytes) })
