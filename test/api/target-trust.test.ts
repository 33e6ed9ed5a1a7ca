import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createMockInProcess, type MockGenesys, type MockOptions } from '../../src/mock.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/**
 * A receiver on this machine that notes the headers it was sent, and answers with these statuses, the last for ever.
 */
const receiver = async (
  ...statuses: readonly number[]
): Promise<{ readonly url: string; readonly seen: (string | undefined)[] }> => {
  const seen: (string | undefined)[] = []
  const server = createServer((request, response) => {
    response.statusCode = statuses[Math.min(seen.length, statuses.length - 1)] ?? 200
    seen.push(request.headers.authorization)
    request.resume()
    response.setHeader('connection', 'close').end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`, seen }
}

const start = (
  url: string,
  options: MockOptions = {},
): { readonly mock: MockGenesys; readonly patch: (body: object) => Promise<number> } => {
  const mock = createMockInProcess({
    seed: 1,
    clock: 'auto',
    retry: { retryAttempts: 0 },
    subscriptions: [{ url, secret: 'app-secret', headers: { Authorization: 'Bearer ours' } }],
    ...options,
  })
  closing.push(() => mock.close())
  const path = `http://mock.test/v1/webhooks/${mock.subscriptions()[0]?.id ?? ''}`
  const patch = async (body: object): Promise<number> =>
    (
      await mock.fetch(
        new Request(path, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      )
    ).status
  return { mock, patch }
}

/** How the attempts of one event ended. */
const outcomes = async (mock: MockGenesys): Promise<readonly string[]> => {
  const { deliveries } = mock.publish('STARTED')
  await mock.settled()
  return deliveries.flatMap((id) =>
    (mock.journal.delivery(id)?.attempts ?? []).map(({ outcome }) =>
      outcome?.kind === 'unreachable' ? outcome.cause : (outcome?.kind ?? ''),
    ),
  )
}

const PUBLIC = 'http://192.0.2.1:9/hook'

test('a PATCH sends a configured subscription to no public host, and restoring the URL restores it', async () => {
  const { url, seen } = await receiver()
  const { mock, patch } = start(url)
  expect(await patch({ url: PUBLIC })).toBe(200)
  expect(await outcomes(mock)).toEqual(['forbidden-target'])
  expect(await patch({ url })).toBe(200)
  expect(await outcomes(mock)).toEqual(['accepted'])
  expect([mock.subscriptions()[0]?.origin, seen]).toEqual(['configured', ['Bearer ours']])
})

test('a configured Authorization is not sent to another receiver set by PATCH', async () => {
  const ours = await receiver()
  const theirs = await receiver()
  const { mock, patch } = start(ours.url)
  await patch({ url: theirs.url })
  expect(await outcomes(mock)).toEqual(['accepted'])
  await patch({ url: ours.url })
  expect(await outcomes(mock)).toEqual(['accepted'])
  expect([theirs.seen, ours.seen]).toEqual([[undefined], ['Bearer ours']])
})

test.for([
  ['current', ['rejected', 'forbidden-target'], ['Bearer ours']],
  ['original', ['rejected', 'accepted'], ['Bearer ours', 'Bearer ours']],
] as const)(
  'with redeliveryTarget=%s, a redelivery after a PATCH is checked against the URL it is sent to',
  async ([redeliveryTarget, expected, authorizations]) => {
    const { url, seen } = await receiver(503, 200)
    const { mock, patch } = start(url, {
      clock: 'manual',
      retry: { retryAttempts: 1, retryTimeoutMs: 1000 },
      assume: { redeliveryTarget },
    })
    mock.publish('STARTED')
    await mock.clock.advance(0)
    await patch({ url: PUBLIC })
    await mock.clock.advance(1000)
    await mock.settled()
    const [delivery] = mock.journal.deliveries()
    const attempts = delivery?.attempts ?? []
    expect(attempts.map(({ outcome }) => (outcome?.kind === 'unreachable' ? outcome.cause : outcome?.kind))).toEqual(
      expected,
    )
    expect(seen).toEqual(authorizations)
  },
)

test('a fault that extends the path never changes the target host, whatever it appends', async () => {
  const { url, seen } = await receiver()
  const { mock } = start(new URL(url).origin)
  mock.publish('STARTED', { faults: [{ fault: 'path', suffix: '@192.0.2.1:9/x' }] })
  await mock.settled()
  expect([[...mock.journal.deliveries()][0]?.state, seen]).toEqual(['delivered', ['Bearer ours']])
})
