import type { Socket } from 'node:net'

const isShutting = ({ writableEnded, writableFinished }: Socket): boolean => writableEnded && !writableFinished

/**
 * Sends RST and destroys a TCP socket; one whose writing side is being shut down is closed without RST.
 * @param carried the TLS stream that the socket carries, where there is one
 */
export const resetSocket = (tcp: Socket, carried: Socket = tcp): void => {
  // libuv refuses to reset while a shutdown is pending (EINVAL). Node then takes the handle for closed although it is
  // not: it can never be closed again, and at its end the process waits for it for ever, in a busy loop.
  if (isShutting(tcp) || isShutting(carried)) tcp.destroy()
  else tcp.resetAndDestroy()
}
