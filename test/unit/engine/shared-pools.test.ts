import { expect, test } from 'vitest'
import { createMockCore, type OwnedCore } from '../../../src/engine/create.ts'
import { createSharedPools } from '../../../src/engine/shared-pools.ts'
import { response, hang, OK, startNasty } from '../../support/nasty-servers.ts'

const SUBSCRIBED = { clock: 'auto', retry: { retryAttempts: 0 } } as const

const coreFor = (url: string, pools?: ReturnType<typeof createSharedPools>): OwnedCore =>
  createMockCore({ ...SUBSCRIBED, subscriptions: [{ url: `${url}/`, secret: 'secret' }] }, pools && { pools })

test('cores can share connections, and closing one leaves them open', async () => {
  await using server = await startNasty(response(OK))
  const pools = createSharedPools(false)
  for (let round = 0; round < 5; round++) {
    const core = coreFor(server.url, pools)
    core.publish('STARTED')
    await core.settled()
    await core.close(0)
  }
  expect(server.requests).toHaveLength(5)
  // A connection that idled for too long on a busy machine is made anew.
  expect(server.connections).toBeLessThan(5)
  await pools.destroy()
  await server.allClosed()
})

test('closing a core ends only its own requests', async () => {
  await using server = await startNasty((socket, request, number) =>
    (number === 1 ? hang : response(OK))(socket, request, number),
  )
  const pools = createSharedPools(false)
  const [stuck, other] = [coreFor(server.url, pools), coreFor(server.url, pools)]
  stuck.publish('STARTED')
  await expect.poll(() => server.requests.length).toBe(1)
  await stuck.close(0)
  other.publish('STARTED')
  await other.settled()
  expect([...other.journal.deliveries()].map(({ state }) => state)).toEqual(['delivered'])
  await other.close(0)
  await pools.destroy()
  await server.allClosed()
})
