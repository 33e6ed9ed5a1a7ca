import { expect, test } from 'vitest'
import type { Entry } from '../../../src/timeline/entry-view.ts'
import { JournalFeed, type FeedState } from '../../../src/dashboard/journal-feed.ts'

const entry = (seq: number, second = seq): Entry => ({
  seq,
  at: `2024-01-01T00:00:${String(second).padStart(2, '0')}.000Z`,
  type: 'reset',
})
const wire = (...entries: Entry[]): string =>
  entries.map((given) => `id: ${String(given.seq)}\ndata: ${JSON.stringify(given)}\n\n`).join('')

/** A feed over a journal that the test holds; each stream is a text that then ends. */
const feedOver = async (script: { journal: Entry[]; stream: string; status?: number }[]) => {
  const seen: (number | string)[] = []
  const states: FeedState[] = []
  let round = 0
  const feed = new JournalFeed({
    call(path) {
      const now = script[round]
      if (!now) return Promise.reject(new Error('nobody listens'))
      if (now.status !== undefined) return Promise.resolve(new Response('{}', { status: now.status }))
      const after = Number(/after=(\d+)/.exec(path)?.[1])
      if (path.startsWith('/stream')) return Promise.resolve(new Response(now.stream))
      const newest = now.journal.at(-1)?.seq ?? 0
      return Promise.resolve(
        Response.json({ data: now.journal.filter(({ seq }) => seq > after), oldest: now.journal[0]?.seq ?? 1, newest }),
      )
    },
    pause() {
      round += 1
      if (round >= script.length) feed.stop()
      return Promise.resolve()
    },
    entries: (entries) => seen.push(...entries.map(({ seq }) => seq)),
    startedOver: () => seen.push('over'),
    state: (state) => states.push(state),
    token() {
      states.push('connecting')
      round += 1
      return Promise.resolve()
    },
  })
  await feed.run()
  return { seen, states }
}

test('the journal so far comes first and the stream goes on from there, without gap or repetition', async () => {
  const { seen, states } = await feedOver([{ journal: [entry(1), entry(2)], stream: wire(entry(2), entry(3)) }])
  expect(seen).toEqual([1, 2, 3])
  expect(states).toEqual(['live', 'lost'])
})

test('what happened while the stream was lost is caught up', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1)], stream: '' },
    { journal: [entry(1), entry(2), entry(3)], stream: wire(entry(4)) },
  ])
  expect(seen).toEqual([1, 2, 3, 4])
})

test('a hole in the stream is filled from the journal', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1)], stream: wire(entry(4)) },
    { journal: [1, 2, 3, 4].map((seq) => entry(seq)), stream: '' },
  ])
  expect(seen).toEqual([1, 2, 3, 4])
})

test('smaller numbers mean another journal, which is read from its start', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1), entry(2), entry(3)], stream: '' },
    { journal: [entry(1, 30)], stream: wire(entry(2, 31)) },
  ])
  expect(seen).toEqual([1, 2, 3, 'over', 1, 2])
})

test('another entry under a known number means another journal too', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1), entry(2)], stream: '' },
    { journal: [entry(1, 30), entry(2, 31), entry(3, 32)], stream: '' },
  ])
  expect(seen).toEqual([1, 2, 'over', 1, 2, 3])
})

test('a refused token is asked for before anything is tried again', async () => {
  const { seen, states } = await feedOver([
    { journal: [], stream: '', status: 401 },
    { journal: [entry(1)], stream: '' },
  ])
  expect(states).toEqual(['refused', 'connecting', 'live', 'lost'])
  expect(seen).toEqual([1])
})
