import type { Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { WireResult } from '../../../../src/journal/outcome.ts'
import type { Transport, WireRequest } from '../../../../src/delivery/transport.ts'
import { createSocketTransport } from '../../../../src/delivery/wire/socket-transport.ts'
import { attachFault } from '../../../../src/faults/registry.ts'
import { startNasty } from '../../../support/nasty-servers.ts'

const closing: Transport[] = []
afterEach(async () => {
  for (const transport of closing.splice(0)) await transport.close()
})

const UNSIGNED = { sign: () => [], signer: () => ({ update: () => undefined, lines: () => [] }) }

/** Longer than the test may take: none of these ends by its time-out. */
const LIMIT_MS = 60_000

const send = (url: string, carriedBy: string | undefined): Promise<WireResult> => {
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false })
  closing.push(transport)
  const message = {
    method: 'POST',
    url,
    headers: [['Content-Type', 'application/json'] as const],
    body: Buffer.from('{}'),
  }
  const request: WireRequest = { ...message, responseTimeoutMs: LIMIT_MS, targetOrigin: 'configured' }
  if (carriedBy === undefined) return new Promise((resolve) => transport.send(request, resolve))
  const { fault, parameters } = attachFault(carriedBy, {})
  if (fault.plane !== 'wire') throw new Error(`${carriedBy} is no fault of the wire`)
  return new Promise((resolve) =>
    transport.send({ ...request, carriedBy, plan: () => fault.apply(message, parameters, UNSIGNED) }, resolve),
  )
}

/** Writes a beginning and then a piece over and over, as fast as it is read, until the other side has had enough. */
const flood =
  (first: string, piece: string) =>
  (socket: Socket): void => {
    const many = piece.repeat(Math.ceil(16_384 / piece.length))
    const more = (): void => {
      while (!socket.destroyed && socket.writable && socket.write(many));
    }
    socket.on('drain', more)
    socket.write(first)
    more()
  }

const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
const FLOODS = {
  'interim responses 102': flood('', 'HTTP/1.1 102 Processing\r\n\r\n'),
  'interim responses 103 with headers': flood('', `HTTP/1.1 103 Early Hints\r\nLink: <${'x'.repeat(1000)}>\r\n\r\n`),
  'blank lines': flood('', '\r\n'),
  'a reason phrase without an end': flood('HTTP/1.1 200 ', 'OK '),
  'header lines without an end': flood('HTTP/1.1 200 OK\r\n', 'X-More: 1\r\n'),
  'a header value without an end': flood('HTTP/1.1 200 OK\r\nX-Long: ', 'xxxxxxxx'),
  'a chunk extension without an end': flood(`${CHUNKED}1;a=`, 'xxxxxxxx'),
  'chunks of one byte with long extensions': flood(CHUNKED, `1;a=${'x'.repeat(8000)}\r\na\r\n`),
  'trailers without an end': flood(`${CHUNKED}0\r\n`, 'X-More: 1\r\n'),
} as const

for (const carriedBy of [undefined, 'new-connection']) {
  const how = carriedBy === undefined ? 'sent as usual' : `under the fault ${carriedBy}`
  test.each(Object.entries(FLOODS))(`gives up %s, ${how}`, async (_, behave) => {
    await using server = await startNasty(behave)
    const result = await send(server.url, carriedBy)
    expect(result).toMatchObject({
      kind: 'unreachable',
      cause: 'malformed-response',
      detail: expect.stringMatching(/.{20}/) as string,
    })
    await server.allClosed()
  })

  test(`reads a response after a few interim ones, ${how}`, async () => {
    await using server = await startNasty(
      (socket) =>
        void socket.end(
          `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20)}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`,
        ),
    )
    expect(await send(server.url, carriedBy)).toMatchObject({ kind: 'answered', response: { status: 200, body: 'ok' } })
  })

  test(`reads the beginning of a large response, ${how}`, async () => {
    await using server = await startNasty(flood(CHUNKED, `100\r\n${'b'.repeat(256)}\r\n`))
    expect(await send(server.url, carriedBy)).toMatchObject({
      kind: 'answered',
      response: { status: 200, truncated: true },
    })
  })
}
