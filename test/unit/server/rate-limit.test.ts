import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateLimit } from '../../../src/server/rate-limit.ts'
import { createMockInProcess } from '../../../src/mock.ts'

test('four calls at once are served, and one more every 100 ms', () => {
  const limit = createRateLimit()
  expect(Array.from({ length: 6 }, () => limit('a', 0))).toEqual([undefined, undefined, undefined, undefined, 100, 100])
  expect([limit('a', 99), limit('a', 100), limit('a', 150), limit('a', 200)]).toEqual([1, undefined, 50, undefined])
  expect(limit('b', 200)).toBe(undefined)
})

test('at most 14 calls per second and 864,000 per day are served', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 300 }), (pauses) => {
      const limit = createRateLimit()
      const served: number[] = []
      let now = 0
      for (const pause of pauses) {
        now += pause
        if (limit('a', now) === undefined) served.push(now)
      }
      for (const from of served)
        expect(served.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(14)
    }),
  )
  const limit = createRateLimit({ perSecond: 10, burst: 4, perDay: 3 })
  expect([0, 1000, 2000, 3000, 86_400_000].map((at) => limit('a', at))).toEqual([
    undefined,
    undefined,
    undefined,
    86_397_000,
    undefined,
  ])
})

test("a call that waits as long as Retry-After says is served, on the mock's clock", async () => {
  const mock = createMockInProcess({ clock: 'manual', assume: { rateLimit: 'published' } })
  const call = (): Promise<Response> =>
    mock.fetch(new Request('http://mock.test/v1/webhooks', { headers: { authorization: 'Bearer a' } }))
  let response = await call()
  for (let calls = 0; response.status === 200 && calls < 10; calls++) response = await call()
  expect([response.status, await response.json(), response.headers.get('retry-after')]).toEqual([
    429,
    { message: 'Too many requests' },
    '1',
  ])
  await mock.clock.advance(1000)
  expect((await call()).status).toBe(200)
  for (let calls = 0; calls < 10; calls++) await call()
  mock.reset()
  expect((await call()).status).toBe(200)
  await mock.close()
})
