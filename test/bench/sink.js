// Answers every POST with 200, and a GET with how many have come, in a process of its own. Prints its port.
import { createServer } from 'node:http'

let posted = 0
const server = createServer((request, response) => {
  if (request.method === 'GET') return response.end(String(posted))
  request.resume()
  request.on('end', () => {
    posted += 1
    response.end()
  })
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
