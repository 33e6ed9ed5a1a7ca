import { createServer } from 'node:net'

// Below the range from which connections get their ports, so that no connection takes one between asking and listening.
const [FIRST, COUNT] = [20_000, 10_000]

/** Each process begins elsewhere. */
let next = (process.pid * 37) % COUNT

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** Returns a port that nothing listens on, and that this process has not got before. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = FIRST + next
    next = (next + 1) % COUNT
    if (await isFree(port)) return port
  }
}
