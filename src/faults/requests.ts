import type { HeaderLine } from '../dialects/dialect.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../dialects/registry.ts'
import { defineFault } from './define.ts'
import type { Fault, Message } from './fault.ts'
import { text, wholeNumber } from './parameter-kinds.ts'
import { lengthOf, requestOf, send } from './request-bytes.ts'

/** Returns a request with one of its header lines repeated. */
const withLineTwice = (message: Message, name: string, value: string | undefined): Buffer => {
  const wanted = name.toLowerCase()
  const isHost = ([given]: HeaderLine): boolean => given.toLowerCase() === 'host'
  const framing = lengthOf(message)
  const known: readonly HeaderLine[] = [...message.headers, ['host', new URL(message.url).host], ...framing]
  const first = known.find(([given]) => given.toLowerCase() === wanted)
  const again: HeaderLine = [first?.[0] ?? name, value ?? first?.[1] ?? '']
  const host = wanted === 'host' ? known.filter(isHost).slice(0, 1) : []
  const own = host.length > 0 ? message.headers.filter((line) => !isHost(line)) : message.headers
  return requestOf(
    { ...message, headers: [...host, ...own] },
    { framing: [...framing, ...(first ? [] : [again]), again] },
  )
}

/** Faults that use forms of HTTP that few senders use. */
export const requestFaults: readonly Fault[] = [
  defineFault({
    name: 'pipelined',
    plane: 'wire',
    does: [
      'sends the same request several times over one connection without waiting for responses',
      'the first response counts',
    ].join('; '),
    receiver: 'responds to them in order, and processes the event once (RFC 9112, 9.3.2)',
    parameters: {
      times: wholeNumber({ least: 2, most: 100, default: 3, means: 'number of requests' }),
    },
    apply: (message, { times }) => ({
      steps: [{ do: 'stream', pieces: Array<Buffer>(times).fill(requestOf(message)) }],
      requests: times,
    }),
  }),
  defineFault({
    name: 'new-connection',
    plane: 'wire',
    does: 'opens a new connection, and sends Connection: close',
    receiver: 'accepts it, and closes the connection after its response',
    apply: (message) => ({ steps: [send(requestOf(message, { connection: 'close' }))] }),
  }),
  defineFault({
    name: 'http-1.0',
    plane: 'wire',
    does: 'uses HTTP/1.0',
    receiver: 'accepts it; its response is not chunked (RFC 9112, 6.1)',
    apply: (message) => ({ steps: [send(requestOf(message, { version: '1.0', connection: 'close' }))] }),
  }),
  defineFault({
    name: 'absolute-form',
    plane: 'wire',
    does: 'sends the absolute URL in the request line, as to a proxy',
    receiver: 'accepts it (RFC 9112, 3.2.2)',
    apply(message) {
      const { protocol, host, pathname, search } = new URL(message.url)
      return { steps: [send(requestOf(message, { target: `${protocol}//${host}${pathname}${search}` }))] }
    },
  }),
  defineFault({
    name: 'duplicate-header',
    plane: 'wire',
    does: 'sends a header twice',
    receiver: 'rejects it or merges both; rejects a second Host or a different length (RFC 9112, 3.2 and 6.3)',
    parameters: {
      name: text({ required: true, means: 'the header, including Host or Content-Length' }),
      value: text({ otherwise: 'that of the first', means: 'value of the second header' }),
    },
    apply: (message, { name, value }) => ({ steps: [send(withLineTwice(message, name, value))] }),
  }),
  defineFault({
    name: 'bare-lf',
    plane: 'wire',
    does: 'ends the request line and the headers with LF only',
    receiver: 'accepts it or responds with 400 (RFC 9112, 2.2)',
    apply: (message) => ({ steps: [send(requestOf(message, { lineEnd: '\n' }))] }),
  }),
  defineFault({
    name: 'obsolete-folding',
    plane: 'wire',
    does: 'folds a header: its value is on the next line, which begins with a space',
    receiver: 'responds with 400 or treats the fold as spaces (RFC 9112, 5.2)',
    parameters: {
      name: text({ default: DIALECTS[DEFAULT_DIALECT].signature.header, means: 'the header' }),
    },
    apply(message, { name }) {
      const folded = name.toLowerCase()
      const line = (given: string, value: string): string =>
        `${given}:${given.toLowerCase() === folded ? '\r\n' : ''} ${value}`
      return { steps: [send(requestOf(message, { line }))] }
    },
  }),
]
