import { expect, test } from 'vitest'
import { createMockGenesys } from '../../src/mock.ts'
import { checked } from '../support/conformance.ts'
import { startWorld, type World } from '../support/world.ts'

const BASE = 'http://mock.test/_mock'
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const requestOf = (world: World) => checked((one) => world.fetch(one))
interface Told {
  data: Record<string, never> & {
    id: string
    deliveries: string[]
    interactionId: string
    state: string
    attempts: unknown[]
    events: { event: string }[]
  }
}
const read = async (response: Response): Promise<Told['data']> => ((await response.json()) as Told).data

test('the control API publishes, shows a delivery with its attempts, cancels and redelivers', async () => {
  await using world = startWorld({ responses: [503, 200] })
  const request = requestOf(world)
  const published = await request(`${BASE}/events`, json({ event: 'STARTED', interaction: { mediaType: 'email' } }))
  expect(published.status).toBe(202)
  const [id = ''] = (await read(published)).deliveries
  await world.clock.advance(0)
  const delivery = await read(await request(`${BASE}/deliveries/${id}`))
  expect(delivery).toMatchObject({
    id,
    state: 'scheduled',
    dueAt: '2026-01-01T00:00:05.000Z',
    body: world.seen[0]?.body,
    attempts: [{ number: 1, outcome: { kind: 'rejected' }, decision: { kind: 'retry', pauseMs: 5000 } }],
  })
  expect((await read(await request(`${BASE}/deliveries/${id}/cancel`, { method: 'POST' }))).state).toBe('canceled')
  expect((await request(`${BASE}/deliveries/${id}/cancel`, { method: 'POST' })).status).toBe(409)
  expect((await request(`${BASE}/deliveries/${id}/redeliver`, { method: 'POST' })).status).toBe(202)
  await world.settled()
  expect((await read(await request(`${BASE}/deliveries/${id}`))).state).toBe('delivered')
  expect((await request(`${BASE}/deliveries?state=delivered&limit=1`)).status).toBe(200)
})

test('the control API plays a complete life cycle on the clock', async () => {
  await using world = startWorld({ events: 'all', secret: 'ab'.repeat(32) })
  const request = requestOf(world)
  const played = await read(await request(`${BASE}/interactions`, json({ pace: '10s' })))
  const names = played.events.map(({ event }) => event)
  expect(names.slice(0, 4)).toEqual(['ConversationCreated', 'ConversationEnqueued', 'STARTED', 'ConversationAssigned'])
  expect(names).toContain('FINISHED')
  await request(`${BASE}/clock`, json({ advance: '10m' }))
  await world.settled()
  expect(world.seen).toHaveLength(names.length)
  expect((await request(`${BASE}/interactions`, { method: 'POST' })).status).toBe(202)
})

test('the control API reads and moves the clock', async () => {
  await using world = startWorld({ responses: [503] })
  const request = requestOf(world)
  world.publish('STARTED')
  await world.clock.advance(0)
  expect(await read(await request(`${BASE}/clock`))).toEqual({
    mode: 'manual',
    now: '2026-01-01T00:00:00.000Z',
    nextDue: '2026-01-01T00:00:05.000Z',
  })
  expect(await read(await request(`${BASE}/clock`, json({ advanceTo: 'next' })))).toMatchObject({
    now: '2026-01-01T00:00:05.000Z',
  })
  expect(await read(await request(`${BASE}/clock`, json({ mode: 'x60' })))).toMatchObject({ mode: 'x60' })
  expect((await request(`${BASE}/clock`, json({ advance: '1s' }))).status).toBe(409)
})

test.each([
  ['an unknown event', 'events', { event: 'START' }, 400, 'BODY_INVALID'],
  ['an unknown member', 'events', { event: 'STARTED', fault: 'x' }, 400, 'BODY_INVALID'],
  ['an unknown subscription', 'events', { event: 'STARTED', subscriptionId: 'x' }, 404, 'SUBSCRIPTION_UNKNOWN'],
  ['a pace without unit', 'interactions', { pace: '5' }, 400, 'BODY_INVALID'],
  ['an unknown clock mode', 'clock', { mode: 'fast' }, 400, 'BODY_INVALID'],
  ['a note of blanks', 'notes', { text: ' \n ' }, 400, 'BODY_INVALID'],
  ['a note of an unknown kind', 'notes', { text: 'Act 1', kind: 'heading' }, 400, 'BODY_INVALID'],
  ['a clock told nothing', 'clock', {}, 400, 'BODY_INVALID'],
  ['a delivery that is not there', 'deliveries/dlv_0/redeliver', {}, 404, 'DELIVERY_UNKNOWN'],
])('%s gets a problem response with a code and a fix', async (_, path, body, status, code) => {
  await using world = startWorld()
  const response = await requestOf(world)(`${BASE}/${path}`, json(body))
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect([response.status, await response.json()]).toMatchObject([
    status,
    { status, code, fix: expect.stringMatching(/.{10}/) as string },
  ])
})

test('the stream resumes without gaps or repeats', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const take = async (count: number, headers: Record<string, string>): Promise<number[]> => {
    const reader = (await request(`${BASE}/stream`, { headers })).body?.pipeThrough(new TextDecoderStream()).getReader()
    const ids: number[] = []
    while (ids.length < count) {
      const chunk = await reader?.read()
      for (const [, id] of chunk?.value?.matchAll(/^id: (\d+)$/gm) ?? []) ids.push(Number(id))
    }
    await reader?.cancel()
    // Several entries may come at once.
    return ids.slice(0, count)
  }
  world.publish('STARTED')
  await world.settled()
  expect(await take(3, { 'last-event-id': '0' })).toEqual([1, 2, 3])
  const rest = take(4, { 'last-event-id': '3' })
  world.publish('FINISHED')
  expect(await rest).toEqual([4, 5, 6, 7])
})

test('a note is recorded in the journal, and changes nothing', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  const written = await request(`${BASE}/notes`, json({ text: 'Refused twice', kind: 'title' }))
  expect([written.status, await written.json()]).toEqual([201, { data: { seq: 2, at: '2026-01-01T00:00:00.000Z' } }])
  await request(`${BASE}/notes`, json({ text: 'The receiver is being deployed — 部署中.' }))
  expect(((await (await request(`${BASE}/journal?after=1`)).json()) as { data: unknown[] }).data).toEqual([
    { seq: 2, at: '2026-01-01T00:00:00.000Z', type: 'noted', kind: 'title', text: 'Refused twice' },
    {
      seq: 3,
      at: '2026-01-01T00:00:00.000Z',
      type: 'noted',
      kind: 'caption',
      text: 'The receiver is being deployed — 部署中.',
    },
  ])
  expect([...world.journal.deliveries()]).toEqual([])
  expect(() => world.note(' ')).toThrow('the note is empty')
  expect(() => world.note('é'.repeat(501))).toThrow('the note has 501 characters')
})

test('a reset empties the journal and keeps configured subscriptions', async () => {
  await using world = startWorld()
  const request = requestOf(world)
  world.publish('STARTED')
  await world.settled()
  expect((await request(`${BASE}/reset`, { method: 'POST' })).status).toBe(204)
  expect(
    ((await (await request(`${BASE}/journal`)).json()) as { data: { type: string }[] }).data.map(({ type }) => type),
  ).toEqual(['reset', 'subscription-changed'])
})

test('over a socket, foreign hosts and cross-site pages are rejected, and the control token is required', async () => {
  await using mock = await createMockGenesys({ controlToken: 'tok' })
  const { request } = await import('node:http')
  const status = (path: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      request(`${mock.url}${path}`, { headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })
  expect(await status('/v1/webhooks', {})).toBe(200)
  expect(await status('/v1/webhooks', { host: 'evil.example' })).toBe(403)
  expect(await status('/v1/webhooks', { origin: 'https://evil.example' })).toBe(403)
  expect(await status('/v1/webhooks', { 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await status('/_mock/journal', {})).toBe(401)
  expect(await status('/_mock/health', {})).toBe(200)
  expect(await status('/_mock/journal', { authorization: 'Bearer tok' })).toBe(200)
})

test('no secret or credential appears in the journal, a delivery or an error', async () => {
  await using world = startWorld({
    subscriptions: [
      {
        url: 'http://receiver.test/',
        secret: 'hidden-secret',
        headers: { Authorization: 'Basic aGlkZGVuOmhpZGRlbg==', 'X-Custom-Token': 'hidden-token' },
      },
    ],
  })
  const request = requestOf(world)
  world.publish('STARTED')
  await world.settled()
  const told = (
    await Promise.all(
      ['journal', 'deliveries', 'health'].map(async (path) => (await request(`${BASE}/${path}`)).text()),
    )
  ).join()
  expect(told).toContain('Basic ***')
  expect(told).not.toMatch(/hidden|aGlkZGVu/)
  expect(world.seen[0]?.headers.get('authorization')).toBe('Basic aGlkZGVuOmhpZGRlbg==')
})
