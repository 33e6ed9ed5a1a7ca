import { expect, test } from 'vitest'
import type { Decision } from '../../../src/journal/decision.ts'
import type { Outcome } from '../../../src/journal/outcome.ts'
import { startWorld } from '../../support/world.ts'

const POLICIES = {
  'fixed, with jitter': { pauses: { kind: 'fixed', pauseMs: 60_000 }, jitterRatio: 0.5, retryAttempts: 3 },
  'a list, with jitter': { pauses: { kind: 'list', pausesMs: [1000, 90_000] }, jitterRatio: 1, retryAttempts: 3 },
  'exponential, honors Retry-After': 'exponential',
  'without jitter': { pauses: { kind: 'fixed', pauseMs: 60_000 }, retryAttempts: 3 },
} as const

const PLACES = ['responses kept', 'responses dropped'] as const

test.each(Object.keys(POLICIES).flatMap((policy) => PLACES.map((place) => [policy, place] as const)))(
  'an attempt shows the decision and the outcome in the journal: %s, %s',
  async (name, place) => {
    let asked = 0
    const respond = (): Promise<Response> => {
      asked += 1
      if (asked % 7 === 0) return Promise.reject(new TypeError('no network'))
      const headers = asked % 5 === 0 ? { 'retry-after': '200' } : { 'x-number': String(asked) }
      return Promise.resolve(
        new Response(`${String(asked)} of them`, { status: asked % 11 === 0 ? 200 : 503, headers }),
      )
    }
    await using world = startWorld({
      fetch: respond,
      clock: 'auto',
      retry: { policy: POLICIES[name as keyof typeof POLICIES] },
      retention: { bytes: place === 'responses dropped' ? 0 : 10_000_000 },
    })
    const written = new Map<string, { outcome?: Outcome; decision?: Decision }>()
    world.journal.watch((entry) => {
      if (entry.type !== 'attempt-ended' && entry.type !== 'decided') return
      const of = `${entry.deliveryId} ${String(entry.attempt)}`
      written.set(of, { ...written.get(of), ...entry })
    })
    for (let i = 0; i < 40; i++) world.publish('STARTED')
    await world.settled()
    const [again] = [...world.journal.deliveries({ state: 'exhausted' })]
    if (again?.body) world.redeliver(again.id)
    await world.settled()
    const attempts = [...world.journal.deliveries()].flatMap(({ id, attempts: made }) =>
      made.map((one) => [id, one] as const),
    )
    expect(attempts.length).toBeGreaterThan(0)
    for (const [id, { number, outcome, decision }] of attempts)
      expect({ outcome, decision }).toEqual({
        outcome: written.get(`${id} ${String(number)}`)?.outcome,
        decision: written.get(`${id} ${String(number)}`)?.decision,
      })
  },
)

test.each(PLACES)('a delay follows Retry-After, with %s', async (place) => {
  await using world = startWorld({
    fetch: () => Promise.resolve(new Response('busy', { status: 503, headers: { 'retry-after': '200' } })),
    clock: 'manual',
    retry: { policy: 'exponential' },
    retention: { bytes: place === 'responses dropped' ? 0 : 10_000_000 },
  })
  world.publish('STARTED')
  await world.clock.advance(0)
  const [delivery] = world.journal.deliveries()
  expect(delivery?.attempts[0]?.decision).toMatchObject({ kind: 'retry', pauseMs: 200_000 })
  expect(delivery?.dueAt).toBe((delivery?.createdAt ?? 0) + 200_000)
})

test.each(['for all', 'for one subscription', 'at the start', 'with the subscription'])(
  'a decision does not change when a program changes its policy object: %s',
  async (where) => {
    const pausesMs = [60_000, 90_000]
    const pauses = { kind: 'list' as const, pausesMs }
    const retry = { policy: { pauses, jitterRatio: 0.5, retryAttempts: 2 } }
    await using world = startWorld({
      fetch: () => Promise.resolve(new Response('', { status: 503 })),
      clock: 'manual',
      ...(where === 'at the start' && { retry }),
    })
    const { id } = world.subscribe({
      url: 'http://127.0.0.1:9/',
      secret: 'secret',
      ...(where === 'with the subscription' && { retry }),
    })
    if (where === 'for all') world.retry.set(retry)
    if (where === 'for one subscription') world.retry.set(retry, id)
    world.publish('STARTED', { subscriptionId: id })
    await world.clock.advance(0)
    const [delivery] = world.journal.deliveries()
    const before = delivery?.attempts[0]?.decision
    pausesMs[0] = 1
    Object.assign(pauses, { kind: 'fixed', pauseMs: 2 })
    expect(delivery?.attempts[0]?.decision).toEqual(before)
    expect(before).toMatchObject({ kind: 'retry', pauseMs: (delivery?.dueAt ?? 0) - (delivery?.createdAt ?? 0) })
  },
)
