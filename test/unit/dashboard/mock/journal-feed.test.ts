import { expect, test } from 'vitest'
import type { Entry } from '../../../../src/timeline/entry-view.ts'
import { JournalFeed, type FeedState } from '../../../../src/dashboard/mock/journal-feed.ts'

const entry = (seq: number, second = seq): Entry => ({
  seq,
  at: `2024-01-01T00:00:${String(second).padStart(2, '0')}.000Z`,
  type: 'reset',
})
const wire = (...entries: Entry[]): string =>
  entries.map((given) => `id: ${String(given.seq)}\ndata: ${JSON.stringify(given)}\n\n`).join('')

interface Round {
  readonly journal: readonly Entry[]
  readonly stream: string
  readonly status?: number
  /** Number of the entry up to which the deliveries are read; 0 unless given. */
  readonly rows?: number
  /** Whether there are more deliveries than are read at once. */
  readonly hasOlder?: boolean
  /** How often the older deliveries are asked for in vain, because where they begin is no longer kept. */
  readonly gone?: number
}

/** A feed over a journal that the test holds; each stream is a text that then ends. */
const feedOver = async (script: readonly Round[], isWhole = true) => {
  const seen: (number | string)[] = []
  const states: FeedState[] = []
  let round = 0
  let refused = 0
  const feed = new JournalFeed({
    call(path) {
      const now = script[round]
      if (!now) return Promise.reject(new Error('nobody listens'))
      if (now.status !== undefined) return Promise.resolve(new Response('{}', { status: now.status }))
      const after = Number(/after=(\d+)/.exec(path)?.[1])
      if (path.startsWith('/stream')) return Promise.resolve(new Response(now.stream))
      const newest = now.journal.at(-1)?.seq ?? 0
      const known = now.rows ?? 0
      if (path.includes('before=') && refused < (now.gone ?? 0)) {
        refused += 1
        return Promise.resolve(Response.json({}, { status: 404 }))
      }
      if (path.startsWith('/timeline'))
        return Promise.resolve(
          Response.json({
            data: [],
            seq: known,
            now: 0,
            parts: [],
            refused: [],
            ...(now.hasOlder && !path.includes('before=') && { next: 'dlv_1' }),
          }),
        )
      return Promise.resolve(
        Response.json({ data: now.journal.filter(({ seq }) => seq > after), oldest: now.journal[0]?.seq ?? 1, newest }),
      )
    },
    ...(!isWhole && {
      rows: {
        begin({ seq }) {
          seen.push(`rows at ${String(seq)}`)
          return Promise.resolve()
        },
        older: () => seen.push('older'),
      },
    }),
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

test('the journal so far comes first and the stream continues from there, without gaps or repeats', async () => {
  const { seen, states } = await feedOver([{ journal: [entry(1), entry(2)], stream: wire(entry(2), entry(3)) }])
  expect(seen).toEqual([1, 2, 3])
  expect(states).toEqual(['live', 'lost'])
})

test('entries missed while the stream was down are caught up', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1)], stream: '' },
    { journal: [entry(1), entry(2), entry(3)], stream: wire(entry(4)) },
  ])
  expect(seen).toEqual([1, 2, 3, 4])
})

test('a gap in the stream is filled from the journal', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1)], stream: wire(entry(4)) },
    { journal: [1, 2, 3, 4].map((seq) => entry(seq)), stream: '' },
  ])
  expect(seen).toEqual([1, 2, 3, 4])
})

test('smaller numbers mean a new journal, which is read from the start', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1), entry(2), entry(3)], stream: '' },
    { journal: [entry(1, 30)], stream: wire(entry(2, 31)) },
  ])
  expect(seen).toEqual([1, 2, 3, 'over', 1, 2])
})

test('a different entry under a known number means a new journal', async () => {
  const { seen } = await feedOver([
    { journal: [entry(1), entry(2)], stream: '' },
    { journal: [entry(1, 30), entry(2, 31), entry(3, 32)], stream: '' },
  ])
  expect(seen).toEqual([1, 2, 'over', 1, 2, 3])
})

test('a rejected token is requested again before anything is retried', async () => {
  const { seen, states } = await feedOver([
    { journal: [], stream: '', status: 401 },
    { journal: [entry(1)], stream: '' },
  ])
  expect(states).toEqual(['refused', 'connecting', 'live', 'lost'])
  expect(seen).toEqual([1])
})

test('a page that opens late reads the current state, and then only new entries', async () => {
  const journal = [1, 2, 3].map((seq) => entry(seq))
  const { seen } = await feedOver([{ journal, rows: 2, hasOlder: true, stream: wire(entry(4)) }], false)
  expect(seen).toEqual(['rows at 2', 'older', 3, 4])
})

test('deliveries are read again if the one that the next page starts from was dropped meanwhile', async () => {
  const { seen, states } = await feedOver(
    [{ journal: [entry(1)], stream: '', rows: 1, hasOlder: true, gone: 1 }],
    false,
  )
  expect(seen).toEqual(['rows at 1', 'rows at 1', 'older'])
  expect(states).toEqual(['live', 'lost'])
})

test('a page that missed more than the journal keeps reads the current state again', async () => {
  const { seen } = await feedOver(
    [
      { journal: [entry(1), entry(2)], rows: 2, stream: wire(entry(3)) },
      { journal: [20, 21].map((seq) => entry(seq)), rows: 21, stream: wire(entry(22)) },
    ],
    false,
  )
  expect(seen).toEqual(['rows at 2', 3, 'rows at 21', 22])
})

test('deliveries of a new journal are read from the start', async () => {
  const { seen } = await feedOver(
    [
      { journal: [entry(1), entry(2)], rows: 2, stream: '' },
      { journal: [entry(1, 30)], rows: 1, stream: wire(entry(2, 31)) },
    ],
    false,
  )
  expect(seen).toEqual(['rows at 2', 'over', 'rows at 1', 2])
})
