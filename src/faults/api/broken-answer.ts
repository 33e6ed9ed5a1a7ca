import type { ApiFault } from '../fault.ts'

const HEAD = 'content-type: application/json\r\nconnection: close\r\n'
/** Neither a status line nor text. */
const NOISE = Uint8Array.from([
  0x16, 0x03, 0x01, 0xff, 0x00, 0x9c, 0xfe, 0x80, 0x0d, 0x0a, 0x1b, 0x5b, 0xc3, 0x28, 0x00, 0x0a,
])

export const brokenAnswer: ApiFault = {
  name: 'api-broken-answer',
  plane: 'api',
  rows: ['A11'],
  does: 'does what was asked, and breaks off its answer or the connection',
  receiver: 'takes it for an answer that was lost: looks what is there before it tries again',
  parameters: {
    how: {
      kind: 'choice',
      required: true,
      choices: ['reset', 'cut-off', 'malformed-chunk', 'noise'],
      means:
        'a connection that is reset before any answer; half of an answer that announced the whole; a chunk whose length is no number; bytes that are no HTTP',
    },
  },
  async answer(call, { how }) {
    const answer = await call.work()
    const body = new Uint8Array(await answer.arrayBuffer())
    const half = body.subarray(0, body.length >> 1)
    const status = `HTTP/1.1 ${String(answer.status)} ${answer.ok ? 'OK' : 'Error'}\r\n${HEAD}`
    const begin = (head: string): Uint8Array => Buffer.concat([Buffer.from(`${status}${head}\r\n\r\n`), half])
    switch (how) {
      case 'reset':
        return call.writeInstead(new Uint8Array(), 'reset')
      case 'cut-off':
        return call.writeInstead(begin(`content-length: ${String(Math.max(1, body.length))}`), 'close')
      case 'malformed-chunk':
        return call.writeInstead(
          Buffer.concat([Buffer.from(`${status}transfer-encoding: chunked\r\n\r\nsome\r\n`), half]),
          'close',
        )
      default:
        return call.writeInstead(NOISE, 'close')
    }
  },
}
