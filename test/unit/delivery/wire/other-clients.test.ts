import { request as requestByNode } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { WireResult } from '../../../../src/journal/outcome.ts'
import type { Transport } from '../../../../src/delivery/transport.ts'
import { readHeaders } from '../../../../src/delivery/wire/response-head.ts'
import { guardedConnector } from '../../../../src/delivery/wire/connector.ts'
import { createPools, type Pools } from '../../../../src/delivery/wire/pools.ts'
import { createSocketTransport } from '../../../../src/delivery/wire/socket-transport.ts'
import { createTargetPolicy } from '../../../../src/subscriptions/target-policy.ts'
import { ODD_RESPONSES, OK, type OddResponse } from '../../../support/odd-responses.ts'
import { startNasty, type Behaviour } from '../../../support/nasty-servers.ts'

const open: Transport[] = []

afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close()
})

const start = (pools?: Pools): Transport => {
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false, ...(pools && { pools }) })
  open.push(transport)
  return transport
}

/** Longer than the test may take: none of these ends by its time-out. */
const LIMIT_MS = 60_000

const send = (transport: Transport, url: string, method = 'POST'): Promise<WireResult> =>
  new Promise((resolve) =>
    transport.send(
      {
        method,
        url,
        headers: [],
        body: Buffer.from(method === 'HEAD' ? '' : '{}'),
        responseTimeoutMs: LIMIT_MS,
        targetOrigin: 'configured',
      },
      resolve,
    ),
  )

const FAILED = 'no response'

const told = (result: WireResult): string =>
  result.kind === 'answered' ? `${String(result.response.status)} ${result.response.body ?? ''}` : FAILED

/** What the HTTP client that comes with Node makes of the same bytes. */
const askNode = (url: string, method = 'POST'): Promise<string> =>
  new Promise((resolve) => {
    const request = requestByNode(url, {
      method,
      agent: false,
      headers: { 'content-length': method === 'HEAD' ? 0 : 2 },
    })
    request.on('error', () => resolve(FAILED))
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => (text += more))
      response.on('error', () => resolve(FAILED))
      response.on('end', () => resolve(`${String(response.statusCode)} ${text}`))
    })
    request.end(method === 'HEAD' ? undefined : '{}')
  })

const behaves =
  ({ bytes, staysOpen }: OddResponse): Behaviour =>
  (socket) => {
    const [first = '', ...more] = typeof bytes === 'string' ? [bytes] : bytes
    const next = (): void => {
      const piece = more.shift()
      if (piece !== undefined) socket.write(piece, 'latin1', () => setImmediate(next))
      else if (staysOpen === undefined) socket.end()
    }
    socket.write(first, 'latin1', next)
  }

describe("reads a response as Node's HTTP client does, or differs on purpose", () => {
  test.for(Object.entries(ODD_RESPONSES))('%s', async ([, odd]) => {
    await using server = await startNasty(behaves(odd))
    const [ours, theirs] = await Promise.all([send(start(), server.url, odd.method), askNode(server.url, odd.method)])
    if (odd.differs === undefined) {
      expect(told(ours)).toBe(theirs)
      return
    }
    expect(theirs).not.toBe(odd.differs.ours)
    expect(ours.kind === 'unreachable' ? ours.cause : told(ours)).toBe(odd.differs.ours)
  })
})

test('reads a header in linear time', () => {
  // Hours, were the blanks counted anew from each of them.
  expect(readHeaders([`X: a${' '.repeat(4_000_000)}b`])['x']).toHaveLength(4_000_002)
})

describe('never reads bytes after a response as the next response', () => {
  const EVIL = 'HTTP/1.1 299 Evil\r\nContent-Length: 4\r\n\r\nevil'
  const ENDINGS: Readonly<Record<string, readonly [first: string, method?: 'HEAD']>> = {
    'a length': [OK],
    chunks: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
    'no length': ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
    '204': ['HTTP/1.1 204 No Content\r\n\r\n'],
    '204 with a length': [`HTTP/1.1 204 No Content\r\nContent-Length: ${String(EVIL.length)}\r\n\r\n`],
    '204 in chunks': ['HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n'],
    '304 with a length': [`HTTP/1.1 304 Not Modified\r\nContent-Length: ${String(EVIL.length)}\r\n\r\n`],
    'the head of HEAD': [`HTTP/1.1 200 OK\r\nContent-Length: ${String(EVIL.length)}\r\n\r\n`, 'HEAD'],
  }
  test.for(Object.entries(ENDINGS))('%s', async ([, [first, method]]) => {
    await using server = await startNasty((socket, _, number) => {
      // In one piece, and behind it by its own.
      if (number % 2 === 0) socket.write(first + EVIL)
      else socket.write(first, () => socket.write(EVIL))
    })
    const transport = start()
    for (let i = 0; i < 20; i++) expect(told(await send(transport, server.url, method))).not.toContain('299')
  })

  test.for(
    Object.entries(ENDINGS).filter(([name]) => name.includes('with') || name.includes('in ') || name.includes('HEAD')),
  )('ignores a forbidden body, however late: %s', async ([, [first, method]]) => {
    await using server = await startNasty((socket) => void socket.write(first))
    const transport = start()
    for (let i = 0; i < 5; i++) await send(transport, server.url, method)
    expect(server.connections).toBe(5)
  })
})

test.for(['ftp://127.0.0.1', 'ws://127.0.0.1', 'file:///etc', 'data:,x', 'javascript:0'])(
  'connects nowhere for %s',
  async (url) => {
    await using server = await startNasty((socket) => void socket.write(OK))
    const target = url.endsWith('127.0.0.1') ? `${url}:${new URL(server.url).port}/` : url
    expect(await send(start(), target)).toMatchObject({ kind: 'unreachable', cause: 'aborted' })
    expect(server.connections).toBe(0)
  },
)

test.for(['http:', 'https:'])('connects to port 0 if a URL of %s names it, and to no other', async (protocol) => {
  const dial = guardedConnector({
    policy: createTargetPolicy({ allowTargets: [] }),
    origin: 'configured',
    insecureTls: true,
  })
  const error = await new Promise((resolve) => void dial({ protocol, hostname: '127.0.0.1', port: '0' }, resolve))
  expect(String(error)).toMatch(/ 127\.0\.0\.1$/)
})

test('closes a connection whose origin is dropped and whose request is canceled', async () => {
  await using server = await startNasty((socket) => void socket.write(OK))
  const resolve = ((_: string, __: object, callback: (error: Error) => void) => callback(new Error('none'))) as never
  const policy = createTargetPolicy({ allowTargets: [] })
  const pools = createPools({ policy, insecureTls: false, resolve })
  const [one, other] = [start(pools), start(pools)]
  expect(told(await send(one, server.url))).toBe('200 ok')
  await new Promise((resolved) => setImmediate(() => setImmediate(resolved)))
  const calledOff = send(one, server.url)
  const refused = Array.from({ length: 300 }, (_, i) => send(other, `http://a${String(i)}.invalid/`))
  await one.close()
  expect(told(await calledOff)).toBe(FAILED)
  await server.allClosed()
  await Promise.all(refused)
  await pools.destroy()
})
