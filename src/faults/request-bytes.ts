import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { HeaderLine } from '../dialects/dialect.ts'
import type { Message } from './fault.ts'
import type { WireStep } from './wire-plan.ts'

/** What a fault may write differently in the head of a request. */
export interface HeadForm {
  readonly version?: '1.0' | '1.1'
  /** The request target; default: path and query. */
  readonly target?: string
  readonly connection?: 'keep-alive' | 'close'
  /** What says how long the body is; default: its length. */
  readonly framing?: readonly HeaderLine[]
  /** Stands between lines; default CR LF. */
  readonly lineEnd?: '\r\n' | '\n'
  /** Writes one line; default `name: value`. */
  readonly line?: (name: string, value: string) => string
}

const plainLine = (name: string, value: string): string => `${name}: ${value}`

/**
 * The head of a request, with the lines that the socket transport writes, in their order: host, connection, the
 * message's own, framing.
 * @throws {Error} of node:http when HTTP has no words for a header or the URL
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

/** The line that says how long the body is, or as many bytes more. */
export const lengthOf = ({ body }: Message, more = 0): readonly HeaderLine[] => [
  ['content-length', String(Math.max(0, body.length + more))],
]

/** A whole request in one piece. */
export const requestOf = (message: Message, form: HeadForm = {}): Buffer =>
  Buffer.concat([headOf(message, form), message.body])

/** Writes bytes at once. */
export const send = (...bytes: readonly Uint8Array[]): WireStep => ({ do: 'send', bytes: Buffer.concat(bytes) })
