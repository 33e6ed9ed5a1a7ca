import { connect } from 'node:net'
import type { Chance } from './chance.ts'

/** Bytes for a connection of their own, and how many whole answers they must bring. */
export interface RawCall {
  readonly name: string
  readonly bytes: Buffer
  /** Answers 200 that must come; absent where anything but an error of the server will do. */
  readonly responses?: number
  /**
   * Ends the connection in this way once all is sent: by closing its side, with a reset, or by waiting for the server
   * to do so.
   */
  readonly end: 'close' | 'reset' | 'wait'
}

type Maker = (chance: Chance) => { readonly text: string | Buffer; readonly responses?: number }

const HOST = 'Host: 127.0.0.1\r\n'
const GET = `GET /_mock/health HTTP/1.1\r\n${HOST}\r\n`
const post = (headers: string, body: string): string =>
  `POST /_mock/notes HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n${headers}\r\n${body}`
const NOTE = '{"text":"raw"}'
const BAD_REQUEST_LINES = [
  'GET',
  'get /',
  'GET  / HTTP/1.1',
  'GET / HTTP/9.9',
  'GET / HTTP/0.9',
  '\r\n\r\n',
  'GET / RTSP/1.0',
  'PRI * HTTP/2.0',
  'GET \u0000 HTTP/1.1',
]
const ODD_HOSTS = ['', '[', '127.0.0.1:99999', '127.0.0.1@x', 'a b', '127.0.0.1/x', '[::1]:x', 'ü', '127.0.0.1#', '%']

const MAKERS: Readonly<Record<string, Maker>> = {
  noise: (chance) => ({ text: chance.bytes(1 + chance.below(400)) }),
  'bad request line': (chance) => ({
    text: `${chance.pick(BAD_REQUEST_LINES)}\r\n${HOST}\r\n`,
  }),
  'no host': () => ({ text: 'GET /_mock/health HTTP/1.1\r\n\r\n' }),
  'two hosts': () => ({ text: `GET /_mock/health HTTP/1.1\r\n${HOST}Host: evil.example\r\n\r\n` }),
  'length and chunks': () => ({ text: post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n') }),
  'two lengths': () => ({ text: post('Content-Length: 14\r\nContent-Length: 15\r\n', NOTE) }),
  'length that is none': (chance) => ({
    text: post(
      `Content-Length: ${chance.pick(['-1', '0x10', '1e2', '99999999999999999999', '', '+14', '14,14'])}\r\n`,
      NOTE,
    ),
  }),
  'body too short': () => ({ text: post('Content-Length: 500\r\n', NOTE) }),
  'body too long': () => ({ text: post('Content-Length: 3\r\n', NOTE) }),
  chunks: () => ({
    text: post(
      'Transfer-Encoding: chunked\r\nConnection: close\r\n',
      `5;x="y"\r\n${NOTE.slice(0, 5)}\r\n9\r\n${NOTE.slice(5)}\r\n0\r\nX: y\r\n\r\n`,
    ),
  }),
  'bad chunks': (chance) => ({
    text: post(
      'Transfer-Encoding: chunked\r\n',
      chance.pick(['zz\r\n', '5\r\nabc', 'ffffffffffffffff1\r\n', '-1\r\n', '5;' + 'e'.repeat(20_000) + '\r\n']),
    ),
  }),
  'transfer codings': (chance) => ({
    text: post(
      `Transfer-Encoding: ${chance.pick(['gzip', 'chunked, gzip', 'identity', 'xchunked', 'chunked, chunked'])}\r\n`,
      '0\r\n\r\n',
    ),
  }),
  pipelined: (chance) => {
    const times = 2 + chance.below(30)
    return { text: GET.repeat(times - 1) + GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'), responses: times }
  },
  'pipelined behind a bad one': () => ({ text: `${GET}NONSENSE\r\n\r\n${GET}` }),
  'long head': () => ({ text: `GET /_mock/health HTTP/1.1\r\n${HOST}X: ${'h'.repeat(40_000)}\r\n\r\n` }),
  'many headers': () => ({ text: `GET /_mock/health HTTP/1.1\r\n${HOST}${'A: b\r\n'.repeat(2500)}\r\n` }),
  'long path': () => ({ text: `GET /${'p'.repeat(30_000)} HTTP/1.1\r\n${HOST}\r\n` }),
  folding: () => ({ text: `GET /_mock/health HTTP/1.1\r\n${HOST}X: a\r\n b\r\n\r\n` }),
  'bare line feeds': () => ({ text: 'GET /_mock/health HTTP/1.1\nHost: 127.0.0.1\n\n' }),
  'header without name': (chance) => ({
    text:
      `GET /_mock/health HTTP/1.1\r\n${HOST}` +
      `${chance.pick([': x', 'no colon', 'a b: c', '\u0000: x', 'x: \u0001\u0000'])}\r\n\r\n`,
  }),
  upgrade: (chance) => ({
    text:
      `GET ${chance.pick(['/', '/_mock/stream', '/v1/webhooks'])} HTTP/1.1\r\n` +
      `${HOST}Connection: Upgrade\r\n` +
      `Upgrade: ${chance.pick(['websocket', 'h2c', 'x'])}\r\n` +
      'Sec-WebSocket-Key: AAAA\r\n\r\n',
  }),
  connect: () => ({ text: `CONNECT 127.0.0.1:80 HTTP/1.1\r\n${HOST}\r\n` }),
  'every server': () => ({ text: `OPTIONS * HTTP/1.1\r\n${HOST}\r\n` }),
  'absolute form': (chance) => ({
    text: `GET http://${chance.pick(['127.0.0.1', 'evil.example', '', '['])}/_mock/health HTTP/1.1\r\n${HOST}\r\n`,
  }),
  expect: (chance) => ({
    text: post(`Content-Length: 14\r\nExpect: ${chance.pick(['100-continue', 'nonsense'])}\r\n`, NOTE),
  }),
  'half a head': () => ({ text: GET.slice(0, 30) }),
  http10: () => ({ text: 'GET /_mock/health HTTP/1.0\r\n\r\n' }),
  'odd host': (chance) => ({
    text: `GET /v1/webhooks HTTP/1.1\r\nHost: ${chance.pick(ODD_HOSTS)}\r\n\r\n`,
  }),
  'not UTF-8 in the path': () => ({
    text: Buffer.from(`GET /_mock/deliveries/\xff\xfe HTTP/1.1\r\n${HOST}\r\n`, 'latin1'),
  }),
  'cut TLS hello': () => ({ text: Buffer.from('16030100c8010000c40303', 'hex') }),
}

/** Draws bytes that an HTTP client would not send. */
export const drawRaw = (chance: Chance): RawCall => {
  const name = chance.pick(Object.keys(MAKERS))
  const { text, responses } = MAKERS[name]?.(chance) ?? { text: '' }
  const bytes = Buffer.from(text)
  if (responses !== undefined) return { name, bytes, end: 'wait', responses }
  return { name, bytes, end: chance.hit(0.2) ? 'reset' : 'close' }
}

/** How a raw connection ended. */
export type RawEnd = { readonly kind: 'ended'; readonly text: string } | { readonly kind: 'open' }

/**
 * Writes bytes to a connection of its own, and waits until the server has closed it, at most `limitMs`. Of a stream it
 * waits for the beginning alone.
 */
export const sendRaw = (port: number, call: RawCall, limitMs: number): Promise<RawEnd> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    let text = ''
    const over = (end: RawEnd): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(end)
    }
    const timer = setTimeout(() => over({ kind: 'open' }), limitMs)
    socket.on('data', (chunk) => {
      if (text.length < 200_000) text += chunk.toString('latin1')
      if (text.includes('content-type: text/event-stream')) over({ kind: 'ended', text })
    })
    for (const event of ['end', 'close', 'error'] as const) socket.on(event, () => over({ kind: 'ended', text }))
    socket.on('connect', () => {
      socket.write(call.bytes, () => {
        if (call.end === 'close') socket.end()
        else if (call.end === 'reset') setTimeout(() => socket.resetAndDestroy(), 2)
      })
    })
  })

/** What is wrong with how a raw connection ended; undefined when nothing is. */
export const judgeRaw = (
  call: RawCall,
  end: RawEnd,
): { readonly kind: 'hang' | 'server error' | 'cut response'; readonly what: string } | undefined => {
  if (end.kind === 'open')
    return { kind: 'hang', what: `a connection with "${call.name}" was neither answered nor closed` }
  const statuses = [...end.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
  const bad = statuses.find((status) => status >= 500)
  if (bad !== undefined) return { kind: 'server error', what: `"${call.name}" was answered with ${String(bad)}` }
  const good = statuses.filter((status) => status === 200).length
  return call.responses !== undefined && good !== call.responses
    ? { kind: 'cut response', what: `${String(call.responses)} "${call.name}" requests had ${String(good)} answers` }
    : undefined
}
