import { afterEach, expect, test } from 'vitest'
import type { WireResult } from '../../../../src/journal/outcome.ts'
import type { Transport } from '../../../../src/delivery/transport.ts'
import { createSocketTransport } from '../../../../src/delivery/wire/socket-transport.ts'
import { response, answerAndClose, closeAfterRequest, OK, startNasty } from '../../../support/nasty-servers.ts'

const open: Transport[] = []

afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close()
})

const start = (): Transport => {
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false })
  open.push(transport)
  return transport
}

const send = (transport: Transport, url: string): Promise<WireResult> =>
  new Promise((resolve) =>
    transport.send(
      {
        method: 'POST',
        url,
        headers: [],
        body: Buffer.from('{}'),
        responseTimeoutMs: 5000,
        targetOrigin: 'configured',
      },
      resolve,
    ),
  )

/** Real time: what is tested here is how connections age. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const failures = (results: readonly WireResult[]): WireResult[] => results.filter(({ kind }) => kind !== 'answered')

test('reuses a connection for the next request', async () => {
  await using server = await startNasty(response(OK))
  const transport = start()
  for (let i = 0; i < 20; i++) await send(transport, server.url)
  expect(server.requests).toHaveLength(20)
  expect(server.connections).toBe(1)
})

test('drops a connection that was idle for longer than a quarter of a second', async () => {
  await using server = await startNasty(response(OK))
  const transport = start()
  await send(transport, server.url)
  await server.allClosed()
  await send(transport, server.url)
  expect(server.connections).toBe(2)
})

test('loses no delivery when a receiver closes after each response without announcing it', async () => {
  await using server = await startNasty(answerAndClose(OK))
  const transport = start()
  const oneByOne: WireResult[] = []
  for (let i = 0; i < 200; i++) oneByOne.push(await send(transport, server.url))
  const lane = async (): Promise<WireResult[]> => {
    const results: WireResult[] = []
    for (let i = 0; i < 20; i++) results.push(await send(transport, server.url))
    return results
  }
  const atOnce = (await Promise.all(Array.from({ length: 50 }, lane))).flat()
  expect(failures([...oneByOne, ...atOnce])).toEqual([])
  expect(server.requests).toHaveLength(1200)
})

test.for([50, 100, 300])(
  'sends no request twice to a receiver that closes connections idle for %i ms, ' +
    'and loses none that did not cross the close',
  async (idleMs) => {
    await using server = await startNasty(response(OK), {
      connected: (socket) => {
        let timer: NodeJS.Timeout | undefined
        socket.on('data', () => {
          clearTimeout(timer)
          timer = setTimeout(() => socket.end(), idleMs)
        })
      },
    })
    const transport = start()
    const results: WireResult[] = []
    for (const offset of [-40, -2, -1, 0, 1, 2, 40]) {
      results.push(await send(transport, server.url))
      await pause(idleMs + offset)
      results.push(await send(transport, server.url))
    }
    // A close that crosses a request on its way cannot be told from one after it was read: that one is reported, never
    // sent again.
    expect(server.requests.length + failures(results).length).toBeGreaterThanOrEqual(14)
    expect(server.requests.length).toBeLessThanOrEqual(14)
    expect(failures([...results.slice(0, 2), ...results.slice(-2)])).toEqual([])
  },
)

test('reaches a receiver that was restarted between two deliveries', async () => {
  const first = await startNasty(response(OK))
  const transport = start()
  expect(await send(transport, first.url)).toMatchObject({ kind: 'answered' })
  await first.kill()
  await using second = await startNasty(response(OK), { port: Number(new URL(first.url).port) })
  expect(await send(transport, second.url)).toMatchObject({ kind: 'answered' })
  expect(second.requests).toHaveLength(1)
})

test('sends a request once if it was read but got no response, on a new or a reused connection', async () => {
  await using server = await startNasty((socket, request, number) =>
    (number === 2 || number === 3 ? closeAfterRequest : response(OK))(socket, request, number),
  )
  const transport = start()
  const kinds: unknown[] = []
  for (let i = 0; i < 4; i++) {
    const result = await send(transport, server.url)
    kinds.push(result.kind === 'unreachable' ? result.cause : result.kind)
  }
  expect(kinds).toEqual(['answered', 'closed', 'closed', 'answered'])
  expect(server.requests).toHaveLength(4)
})

test('uses a separate connection for each request in flight', async () => {
  await using server = await startNasty((socket, _, number) => {
    if (number === 30) for (const waiting of held) waiting()
    held.push(() => void socket.write(OK))
    if (number === 30) void socket.write(OK)
  })
  const held: (() => void)[] = []
  const transport = start()
  const results = await Promise.all(Array.from({ length: 30 }, () => send(transport, server.url)))
  expect(failures(results)).toEqual([])
  expect(server.connections).toBe(30)
})
