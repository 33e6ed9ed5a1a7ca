// Answers every POST with 503. Prints its port.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.writeHead(503).end())
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
