import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { WireResult } from '../../../../src/journal/outcome.ts'
import type { Transport, WireRequest } from '../../../../src/delivery/transport.ts'
import { requestOf, send as sending } from '../../../../src/faults/request-bytes.ts'
import { bytesOf } from '../../../../src/kit/ascii.ts'
import { createSocketTransport } from '../../../../src/delivery/wire/socket-transport.ts'
import {
  response,
  answerAndClose,
  closeAfterRequest,
  dribble,
  endlessBody,
  hang,
  OK,
  resetAfter,
  startNasty,
  type Behaviour,
} from '../../../support/nasty-servers.ts'

const open: Transport[] = []

afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close()
})

const start = (given: Partial<Parameters<typeof createSocketTransport>[0]> = {}): Transport => {
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false, ...given })
  open.push(transport)
  return transport
}

const post = (url: string, given: Partial<WireRequest> = {}): WireRequest => ({
  url,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{"hello":1}'),
  responseTimeoutMs: 3000,
  targetOrigin: 'configured',
  method: 'POST',
  ...given,
})

/** Sends once and waits a loop turn more, so that a second call of `done` would be seen. */
const send = async (transport: Transport, request: WireRequest): Promise<WireResult> => {
  const results: WireResult[] = []
  await new Promise<void>((resolve) => {
    transport.send(request, (result) => {
      results.push(result)
      resolve()
    })
  })
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(results).toHaveLength(1)
  const [result] = results
  if (!result) throw new Error('no result')
  return result
}

/** The same request over a kept connection, and by a plan that deviates in nothing. */
const CARRIERS = ['a kept connection', 'a plan'] as const
type Carrier = (typeof CARRIERS)[number]
const carried = (carrier: Carrier, request: WireRequest): WireRequest =>
  carrier === 'a kept connection'
    ? request
    : {
        ...request,
        carriedBy: 'none',
        plan: () => ({ steps: [sending(requestOf({ ...request, body: bytesOf(request.body) }))] }),
      }

/** Delivers once to a server that behaves so; afterwards no connection may be left open. */
const meet = async (
  behave: Behaviour,
  given: Partial<WireRequest> = {},
  carrier: Carrier = 'a kept connection',
): Promise<WireResult> => {
  await using server = await startNasty(behave)
  const transport = start()
  const result = await send(transport, carried(carrier, post(`${server.url}/hook`, given)))
  await transport.close()
  await server.allClosed()
  expect(server.requests).toHaveLength(1)
  return result
}

const ENDINGS: readonly [string, Behaviour, object][] = [
  [
    'an ordinary answer',
    response(OK),
    {
      kind: 'answered',
      response: { status: 200, reason: 'OK', body: 'ok', truncated: false, headers: { 'content-length': '2' } },
    },
  ],
  [
    '204 without a body',
    response('HTTP/1.1 204 No Content\r\n\r\n'),
    { kind: 'answered', response: { status: 204, body: '' } },
  ],
  [
    '304 whose length speaks of a body that is not sent',
    response('HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n'),
    { kind: 'answered', response: { status: 304, body: '' } },
  ],
  [
    'a redirect, which is not followed',
    response('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
    { kind: 'answered', response: { status: 302, headers: { location: 'http://127.0.0.1:1/' } } },
  ],
  [
    'a reason phrase left out',
    response('HTTP/1.1 503\r\nContent-Length: 0\r\n\r\n'),
    { kind: 'answered', response: { status: 503, reason: 'Service Unavailable' } },
  ],
  [
    'an early hint before the response',
    response(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${OK}`),
    { kind: 'answered', response: { status: 200, body: 'ok' } },
  ],
  [
    '102 before the response',
    response(`HTTP/1.1 102 Processing\r\n\r\n${OK}`),
    { kind: 'answered', response: { status: 200, body: 'ok' } },
  ],
  [
    'HTTP/1.0 that ends with the connection',
    answerAndClose('HTTP/1.0 200 OK\r\n\r\nold'),
    { kind: 'answered', response: { status: 200, body: 'old' } },
  ],
  [
    'a body that ends with the connection',
    answerAndClose('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end'),
    { kind: 'answered', response: { status: 200, body: 'until the end' } },
  ],
  [
    'odd chunks with an extension and a trailer',
    response(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0002\r\nyz\r\n0\r\nTrailer: 1\r\n\r\n',
    ),
    { kind: 'answered', response: { status: 200, body: 'xyz' } },
  ],
  [
    'a header sent twice',
    response('HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n'),
    { kind: 'answered', response: { status: 200, headers: { 'set-cookie': 'a=1, b=2' } } },
  ],
  ['a close without a response', closeAfterRequest, { kind: 'unreachable', cause: 'closed' }],
  ['half a status line and a close', answerAndClose('HTTP/1.1 2'), { kind: 'unreachable', cause: 'closed' }],
  [
    'half the headers and a close',
    answerAndClose('HTTP/1.1 200 OK\r\nContent-Le'),
    { kind: 'unreachable', cause: 'closed' },
  ],
  [
    'less body than announced and a close',
    answerAndClose('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'),
    { kind: 'unreachable', cause: 'closed' },
  ],
  [
    'a chunk left unfinished and a close',
    answerAndClose('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf'),
    { kind: 'unreachable', cause: 'closed' },
  ],
  ['a reset before any answer', resetAfter(''), { kind: 'unreachable', cause: 'reset' }],
  [
    'a reset in the middle of a body',
    resetAfter('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'),
    { kind: 'unreachable', cause: 'reset' },
  ],
  ['garbage', response('\u0000\u0001SSH-2.0-not-http\r\n'), { kind: 'unreachable', cause: 'malformed-response' }],
  [
    'a status that is no number',
    response('HTTP/1.1 abc OK\r\n\r\n'),
    { kind: 'unreachable', cause: 'malformed-response' },
  ],
  [
    'a chunk size that is no number',
    response('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n'),
    { kind: 'unreachable', cause: 'malformed-response' },
  ],
  [
    'two lengths that differ',
    response('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    { kind: 'unreachable', cause: 'malformed-response' },
  ],
  [
    '200 KB of headers',
    response(`HTTP/1.1 200 OK\r\n${`X-Big: ${'y'.repeat(1000)}\r\n`.repeat(200)}\r\n`),
    { kind: 'unreachable', cause: 'malformed-response' },
  ],
  [
    'a switch of protocols that nobody asked for',
    response('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    { kind: 'unreachable', cause: 'malformed-response' },
  ],
  [
    '100 Continue that nobody asked for',
    response(`HTTP/1.1 100 Continue\r\n\r\n${OK}`),
    { kind: 'unreachable', cause: 'malformed-response' },
  ],
]

const each = <T extends readonly unknown[]>(rows: readonly T[]) =>
  CARRIERS.flatMap((carrier) => rows.map((row) => [carrier, ...row] as const))

test.for(each(ENDINGS))('%s: reports %s', async ([carrier, , behave, expected]) => {
  expect(await meet(behave, {}, carrier)).toMatchObject(expected)
})

test.for(CARRIERS)('%s: truncates an endless body at 64 KiB, and judges by the status', async (carrier) => {
  const result = await meet(endlessBody, {}, carrier)
  expect(result).toMatchObject({ kind: 'answered', response: { status: 200, truncated: true } })
  expect(result.kind === 'answered' && Buffer.byteLength(result.response.body ?? '')).toBe(65_536)
})

test.for(CARRIERS)('%s: keeps all of a body of exactly 64 KiB', async (carrier) => {
  const result = await meet(
    response(`HTTP/1.1 200 OK\r\nContent-Length: 65536\r\n\r\n${'z'.repeat(65_536)}`),
    {},
    carrier,
  )
  expect(result).toMatchObject({ kind: 'answered', response: { truncated: false } })
  expect(result.kind === 'answered' && result.response.body?.length).toBe(65_536)
})

const SILENCES: readonly [string, Behaviour, 'response' | 'body'][] = [
  ['a receiver that never answers', hang, 'response'],
  ['half a head and silence', response('HTTP/1.1 200 OK\r\nContent-'), 'response'],
  ['an informational response and silence', response('HTTP/1.1 103 Early Hints\r\n\r\n'), 'response'],
  ['a body and silence', response('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'), 'body'],
  ['a body that dribbles', dribble(10), 'body'],
]

test.for(each(SILENCES))('%s: times out no earlier than the limit on %s', async ([carrier, , behave, phase]) => {
  const result = await meet(behave, { responseTimeoutMs: 120 }, carrier)
  expect(result).toMatchObject({ kind: 'timed-out', phase, limitMs: 120 })
  expect(result.ms).toBeGreaterThanOrEqual(120)
  // Only so that a limit that is forgotten is seen: how late a busy machine is says nothing.
  expect(result.ms).toBeLessThan(20_000)
})

test.for(CARRIERS)('%s: includes connecting in the response timeout, and leaves no socket behind', async (carrier) => {
  // TLS with a server that never says a word.
  const mute = createServer().listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const dialled = once(mute, 'connection')
  const transport = start()
  const result = await send(
    transport,
    carried(
      carrier,
      post(`https://127.0.0.1:${String((mute.address() as AddressInfo).port)}/`, { responseTimeoutMs: 120 }),
    ),
  )
  expect(result).toMatchObject({ kind: 'timed-out', phase: 'connect', limitMs: 120 })
  const [socket] = (await dialled) as [Socket]
  socket.on('error', () => undefined).resume()
  await once(socket, 'close')
  await transport.close()
  mute.close()
})

test.for(CARRIERS)('%s: releases a pending connection when closed', async (carrier) => {
  const mute = createServer().listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const dialled = once(mute, 'connection')
  const transport = start()
  const result = send(
    transport,
    carried(
      carrier,
      post(`https://127.0.0.1:${String((mute.address() as AddressInfo).port)}/`, { responseTimeoutMs: 60_000 }),
    ),
  )
  const [socket] = (await dialled) as [Socket]
  socket.on('error', () => undefined).resume()
  const ended = once(socket, 'close')
  await transport.close()
  expect(await result).toMatchObject({ kind: 'unreachable', cause: 'aborted' })
  await ended
  mute.close()
})

test.for(CARRIERS)('%s: reports that nothing is listening', async (carrier) => {
  const server = await startNasty(hang)
  await server.kill()
  const result = await send(start(), carried(carrier, post(`${server.url}/`)))
  expect(result).toMatchObject({ kind: 'unreachable', cause: 'refused' })
  expect(result.kind === 'unreachable' && result.detail).toBe(`nothing listens at ${server.url}`)
})

test.for(CARRIERS)("%s: reports that a name cannot be resolved, without the URL's credentials", async (carrier) => {
  const missing = Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.test'), { code: 'ENOTFOUND' })
  const resolve = ((_: string, __: object, callback: (error: Error) => void) => callback(missing)) as never
  const result = await send(start({ resolve }), carried(carrier, post('http://user:pass@nowhere.test/')))
  expect(result).toMatchObject({
    kind: 'unreachable',
    cause: 'dns',
    detail: 'the host name of http://nowhere.test could not be resolved (ENOTFOUND)',
  })
})

test.for(CARRIERS)('%s: reports that the server does not speak TLS, with a fix', async (carrier) => {
  await using server = await startNasty(hang, {
    connected: (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  })
  const result = await send(start(), carried(carrier, post(server.url.replace('http:', 'https:'))))
  expect(result).toMatchObject({ kind: 'unreachable', cause: 'tls' })
})

test.for(CARRIERS)('%s: accepts a response sent before the body was read', async (carrier) => {
  await using server = await startNasty(hang, {
    connected: (socket) =>
      void socket.write('HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
  })
  const result = await send(start(), carried(carrier, post(server.url, { body: Buffer.alloc(4_000_000, 'a') })))
  expect(result).toMatchObject({ kind: 'answered', response: { status: 413 } })
})

test.for(CARRIERS)('%s: aborts pending and later requests when closed', async (carrier) => {
  await using server = await startNasty(hang)
  const transport = start()
  const result = send(transport, carried(carrier, post(server.url)))
  while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await transport.close()
  expect(await result).toMatchObject({ kind: 'unreachable', cause: 'aborted' })
  expect(await send(transport, carried(carrier, post(server.url)))).toMatchObject({
    kind: 'unreachable',
    cause: 'aborted',
  })
  await server.allClosed()
})

test.for(CARRIERS)('%s: sends nothing that was requested just before it was closed', async (carrier) => {
  await using server = await startNasty(response(OK))
  const transport = start()
  const result = send(transport, carried(carrier, post(server.url)))
  await transport.close()
  expect(await result).toMatchObject({ kind: 'unreachable', cause: 'aborted' })
  // One of our own, made afterwards: any that had been on its way would have come before it.
  const own = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(own, 'connect')
  while (server.connections === 0) await new Promise((resolve) => setImmediate(resolve))
  own.destroy()
  expect(server.connections).toBe(1)
})

test('a request that cannot be written is an outcome, not an error', async () => {
  await using server = await startNasty(response(OK))
  const transport = start()
  expect(await send(transport, post('not a url'))).toMatchObject({ kind: 'unreachable' })
  expect(await send(transport, post(server.url, { headers: [['X-Bad', 'a\r\nb']] }))).toMatchObject({
    kind: 'unreachable',
  })
  expect(await send(transport, post(server.url, { headers: [['Transfer-Encoding', 'chunked']] }))).toMatchObject({
    kind: 'unreachable',
  })
  expect(server.requests).toHaveLength(0)
})

test('sends header lines as given, in order, and the Content-Length', async () => {
  await using server = await startNasty(response(OK))
  const transport = start()
  await send(
    transport,
    post(`${server.url}/a/b?c=d%20e`, {
      headers: [
        ['X-B3-TraceId', '1'],
        ['content-type', 'text/plain'],
        ['User-Agent', 'MIXED/1.0'],
      ],
    }),
  )
  expect(server.requests[0]?.lines).toEqual([
    'POST /a/b?c=d%20e HTTP/1.1',
    `host: ${server.url.slice('http://'.length)}`,
    'connection: keep-alive',
    'X-B3-TraceId: 1',
    'content-type: text/plain',
    'User-Agent: MIXED/1.0',
    'content-length: 11',
  ])
  await send(transport, post(server.url, { body: new Uint8Array(0) }))
  expect(server.requests[1]?.lines).toContain('content-length: 0')
})
