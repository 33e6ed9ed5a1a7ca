import { expect, test, vi } from 'vitest'
import { startWorld } from '../../support/world.ts'

test('attempts are ordered by start, newest first, however late their responses arrive', async () => {
  const responses: ((status: number) => void)[] = []
  const late = Array.from({ length: 12 }, () => new Promise<number>((resolve) => responses.push(resolve)))
  const world = startWorld({ responses: late, clock: 'real' })
  for (const { length } of late.map((_, i) => late.slice(0, i + 1))) {
    world.publish('STARTED')
    await vi.waitFor(() => expect(world.seen).toHaveLength(length))
  }
  // The oldest are answered last: the log keeps the ten that were started last all the same.
  for (const response of responses.reverse()) response(200)
  await world.settled()
  const log = world.attemptLog(world.subscriptionId, 'STARTED')
  expect(log.map(({ payload }) => payload)).toEqual(
    world.seen
      .map(({ body }) => body)
      .slice(2)
      .reverse(),
  )
  expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).sort((a, b) => b - a))
  await world.close()
})

test('simultaneous attempts are ordered by number', async () => {
  const world = startWorld({ responses: [503, 503, 200], clock: 'auto', retry: { retryTimeoutMs: 0 } })
  world.publish('STARTED')
  await world.settled()
  const log = world.attemptLog(world.subscriptionId, 'STARTED')
  expect(log.map(({ responseCode }) => responseCode)).toEqual([200, 503, 503])
  await world.close()
})

test.each([{ fault: 'tampered-body' }, { fault: 're-signed-body' }, { fault: 'signed-after-decoding' }] as const)(
  'the log shows the body that was sent under $fault',
  async ({ fault }) => {
    const world = startWorld({ clock: 'auto' })
    world.publish('STARTED', { faults: [{ fault }] })
    await world.settled()
    const [logged] = world.attemptLog(world.subscriptionId, 'STARTED')
    expect(logged?.payload).toBe(world.seen[0]?.body)
    expect(logged?.payload).not.toBe(Buffer.from([...world.journal.deliveries()][0]?.body ?? []).toString())
    await world.close()
  },
)
