import type { Socket } from 'node:net'
import type { Context } from 'hono'
import { resetSocket } from '../delivery/wire/reset-socket.ts'

/** The header that marks a response as already written for @hono/node-server. */
const ALREADY_SENT = 'x-hono-already-sent'

const socketOf = (c: Context): Socket | undefined =>
  ((c.env ?? {}) as { readonly incoming?: { readonly socket: Socket } }).incoming?.socket

/** Closes the connection; without a socket, as in a test or under MSW, the response is a network error. */
export const closeConnection = (c: Context): Response => {
  const socket = socketOf(c)
  if (!socket) return Response.error()
  socket.destroy()
  return new Response(null, { status: 500 })
}

/** Takes the connection over from the server: only what is written here is sent. */
export const writeRaw = (c: Context, bytes: Uint8Array, end: 'close' | 'reset'): Response => {
  const socket = socketOf(c)
  if (!socket) return Response.error()
  if (end === 'reset') resetSocket(socket)
  else socket.end(bytes, () => socket.destroy())
  // The server writes its own class of responses immediately; a clone has Node's class, and its headers are read first.
  return new Response(null, { headers: { [ALREADY_SENT]: 'true' } }).clone()
}
