import type { Socket } from 'node:net'

const isShutting = ({ writableEnded, writableFinished }: Socket): boolean => writableEnded && !writableFinished

/**
 * Resets and destroys a TCP socket; if its writing side is shutting down, only destroys it.
 * @param carried the TLS stream over the socket, if any
 */
export const resetSocket = (tcp: Socket, carried: Socket = tcp): void => {
  // libuv rejects a reset while a shutdown is pending (EINVAL). Node then treats the handle as closed although it is
  // not: it can never be closed again, and at exit the process waits for it forever in a busy loop.
  if (isShutting(tcp) || isShutting(carried)) tcp.destroy()
  else tcp.resetAndDestroy()
}
