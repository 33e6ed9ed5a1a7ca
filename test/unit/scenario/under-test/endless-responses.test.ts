import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { controlsBy } from '../../../../src/scenario/under-test/controls.ts'
import { httpProbes } from '../../../../src/scenario/under-test/probes.ts'

const servers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of servers.splice(0)) await close()
})

/** A server whose responses have no end; `taken` counts the bytes that the client let it write. */
const startEndless = async (status: number): Promise<{ url: string; taken: () => number; given: Promise<void> }> => {
  let taken = 0
  const piece = Buffer.alloc(65_536, ' ')
  let isGiven: () => void = () => undefined
  const given = new Promise<void>((resolve) => (isGiven = resolve))
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' })
    const more = (): void => {
      do taken += piece.length
      while (!response.destroyed && response.write(piece))
    }
    response.on('drain', more).on('close', isGiven)
    more()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, taken: () => taken, given }
}

/** What the limit of 1 MiB leaves to buffers of sockets on both sides. */
const MOST_TAKEN = 64 * 1_048_576

test.each([
  { probe: 'processed', status: 200, say: /more than 1048576 bytes/ },
  { probe: 'state', status: 200, say: /more than 1048576 bytes/ },
  { probe: 'details', status: 200, say: /more than 1048576 bytes/ },
  { probe: 'processed', status: 500, say: /responded with 500/ },
] as const)(
  'the probe $probe reads at most 1 MiB of an endless response, status $status',
  async ({ probe, status, say }) => {
    const server = await startEndless(status)
    const probes = httpProbes({ [probe]: `${server.url}/{interactionId}` })
    await expect(probes[probe]?.('i', 'STARTED')).rejects.toMatchObject({
      code: 'PROBE_FAILED',
      message: expect.stringMatching(say) as string,
    })
    await server.given
    expect(server.taken()).toBeLessThan(MOST_TAKEN)
  },
)

test.each([200, 500])('a control does not wait for the end of a response with status %i', async (status) => {
  const server = await startEndless(status)
  const asked = controlsBy({ url: `${server.url}/{control}` }).outage?.(true)
  await (status === 200
    ? expect(asked).resolves.toBeUndefined()
    : expect(asked).rejects.toMatchObject({ code: 'CONTROL_FAILED' }))
  await server.given
  expect(server.taken()).toBeLessThan(MOST_TAKEN)
})
