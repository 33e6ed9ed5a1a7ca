import { gunzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { messageFault } from '../../support/faults.ts'
import { runScenarios } from '../../../src/scenario/run/run-scenarios.ts'
import { readScenarios } from '../../../src/scenario/language/read.ts'
import { startSelfUriHost } from '../../../src/scenario/under-test/host.ts'
import { DELIVERY_FAULTS } from '../../../src/faults/registry.ts'
import { startWorld } from '../../support/world.ts'

test.each([
  [
    [
      { fault: 'gzip-body', signed: 'plain' },
      { fault: 'reserialized-body', how: 'pretty' },
    ],
  ],
  [
    [
      { fault: 'reserialized-body', how: 'pretty' },
      { fault: 'gzip-body', signed: 'plain' },
    ],
  ],
])('JSON is serialized again before it is compressed, in any order: %j', async ([...faults]) => {
  await using world = startWorld()
  world.publish('STARTED', { faults })
  await world.clock.advance(0)
  const [attempt] = [...world.journal.deliveries()].flatMap(({ attempts }) => attempts)
  expect(gunzipSync(attempt?.body ?? Buffer.alloc(0)).toString('utf8')).toContain('\n  "operationId"')
})

test('faults that would make a request grow without limit are rejected together', () => {
  const world = startWorld()
  const faults = Array.from({ length: 30 }, () => ({ fault: 'encoding', to: 'utf-16' }))
  expect(() => world.publish('STARTED', { faults })).toThrow('the request grows to')
  expect(world.unsettled()).toBe(0)
})

test('a span ID follows from the attempt number, and is unique', async () => {
  await using world = startWorld({ responses: [500], clock: 'auto', retry: { retryAttempts: 40, retryTimeoutMs: 1 } })
  world.publish('STARTED')
  await world.settled()
  const spans = world.seen.map(({ headers }) => headers.get('x-b3-spanid'))
  expect(spans[0]).toMatch(/^[0-9a-f]{16}$/)
  expect(new Set(spans).size).toBe(41)
})

test('a deeply nested body is rejected with 400, and publishes nothing', async () => {
  await using world = startWorld({ events: 'all', secret: 'abcdef' })
  const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
  for (const [path, body] of [
    ['/_mock/events', `{"event":"ConversationCreated","details":${deep}}`],
    ['/v1/webhooks', deep],
  ] as const) {
    const response = await world.fetch(
      new Request(`http://localhost${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    )
    expect(response.status).toBe(400)
  }
  const itself: Record<string, unknown> = {}
  itself.a = itself
  expect(() => world.publish('ConversationCreated', { details: itself })).toThrow(
    'details is nested more than 100 levels deep',
  )
  expect(world.unsettled()).toBe(0)
})

test('a badly percent-encoded ID is unknown to the host of selfUri', async () => {
  const host = await startSelfUriHost()
  expect((await fetch(`${host.nexus}/nexus/v3/chat/sessions/a/%E0%A4%A`)).status).toBe(404)
  await host.close()
})

test('an internal error is reported as such, not as a failure of the receiver', async () => {
  // Once when it is built before it is published, and once when it is sent.
  const spy = vi
    .spyOn(messageFault('unsigned'), 'apply')
    .mockImplementationOnce((message) => message)
    .mockImplementationOnce(() => {
      throw new RangeError('boom')
    })
  const { scenarios } = readScenarios(
    'scenario: x\nsteps:\n  - { publish: STARTED, faults: [{ fault: unsigned }] }\n  - expect: rejected\n',
    'own.yaml',
    { faults: DELIVERY_FAULTS, requirements: undefined },
  )
  const run = await runScenarios({
    target: 'http://receiver.test/',
    secret: 's3cret',
    policy: 'reject',
    scenarios,
    requirements: new Map(),
    seed: 7,
    fetch: () => Promise.resolve(new Response('{}')),
  })
  spy.mockRestore()
  expect(run).toMatchObject({
    exitCode: 70,
    scenarios: [
      { verdict: 'errored', reason: expect.stringContaining('the request could not be made: boom') as string },
    ],
  })
})
