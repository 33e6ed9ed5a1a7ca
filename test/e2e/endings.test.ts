import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createMockGenesys } from 'mock-genesys'
import { expect, test } from 'vitest'

/** A bare listener: `serve` is called with each connection once a whole request has arrived on it. */
const startListener = async (serve: (socket: Socket) => void) => {
  const sockets = new Set<Socket>()
  let requests = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    let seen = ''
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1')
      const end = seen.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0)
      if (end < 0 || seen.length < end + 4 + length) return
      seen = seen.slice(end + 4 + length)
      requests += 1
      serve(socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK'
const endless = (socket: Socket): void => {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n')
  const pour = (): void => {
    while (!socket.destroyed && socket.write('x'.repeat(16_384)));
    if (!socket.destroyed) socket.once('drain', pour)
  }
  pour()
}

test.each<[string, (socket: Socket) => void, object, string]>([
  ['hangs', () => undefined, { kind: 'timed-out', phase: 'response', limitMs: 150 }, 'exhausted'],
  ['closes after the request', (socket) => socket.end(), { kind: 'unreachable', cause: 'closed' }, 'exhausted'],
  [
    'resets after the request',
    (socket) => socket.resetAndDestroy(),
    { kind: 'unreachable', cause: 'reset' },
    'exhausted',
  ],
  ['sends an endless body', endless, { kind: 'accepted', response: { status: 200, truncated: true } }, 'delivered'],
  [
    'dribbles its body',
    (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx'),
    { kind: 'timed-out', phase: 'body' },
    'exhausted',
  ],
  [
    'closes within its body',
    (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx'),
    { kind: 'unreachable', cause: 'closed' },
    'exhausted',
  ],
  [
    'answers garbage',
    (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n'),
    { kind: 'unreachable', cause: 'malformed-response' },
    'exhausted',
  ],
  [
    'redirects',
    (socket) => void socket.end('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
    { kind: 'rejected', response: { status: 302 } },
    'exhausted',
  ],
  [
    'says 103 first',
    (socket) => void socket.write(`HTTP/1.1 103 Early Hints\r\n\r\n${OK}`),
    { kind: 'accepted', response: { status: 200 } },
    'delivered',
  ],
])(
  'a receiver that %s: the outcome is reported, and no attempt is lost or duplicated',
  async (_, serve, outcome, state) => {
    await using listener = await startListener(serve)
    await using mock = await createMockGenesys({
      clock: 'auto',
      retry: { retryAttempts: 2, responseTimeoutMs: 150 },
      subscriptions: [{ url: listener.url, secret: 's' }],
    })
    mock.publish('STARTED')
    await mock.settled()
    const [delivery] = [...mock.journal.deliveries()]
    const attempts = state === 'delivered' ? 1 : 3
    expect(delivery).toMatchObject({ state, attempts: Array(attempts).fill({ outcome }) })
    expect(listener.requests()).toBe(attempts)
  },
)

test('a receiver that refuses connections and a host that does not exist are reported', async () => {
  const free = await startListener(() => undefined)
  const { url } = free
  await free[Symbol.asyncDispose]()
  await using mock = await createMockGenesys({
    clock: 'auto',
    retry: { retryAttempts: 1 },
    subscriptions: [
      { url, secret: 's' },
      { url: 'http://no-such-host.invalid/', secret: 's' },
    ],
  })
  mock.publish('STARTED')
  await mock.settled()
  expect(
    [...mock.journal.deliveries()].map(({ attempts }) =>
      attempts.map(({ outcome }) => outcome && 'cause' in outcome && outcome.cause),
    ),
  ).toEqual([
    ['refused', 'refused'],
    ['dns', 'dns'],
  ])
})

test('a receiver that closes connections unannounced costs no attempt and gets no request twice', async () => {
  await using listener = await startListener((socket) => void socket.end(OK))
  await using mock = await createMockGenesys({
    retry: { retryAttempts: 0 },
    concurrency: 4,
    subscriptions: [{ url: listener.url, secret: 's' }],
  })
  for (let i = 0; i < 200; i++) mock.publish('STARTED')
  await mock.settled()
  expect([...mock.journal.deliveries({ state: 'delivered' })]).toHaveLength(200)
  expect(listener.requests()).toBe(200)
})

test('a target set over the API cannot be public or cloud metadata, and the reason includes a fix', async () => {
  await using mock = await createMockGenesys({ retry: { retryAttempts: 0 } })
  const outcomeAt = async (url: string): Promise<unknown> => {
    const { id } = mock.subscribe({ url, secret: 'ab', events: ['STARTED'] }, 'api')
    const { deliveries } = mock.publish('STARTED', { subscriptionId: id })
    await mock.settled()
    return mock.journal.delivery(deliveries[0] ?? 'dlv_')?.attempts[0]?.outcome
  }
  expect(await outcomeAt('http://192.0.2.1/')).toMatchObject({
    kind: 'unreachable',
    cause: 'forbidden-target',
    detail: expect.stringContaining('--allow-target 192.0.2.1') as string,
  })
  for (const url of [
    'http://169.254.169.254/',
    'http://0xa9fea9fe/',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
  ]) {
    expect(await outcomeAt(url)).toMatchObject({
      cause: 'forbidden-target',
      detail: expect.stringContaining('cloud metadata') as string,
    })
  }
})
