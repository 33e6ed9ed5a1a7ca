import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { checked } from '../support/conformance.ts'
import { startWorld, type World } from '../support/world.ts'
import { readEntry } from '../../src/timeline/entry-view.ts'
import { emptyLanes, applyEntry, type Lane } from '../../src/timeline/lanes.ts'
import { laneOfRow, type TimelineRow } from '../../src/timeline/rows.ts'

const BASE = 'http://mock.test/_mock'

interface Extract {
  readonly data: readonly TimelineRow[]
  readonly seq: number
  readonly total: number
  readonly next?: string
}

const read = async (world: World, query = ''): Promise<Extract> =>
  (await (await checked((one) => world.fetch(one))(`${BASE}/timeline${query}`)).json()) as Extract

const lanesIn = ({ data }: Extract): Omit<Lane, 'readTo' | 'version'>[] => data.map((row) => bare(laneOfRow(row, 0)))

/** A lane without what counts its changes. */
const bare = (lane: Lane): Omit<Lane, 'readTo' | 'version'> => {
  const { readTo, version, ...rest } = lane
  void readTo
  void version
  return rest
}

/** Some deliveries that are rejected, held back, canceled, delivered and still pending. */
const play = async (world: World): Promise<void> => {
  for (let i = 0; i < 5; i++) {
    const { interactionId } = world.publish('STARTED', { faults: i === 2 ? [{ fault: 'unsigned' }] : [] })
    world.publish('FINISHED', { interaction: { id: interactionId } })
    await world.clock.advance(700)
  }
  world.note('Act 1 of 1: a title', 'title')
  await world.clock.advance(6000)
  world.publish('STARTED')
}

test('each delivery has a row that agrees with the journal', async () => {
  await using world = startWorld({ responses: [503, 503, 200] })
  await play(world)
  const journal = (await (await world.fetch(new Request(`${BASE}/journal?limit=10000`))).json()) as { data: unknown[] }
  const lanes = emptyLanes()
  for (const one of journal.data) {
    const entry = readEntry(JSON.stringify(one))
    if (entry) applyEntry(lanes, entry)
  }
  const extract = await read(world)
  expect(extract.total).toBe(11)
  expect(lanesIn(extract)).toEqual(lanes.order.map((lane) => bare(lane)))
  expect(extract).toMatchObject({ seq: journal.data.length, parts: [{ title: 'Act 1 of 1: a title' }] })
})

test('deliveries whose publication is no longer in the journal are still shown', async () => {
  await using world = startWorld({ responses: [503, 503, 200], retention: { entries: 12 } })
  await play(world)
  const { data } = await read(world)
  const all = (await (await world.fetch(new Request(`${BASE}/deliveries`))).json()) as {
    data: { id: string; state: string; attempts: { number: number; outcome?: { kind: string } }[] }[]
  }
  expect(data.map(({ id }) => id)).toEqual(all.data.map(({ id }) => id))
  expect(data.every(({ event }) => event !== '')).toBe(true)
  expect(data.map(({ attempts }) => attempts.map(({ number, outcome }) => [number, outcome]))).toEqual(
    all.data.map(({ attempts }) => attempts.map(({ number, outcome }) => [number, outcome?.kind])),
  )
})

test('pages start with the newest deliveries', async () => {
  await using world = startWorld({ responses: [200] })
  for (let i = 0; i < 10; i++) world.publish('STARTED')
  await world.settled()
  const all = await read(world)
  const pages: string[][] = []
  for (let query = '?limit=4'; query !== '';) {
    const { data, next } = await read(world, query)
    pages.unshift(data.map(({ id }) => id))
    query = next === undefined ? '' : `?limit=4&before=${next}`
  }
  expect(pages.map(({ length }) => length)).toEqual([2, 4, 4])
  expect(pages.flat()).toEqual(all.data.map(({ id }) => id))
})

test('a page before an unknown delivery is rejected like any other call that names one', async () => {
  await using world = startWorld({ responses: [200] })
  world.publish('STARTED')
  const get = checked((one) => world.fetch(one))
  const refused = await get(`${BASE}/timeline?before=dlv_unknown`)
  expect(refused.status).toBe(404)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(await refused.json()).toEqual(await (await get(`${BASE}/deliveries/dlv_unknown`)).json())
})

test('rows are compressed for a client that accepts it', async () => {
  await using world = startWorld({ responses: [200] })
  world.publish('STARTED')
  await world.settled()
  const response = await world.fetch(
    new Request(`${BASE}/timeline`, { headers: { 'accept-encoding': 'gzip, deflate, br' } }),
  )
  expect(response.headers.get('content-encoding')).toBe('gzip')
  const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString('utf8')
  expect(JSON.parse(text)).toMatchObject({ total: 1, data: [{ event: 'STARTED', state: 'delivered' }] })
})
