import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SubscriptionRegistry, type SubscriptionOrigin } from '../../../src/subscriptions/registry.ts'
import type { Subscription, SubscriptionPatch } from '../../../src/subscriptions/subscription.ts'

const USER = '64b777c3-eb82-49fb-bb3e-294afb5d840c'
const ours = 'https://ours.example/hook'

/** A registry with one subscription that the user configured, and what a caller of the API or the user then changes. */
const configured = (headers: Subscription['headers'] = { Authorization: 'Bearer ours' }) => {
  const registry = new SubscriptionRegistry(1, { touches: true })
  const { id } = registry.add(
    { name: 'ours', events: ['STARTED'], url: ours, headers, enabled: true },
    0,
    'configured',
    USER,
  )
  const patch = (
    change: SubscriptionPatch,
    by: SubscriptionOrigin = 'api',
  ): readonly [Subscription['origin'], Subscription['headers']] => {
    const { origin, headers: sent } = registry.patch(id, change, 1, by, USER) ?? { origin: 'api', headers: {} }
    return [origin, sent]
  }
  return { registry, patch }
}

const TRUSTED = ['configured', { Authorization: 'Bearer ours' }]
const NOT_TRUSTED = ['api', {}]

test.each<[string, SubscriptionPatch, readonly unknown[]]>([
  ['another public host', { url: 'https://theirs.example/hook' }, NOT_TRUSTED],
  ['the same host with another scheme', { url: 'http://ours.example/hook' }, NOT_TRUSTED],
  ['the same host with another port', { url: 'https://ours.example:8443/hook' }, NOT_TRUSTED],
  ['a host that only begins with the same name', { url: 'https://ours.example.theirs.example/hook' }, NOT_TRUSTED],
  ['another host and another name', { url: 'https://theirs.example/', name: 'ours' }, NOT_TRUSTED],
  ['another path of the same origin', { url: 'https://ours.example/other' }, TRUSTED],
  ['the same origin spelled otherwise', { url: 'HTTPS://OURS.example:443/hook' }, TRUSTED],
  ['events alone', { events: ['FINISHED'] }, TRUSTED],
  ['nothing', {}, TRUSTED],
  [
    'headers alone',
    { headers: { Authorization: 'Bearer theirs' } },
    ['configured', { Authorization: 'Bearer theirs' }],
  ],
  [
    'host and headers',
    { url: 'https://theirs.example/', headers: { Authorization: 'Bearer theirs' } },
    ['api', { Authorization: 'Bearer theirs' }],
  ],
])('a change over the API to %s is trusted only if the user named the origin', (_, change, expected) => {
  expect(configured().patch(change)).toEqual(expected)
})

test('a change back to the configured origin restores its trust and its headers', () => {
  const { patch } = configured()
  expect([patch({ url: 'https://theirs.example/' }), patch({ enabled: false }), patch({ url: ours })]).toEqual([
    NOT_TRUSTED,
    NOT_TRUSTED,
    TRUSTED,
  ])
})

test('headers replaced over the API are not restored', () => {
  const { patch } = configured()
  patch({ url: 'https://theirs.example/', headers: { 'X-Theirs': '1' } })
  expect(patch({ url: ours })).toEqual(['configured', { 'X-Theirs': '1' }])
})

test('a change in code is trusted like the options, and its headers apply to the new origin', () => {
  const { patch } = configured()
  expect(patch({ url: 'https://moved.example/' }, 'configured')).toEqual(TRUSTED)
  expect(patch({ url: 'https://theirs.example/' })).toEqual(NOT_TRUSTED)
  expect(patch({ url: ours })).toEqual(['configured', {}])
  expect(patch({ url: 'https://moved.example/x' })).toEqual(TRUSTED)
})

test('a subscription created over the API is trusted only at a configured origin, even after a reset', () => {
  const { registry } = configured()
  const create = (url: string): Subscription['origin'] =>
    registry.add({ name: 'api', events: [], url, headers: {}, enabled: true }, 0, 'api', USER).origin
  expect([create('https://ours.example/second'), create('https://theirs.example/')]).toEqual(['configured', 'api'])
  registry.clear()
  expect(create('https://ours.example/second')).toBe('api')
})

const ORIGINS = [
  'https://a.example',
  'https://b.example',
  'http://b.example',
  'http://127.0.0.1:1',
  'http://127.0.0.1:2',
] as const
const change = fc.record({
  by: fc.constantFrom('configured', 'api'),
  url: fc.option(fc.constantFrom(...ORIGINS)),
  headers: fc.boolean(),
  target: fc.nat(),
})

test('the last hundred removed subscriptions are remembered, however many were removed', () => {
  const { registry } = configured()
  const given = { name: 'a', events: ['STARTED'], url: ours, headers: {}, enabled: true } as const
  const ids: string[] = []
  for (let at = 1; at <= 350; at++) {
    const { id } = registry.add(given, at, 'api', USER)
    registry.remove(id, at)
    ids.push(id)
    expect(registry.removedAfter(-Infinity).map((one) => one.id)).toEqual(ids.slice(-100))
  }
  expect(registry.removedAfter(348).map((one) => one.id)).toEqual(ids.slice(-2))
})

test('only origins that the user named are trusted and get configured headers, whatever changes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const registry = new SubscriptionRegistry(1, { touches: true })
      const named = new Set<string>()
      /** Origins that the user gave headers for, or moved a subscription to. */
      const entrusted = new Set<string>()
      for (const [index, { by, url, headers, target }] of changes.entries()) {
        // Says who gave them.
        const given = headers ? { headers: { 'X-Given': `${by} ${String(index)}` } } : {}
        const known = registry.all()
        const chosen = known[target % (known.length + 1)]
        if (by === 'configured') {
          if (url !== null) named.add(url)
          const subject = url ?? chosen?.url
          if (subject !== undefined) entrusted.add(new URL(subject).origin)
        }
        if (chosen) registry.patch(chosen.id, { ...given, ...(url !== null && { url: `${url}/hook` }) }, 0, by, USER)
        else if (url !== null)
          registry.add({ name: '', events: [], url, headers: {}, enabled: true, ...given }, 0, by, USER)
        for (const { url: at, origin, headers: sent } of registry.all()) {
          const reached = new URL(at).origin
          if (origin === 'configured') expect(named).toContain(reached)
          if (sent['X-Given']?.startsWith('configured')) expect(entrusted).toContain(reached)
        }
      }
    }),
  )
})
