import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { choice, duration, status, text, wholeNumber } from './parameter-kinds.ts'

/** The characters of a header value: RFC 9110, section 5.5. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

const PAGE = [
  '<!DOCTYPE html>',
  '<html><head><title>Bad gateway</title></head>' +
    '<body><h1>Bad gateway</h1><p>The upstream server did not answer.</p></body></html>',
  '',
].join('\n')

const HEAD = 'content-type: application/json\r\nconnection: close\r\n'
/** Neither a status line nor text. */
const NOISE = Uint8Array.from([
  0x16, 0x03, 0x01, 0xff, 0x00, 0x9c, 0xfe, 0x80, 0x0d, 0x0a, 0x1b, 0x5b, 0xc3, 0x28, 0x00, 0x0a,
])

/** Faults that lose, delay or damage the responses of the emulated API. */
export const apiBroken: readonly Fault[] = [
  defineFault({
    name: 'api-lost-response',
    plane: 'api',
    does: 'processes the call, and closes the connection without a response',
    receiver: 'checks what exists before it retries: a second subscription would double every delivery',
    async apply(call) {
      await call.work()
      return call.closeConnection()
    },
  }),
  defineFault({
    name: 'api-slow-response',
    plane: 'api',
    does: 'processes the call, and responds late',
    receiver: 'times out, and then checks what exists',
    parameters: {
      delay: duration({ required: true, means: 'delay of the response, in real time' }),
    },
    async apply(call, { delay }) {
      const response = await call.work()
      await call.pause(delay)
      return response
    },
  }),
  defineFault({
    name: 'api-truncated-response',
    plane: 'api',
    does: 'processes the call, and responds with truncated JSON',
    receiver: 'reports the error without crashing, and checks what exists before it retries',
    parameters: {
      bytes: wholeNumber({ least: 0, most: 1_000_000, otherwise: 'half of them', means: 'number of bytes sent' }),
    },
    async apply(call, { bytes }) {
      const response = await call.work()
      const whole = new Uint8Array(await response.arrayBuffer())
      // A 204 has no body to truncate.
      if (whole.length === 0) return new Response(null, response)
      return new Response(whole.subarray(0, Math.min(bytes ?? whole.length >> 1, whole.length - 1)), response)
    },
  }),
  defineFault({
    name: 'api-broken-response',
    plane: 'api',
    does: 'processes the call, and breaks its response or the connection',
    receiver: 'treats the response as lost: checks what exists before it retries',
    parameters: {
      how: choice({
        choices: ['reset', 'cut-off', 'malformed-chunk', 'noise'],
        required: true,
        means: [
          'the connection is reset before the response',
          'the response ends before its Content-Length',
          'a chunk length is not a number',
          'the bytes are not HTTP',
        ].join('; '),
      }),
    },
    async apply(call, { how }) {
      const response = await call.work()
      const body = new Uint8Array(await response.arrayBuffer())
      const half = body.subarray(0, body.length >> 1)
      const begun = (head: string): Uint8Array => {
        const status = `HTTP/1.1 ${String(response.status)} ${response.ok ? 'OK' : 'Error'}\r\n`
        return Buffer.concat([Buffer.from(`${status}${HEAD}${head}`), half])
      }
      switch (how) {
        case 'reset':
          return call.writeRaw(new Uint8Array(), 'reset')
        case 'cut-off':
          return call.writeRaw(begun(`content-length: ${String(Math.max(1, body.length))}\r\n\r\n`), 'close')
        case 'malformed-chunk':
          return call.writeRaw(begun('transfer-encoding: chunked\r\n\r\nsome\r\n'), 'close')
        case 'noise':
          return call.writeRaw(NOISE, 'close')
      }
    },
  }),
  defineFault({
    name: 'api-html-response',
    plane: 'api',
    does: 'responds with an HTML page, as a proxy does, and does not process the call',
    receiver: 'reports the unexpected response without crashing',
    parameters: {
      status: status({ statuses: [200, 403, 404, 500, 502, 503, 504], default: 502, means: 'the status' }),
    },
    apply: async ({ cause }, { status }) =>
      new Response(PAGE, { status, headers: { ...cause, 'content-type': 'text/html; charset=utf-8' } }),
  }),
  defineFault({
    name: 'api-wrong-content-type',
    plane: 'api',
    does: 'sends the usual response with another Content-Type',
    receiver: 'reports the error or reads the body anyway, and does not crash',
    parameters: {
      value: text({ default: 'text/plain', means: 'its value' }),
    },
    check({ value }) {
      if (HEADER_VALUE.test(value)) return undefined
      return {
        about: '"value"',
        wrong: 'contains characters that are not allowed in a header',
        fix: 'use printable Latin-1 characters, such as text/plain',
      }
    },
    async apply(call, { value }) {
      const response = await call.work()
      const headers = new Headers(response.headers)
      headers.set('content-type', value)
      return new Response(response.body, { status: response.status, headers })
    },
  }),
  defineFault({
    name: 'api-outage',
    plane: 'api',
    does: 'closes every connection without processing the call',
    receiver: 'retries with increasing delays and a limit, and continues its work afterwards',
    apply: async ({ closeConnection }) => closeConnection(),
  }),
]
