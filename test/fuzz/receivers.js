// Receivers of every kind on one port, chosen by the first segment of the path. Prints its port; ends when its standard
// input does.
import { createServer } from 'node:net'

const respond = (status, { headers = '', body = 'ok' } = {}) =>
  `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const whole = (text) => (socket) => socket.write(text, 'latin1')
const LARGE = 'z'.repeat(20_000)
let count = 0

/** How long a request may stay without a response here: long limits of the sender are for other tests. */
const PATIENCE_MS = 25

const KINDS = {
  ok: whole(respond('200 OK')),
  created: whole(respond('201 Created')),
  unavailable: whole(respond('503 Service Unavailable')),
  gone: whole(respond('410 Gone')),
  busy: whole(respond('429 Too Many Requests', { headers: 'Retry-After: 1\r\n' })),
  redirect: whole(respond('302 Found', { headers: 'Location: http://127.0.0.1:1/x\r\n' })),
  large: whole(respond('500 Internal Server Error', { body: LARGE })),
  cookies: (socket) =>
    socket.write(
      respond('200 OK', { headers: `Set-Cookie: sid=${String(count++)}\r\nX-Echo: \x1b]0;x\x07\r\n` }),
      'latin1',
    ),
  slow: (socket) => void setTimeout(() => socket.writable && socket.write(respond('200 OK')), 10),
  reset: (socket) => socket.resetAndDestroy(),
  close: (socket) => socket.end(),
  half: (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
  garbage: (socket) => socket.end('\x16\x03\x01garbage \x00\xff\r\n\r\n', 'latin1'),
  informational: (socket) =>
    socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(20) + respond('200 OK')),
  never: (socket) => void setTimeout(() => socket.destroy(), 2 * PATIENCE_MS),
}

const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
  let bytes = ''
  let sunk = false
  let impatience
  socket.on('error', () => undefined)
  socket.on('end', () => void setTimeout(() => socket.destroy(), 50))
  socket.on('data', (chunk) => {
    if (sunk) return
    clearTimeout(impatience)
    impatience = setTimeout(() => bytes !== '' && socket.destroy(), PATIENCE_MS)
    bytes += chunk.toString('latin1')
    const head = bytes.indexOf('\r\n\r\n')
    if (head < 0) {
      // A head that is none, or one without an end, gets a response that refuses it.
      if (bytes.length > 100_000 || /\n\n/.test(bytes)) {
        sunk = true
        socket.end(respond('400 Bad Request'))
      }
      return
    }
    const length = Number(/^content-length: *(\d+)/im.exec(bytes.slice(0, head))?.[1] ?? 0)
    const chunked = /^transfer-encoding:/im.test(bytes.slice(0, head))
    const ended = chunked ? /\r\n0\r\n/.test(bytes.slice(head)) : bytes.length >= head + 4 + length
    if (/^expect:/im.test(bytes.slice(0, head)) && bytes.length === head + 4)
      socket.write('HTTP/1.1 100 Continue\r\n\r\n')
    if (!ended) {
      if (bytes.length > 1_000_000) {
        sunk = true
        socket.end(respond('413 Content Too Large'))
      }
      return
    }
    const kind = /^\S+ (?:http:\/\/[^/]*)?\/(\w+)/.exec(bytes)?.[1] ?? ''
    bytes = chunked ? '' : bytes.slice(head + 4 + length)
    ;(KINDS[kind] ?? KINDS.ok)(socket)
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
process.stdin.resume().on('end', () => process.exit(0))
