import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** What one connection brought, as it came. */
export interface Witnessed {
  /** All bytes, in latin1. */
  bytes: string
  /** How the sender ended its side; `open` while it has not. */
  end: 'open' | 'FIN' | 'RST'
}

export interface Witness extends AsyncDisposable {
  readonly url: string
  readonly connections: readonly Witnessed[]
  /** Resolves when every connection that was made has ended. */
  over(): Promise<void>
}

/** Says something to the sender when bytes have come. */
export type Reply = (socket: Socket, seen: string) => void

/** Listens with raw sockets and writes down exactly what comes. Half-closed connections stay open for the response. */
export const startWitness = async (reply: Reply): Promise<Witness> => {
  const connections: Witnessed[] = []
  const sockets = new Set<Socket>()
  const ends: Promise<unknown>[] = []
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const seen: Witnessed = { bytes: '', end: 'open' }
    connections.push(seen)
    sockets.add(socket)
    ends.push(
      new Promise<void>((resolve) => {
        socket.on('end', () => {
          seen.end = 'FIN'
          resolve()
        })
        socket.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ECONNRESET') seen.end = 'RST'
          resolve()
        })
        socket.on('close', () => resolve())
      }),
    )
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      seen.bytes += chunk
      reply(socket, seen.bytes)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    connections,
    async over() {
      await Promise.all(ends)
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
