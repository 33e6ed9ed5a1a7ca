import type { Socket } from 'node:net'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { resetSocket } from '../delivery/wire/reset-socket.ts'

const socketOf = (c: Context): Socket | undefined =>
  ((c.env ?? {}) as { readonly incoming?: { readonly socket: Socket } }).incoming?.socket

/** Ends the connection; without a socket, as in a test or under MSW, the response is a network error. */
export const breakOff = (c: Context): Response => {
  const socket = socketOf(c)
  if (!socket) return Response.error()
  socket.destroy()
  return new Response(null, { status: 500 })
}

/** Takes the connection out of the server's hands: what is written there is all that comes. */
export const writeInstead = (c: Context, bytes: Uint8Array, end: 'close' | 'reset'): Response => {
  const socket = socketOf(c)
  if (!socket) return Response.error()
  if (end === 'reset') resetSocket(socket)
  else socket.end(bytes, () => socket.destroy())
  return RESPONSE_ALREADY_SENT
}
