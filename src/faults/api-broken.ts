import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { choice, duration, status, text, wholeNumber } from './parameter-kinds.ts'

/** What the value of a header may hold: RFC 9110, section 5.5. */
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

/** Answers that are lost, late, damaged or somebody else's. */
export const apiBroken: readonly Fault[] = [
  defineFault({
    name: 'api-lost-response',
    plane: 'api',
    does: 'does what was asked, and closes the connection without a response',
    receiver: 'looks what is there before it tries again: a second subscription would double every delivery',
    async apply(call) {
      await call.work()
      return call.breakOff()
    },
  }),
  defineFault({
    name: 'api-slow-response',
    plane: 'api',
    does: 'does what was asked, and answers late',
    receiver: 'gives up after a time of its own, and then looks what is there',
    parameters: {
      delay: duration({ required: true, means: 'how late, in real time' }),
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
    does: 'does what was asked, and answers with JSON that is cut off',
    receiver: 'tells its user, without a crash, and looks what is there before it tries again',
    parameters: {
      bytes: wholeNumber({ least: 0, most: 1_000_000, otherwise: 'half of them', means: 'how many bytes come' }),
    },
    async apply(call, { bytes }) {
      const response = await call.work()
      const whole = new Uint8Array(await response.arrayBuffer())
      // A 204 has nothing that could be cut.
      if (whole.length === 0) return new Response(null, response)
      return new Response(whole.subarray(0, Math.min(bytes ?? whole.length >> 1, whole.length - 1)), response)
    },
  }),
  defineFault({
    name: 'api-broken-response',
    plane: 'api',
    does: 'does what was asked, and breaks off its response or the connection',
    receiver: 'takes it for a response that was lost: looks what is there before it tries again',
    parameters: {
      how: choice({
        choices: ['reset', 'cut-off', 'malformed-chunk', 'noise'],
        required: true,
        means: [
          'a connection that is reset before any answer',
          'half of a response that announced the whole',
          'a chunk whose length is no number',
          'bytes that are no HTTP',
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
          return call.writeInstead(new Uint8Array(), 'reset')
        case 'cut-off':
          return call.writeInstead(begun(`content-length: ${String(Math.max(1, body.length))}\r\n\r\n`), 'close')
        case 'malformed-chunk':
          return call.writeInstead(begun('transfer-encoding: chunked\r\n\r\nsome\r\n'), 'close')
        case 'noise':
          return call.writeInstead(NOISE, 'close')
      }
    },
  }),
  defineFault({
    name: 'api-html-response',
    plane: 'api',
    does: 'answers with a page of HTML, as a proxy in between does, and does nothing',
    receiver: 'tells its user what came, without a crash',
    parameters: {
      status: status({ statuses: [200, 403, 404, 500, 502, 503, 504], default: 502, means: 'with which status' }),
    },
    apply: async ({ cause }, { status }) =>
      new Response(PAGE, { status, headers: { ...cause, 'content-type': 'text/html; charset=utf-8' } }),
  }),
  defineFault({
    name: 'api-wrong-content-type',
    plane: 'api',
    does: 'answers as usual under another Content-Type',
    receiver: 'tells its user, or reads it all the same; no crash',
    parameters: {
      value: text({ default: 'text/plain', means: 'its value' }),
    },
    check({ value }) {
      if (HEADER_VALUE.test(value)) return undefined
      return {
        about: 'value',
        wrong: 'holds characters that no header may hold',
        fix: 'give printable characters of Latin-1, such as text/plain',
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
    does: 'closes every connection, and does nothing',
    receiver: 'waits with growing pauses and an end, and takes up its work afterwards',
    apply: async ({ breakOff }) => breakOff(),
  }),
]
