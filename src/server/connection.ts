import type { Socket } from 'node:net'
import type { Context } from 'hono'
import { resetSocket } from '../delivery/wire/reset-socket.ts'

/** The header that marks a response as already written for @hono/node-server. */
const ALREADY_SENT = 'x-hono-already-sent'

const socketOf = (c: Context): Socket | undefined =>
  ((c.env ?? {}) as { readonly incoming?: { readonly socket: Socket } }).incoming?.socket

/**
 * Closes the connection and returns a placeholder response; without a socket, as in a test or under MSW, returns a
 * network error.
 */
export const closeConnection = (c: Context): Response => {
  const socket = socketOf(c)
  if (!socket) return Response.error()
  socket.destroy()
  return new Response(null, { status: 500 })
}

/**
 * Takes over the connection from the server: writes `bytes` and closes it, or resets it without writing. Without a
 * socket, returns a network error.
 */
export const writeRaw = (c: Context, bytes: Uint8Array, end: 'close' | 'reset'): Response => {
  const socket = socketOf(c)
  if (!socket) return Response.error()
  if (end === 'reset') resetSocket(socket)
  else socket.end(bytes, () => socket.destroy())
  // @hono/node-server writes its own type of response immediately; a clone is of Node's type, whose headers it reads
  // first.
  return new Response(null, { headers: { [ALREADY_SENT]: 'true' } }).clone()
}
