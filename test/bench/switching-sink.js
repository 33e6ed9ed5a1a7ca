// Answers every POST with 503 until SIGUSR2 comes, and with 200 from then on; /traffic is answered with 200 at all
// times. Prints its port.
import { createServer } from 'node:http'

let refuses = true
process.on('SIGUSR2', () => {
  refuses = false
})
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.writeHead(refuses && request.url !== '/traffic' ? 503 : 200).end())
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
