// Answers every POST with 503, as node:http would, and computes next to nothing for it. Prints its port.
import { createServer } from 'node:net'

const RESPONSE =
  'HTTP/1.1 503 Service Unavailable\r\n' +
  `Date: ${new Date().toUTCString()}\r\n` +
  'Connection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 0\r\n\r\n'

const server = createServer({ noDelay: true }, (socket) => {
  let unread = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk])
    for (;;) {
      const end = unread.indexOf('\r\n\r\n')
      if (end < 0) return
      const [, length] = /content-length: *(\d+)/i.exec(unread.latin1Slice(0, end))
      const next = end + 4 + Number(length)
      if (unread.length < next) return
      socket.write(RESPONSE)
      unread = unread.subarray(next)
    }
  })
  socket.on('error', () => undefined)
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
