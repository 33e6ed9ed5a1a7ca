import { expect, test } from 'vitest'
import { findVariation, VARIATIONS } from '../../../src/receiver/variations.ts'
import { delivery, sign, startReceiver } from '../../support/receiver-world.ts'

const started = delivery(['STARTED a'])
const names = VARIATIONS.map(({ name }) => name)
const refusals: Readonly<Record<string, number>> = {
  'responds-with-403-instead-of-401': 403,
  'responds-with-400-to-bad-signatures': 400,
}

test.each(names)('%s: verifies, processes each event once, and ends FINISHED in any order', async (name) => {
  const world = startReceiver({ variations: [name] })
  expect(await world.status(started, { signature: null })).toBe(refusals[name] ?? 401)
  const bodies = [
    delivery(['FINISHED a'], 'op-2'),
    started,
    started,
    delivery(['STARTED a'], 'op-3'),
    delivery(['STARTED a', 'STARTED b']),
  ]
  for (const body of bodies) expect(await world.status(body)).toBe(200)
  await world.receiver.idle()
  expect([
    await world.processed('a', 'STARTED'),
    await world.processed('a', 'FINISHED'),
    await world.processed('b'),
    await world.state('a'),
  ]).toEqual([1, 1, 1, 'FINISHED'])
  expect([await world.status('{'), await world.status('{}'), await world.status('', { method: 'GET' })]).toEqual([
    400,
    200,
    name === 'responds-with-200-to-get' ? 200 : 405,
  ])
})

test.each(names)(
  '%s: responds with 200 without effect to a wrong signature under the policy "ignore"',
  async (name) => {
    const world = startReceiver({ variations: [name], policy: 'ignore' })
    expect(await world.status(started, { signature: sign('other') })).toBe(200)
    await world.receiver.idle()
    expect(await world.processed('a')).toBe(0)
  },
)

test.each(names)('%s: loses nothing in an outage', async (name) => {
  const world = startReceiver({ variations: [name], failFirst: 1 })
  expect([await world.status(started), await world.status(started)]).toEqual([503, 200])
  await world.receiver.idle()
  expect(await world.processed('a')).toBe(1)
})

test.each(names)('%s: responds with a status without a body when configured to', async (name) => {
  const response = await startReceiver({ variations: [name], status: 204 }).send(started)
  expect([response.status, response.body]).toEqual([204, null])
})

const headersAndText = async (name: string): Promise<[string | null, string | null, string]> => {
  const response = await startReceiver({ variations: [name] }).send(started)
  return [response.headers.get('content-type'), response.headers.get('x-request-id'), await response.text()]
}

test('responses can have another form', async () => {
  expect(await headersAndText('plain-text-responses')).toEqual(['text/plain', null, 'ok'])
  expect(await headersAndText('empty-responses')).toEqual([null, null, ''])
  expect(await headersAndText('extra-response-headers')).toEqual([
    'application/json',
    'r-1',
    '{"status":{"code":0,"message":"OK"},"data":{"ids":[{"id":"a"}]}}',
  ])
  expect(await headersAndText('extra-response-fields')).toEqual([
    'application/json',
    null,
    '{"status":{"code":0,"message":"OK","detail":"none"},"data":{"ids":[{"id":"a","stored":true}]},"version":2}',
  ])
})

test('an uppercase digest can be rejected', async () => {
  expect(
    await startReceiver({ variations: ['rejects-uppercase-digest'] }).status(started, {
      signature: `sha1=${sign(started).slice(5).toUpperCase()}`,
    }),
  ).toBe(401)
})

test('undocumented requests can be accepted or rejected', async () => {
  const two = startReceiver({ variations: ['accepts-one-of-two-signatures'] })
  const bad = `sha1=${'0'.repeat(40)}`
  expect([
    await two.status(started, { signature: `${bad}, ${sign(started)}` }),
    await two.status(started, { signature: `${sign(started)}, ${bad}` }),
    await two.status(started, { signature: `${bad}, ${bad}` }),
  ]).toEqual([200, 200, 401])
  expect(
    await startReceiver({ variations: ['rejects-missing-content-type'] }).status(started, {
      headers: { 'content-type': '' },
    }),
  ).toBe(415)
})

test('effects can come after the response, and a slow response is in time', async () => {
  const later = startReceiver({ variations: ['processes-stored-events-after-responding'], hold: true })
  expect([await later.status(started), await later.processed('a'), later.pauses]).toEqual([200, 0, [20]])
  later.release()
  await later.receiver.idle()
  expect(await later.processed('a')).toBe(1)
  const slow = startReceiver({ variations: ['slow-but-in-time'] })
  expect([await slow.status(started), slow.pauses]).toEqual([200, [150]])
})

test('the nearest variation is suggested for a misspelled one', () => {
  expect(() => findVariation('empty-response')).toThrow(
    expect.objectContaining({ code: 'VARIATION_UNKNOWN', fix: 'did you mean empty-responses?' }) as Error,
  )
})
