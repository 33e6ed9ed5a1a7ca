import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createMockGenesys, type MockGenesys } from '../../src/mock.ts'

let mock: MockGenesys

const port = (): string => new URL(mock.url).port

beforeAll(async () => {
  mock = await createMockGenesys({ seed: 1 })
})

afterAll(() => mock.close())

const LARGE = 'ü→😀'.repeat(20_000)

const bodyOf = (id: string): Buffer =>
  Buffer.from(JSON.stringify({ event: 'STARTED', interaction: { id, subject: LARGE } }))

/** Opens a connection, and sends the head of a publication. */
const begin = async (length: number): Promise<Socket> => {
  const socket = connect(Number(port()), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /_mock/events HTTP/1.1\r\nhost: 127.0.0.1:${port()}\r\n` +
      `content-type: application/json\r\ncontent-length: ${String(length)}\r\n\r\n`,
  )
  return socket
}

const published = (): readonly string[] =>
  mock.journal.entries().flatMap((entry) => (entry.type === 'published' ? [entry.interactionId] : []))

const statusOf = async (socket: Socket): Promise<string> => {
  const [head] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return head.toString('latin1', 9, 12)
}

test('bodies that arrive in pieces over many concurrent connections are each read completely', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `pieces-${String(index)}`)
  const bodies = ids.map(bodyOf)
  const sockets = await Promise.all(bodies.map(({ length }) => begin(length)))
  const statuses = Promise.all(sockets.map(statusOf))
  const pieces = 30
  for (let piece = 0; piece < pieces; piece++) {
    for (const [index, socket] of sockets.entries()) {
      const body = bodies[index] ?? Buffer.alloc(0)
      const size = Math.ceil(body.length / pieces)
      socket.write(body.subarray(piece * size, (piece + 1) * size))
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await statuses).toEqual(ids.map(() => '202'))
  expect(
    published()
      .filter((id) => id.startsWith('pieces-'))
      .sort(),
  ).toEqual([...ids].sort())
})

test('a client that disconnects after sending its request is served', async () => {
  const body = bodyOf('gone')
  const socket = await begin(body.length)
  socket.write(body)
  socket.end()
  await vi.waitFor(() => expect(published()).toContain('gone'), { timeout: 20_000 })
})

test('a truncated body publishes nothing, and the server keeps working', async () => {
  const body = bodyOf('cut-short')
  const socket = await begin(body.length)
  socket.write(body.subarray(0, -1))
  await new Promise((resolve) => socket.write('', resolve))
  socket.resetAndDestroy()
  const next = bodyOf('next')
  const other = await begin(next.length)
  other.write(next)
  expect(await statusOf(other)).toBe('202')
  expect(published()).not.toContain('cut-short')
})

test.each([
  ['announced', `content-length: 100\r\n\r\n{"name":`, '(8 of 100 bytes arrived)'],
  ['in chunks', `transfer-encoding: chunked\r\n\r\n8\r\n{"name":\r\n`, '(8 bytes arrived)'],
])('the journal says that a client closed its connection within a body, %s', async (_, rest, arrived) => {
  const refused = () => mock.journal.entries().filter((entry) => entry.type === 'api-refused')
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
  // The first body makes the server load its checks, and waits for them.
  await fetch(`${mock.url}/v1/webhooks`, post)
  const before = refused().length
  const socket = connect(Number(port()), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST /v1/webhooks HTTP/1.1\r\nhost: 127.0.0.1:${port()}\r\ncontent-type: application/json\r\n${rest}`)
  // Once the server has responded to a later call, it has read these bytes.
  await fetch(`${mock.url}/v1/webhooks`, { headers: { connection: 'close' } })
  socket.end()
  await vi.waitFor(() => expect(refused()).toHaveLength(before + 1), { timeout: 20_000 })
  expect(refused().at(-1)).toMatchObject({
    method: 'POST',
    path: '/v1/webhooks',
    status: 499,
    reason: `the client closed the connection before the body was complete ${arrived}`,
  })
})

test('a body that is not UTF-8 is rejected', async () => {
  const body = Buffer.from([0x22, 0xe2, 0x82, 0x22])
  const socket = await begin(body.length)
  socket.write(body)
  expect(await statusOf(socket)).toBe('400')
})
