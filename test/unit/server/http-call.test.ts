import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { SocketCall } from '../../../src/server/http-call.ts'

/** A call with a body of an announced length, of which nothing has arrived. */
const callOf = (length: number): { readonly incoming: IncomingMessage; readonly call: SocketCall } => {
  const incoming = new IncomingMessage(new Socket())
  incoming.method = 'POST'
  incoming.headers['content-length'] = String(length)
  return { incoming, call: new SocketCall(incoming, new ServerResponse(incoming), '/', {}) }
}

test('a body is truncated if its client disconnects before it is read', async () => {
  const { incoming, call } = callOf(2)
  incoming.destroy()
  expect(await call.readBody(10)).toEqual({ kind: 'cut-short' })
})

test('a body is too large where its announced length is', async () => {
  expect(await callOf(11).call.readBody(10)).toEqual({ kind: 'too-large' })
})
