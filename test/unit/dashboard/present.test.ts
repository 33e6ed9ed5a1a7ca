import { expect, test } from 'vitest'
import { Playback } from '../../../src/dashboard/present/playback.ts'
import { Scene } from '../../../src/dashboard/present/scene.ts'
import type { Entry, EntryDetails } from '../../../src/timeline/entry-view.ts'

const START = Date.parse('2026-01-01T00:00:00Z')
const OF = { deliveryId: 'dlv_1', subscriptionId: 's' }
const note = (kind: 'title' | 'caption', text: string): EntryDetails => ({ type: 'noted', kind, text })
const effect = (kind: 'effect' | 'duplicate'): EntryDetails => ({
  type: 'noted',
  kind,
  text: '',
  interactionId: 'i',
  event: 'STARTED',
})
const attempt = (number: number, status: number): EntryDetails[] => [
  { type: 'attempt-started', ...OF, attempt: number, url: 'http://r.test/' },
  {
    type: 'attempt-ended',
    ...OF,
    attempt: number,
    outcome: {
      kind: status === 200 ? 'accepted' : 'rejected',
      ms: 1,
      response: { status, reason: '', headers: {}, bodyBytes: 0, truncated: false },
    },
  },
]

const TOLD: readonly EntryDetails[] = [
  note('title', 'Act 1 of 1: Twice'),
  note('caption', 'It begins.'),
  { type: 'published', event: 'STARTED', eventId: 'e', interactionId: 'i', deliveries: ['dlv_1'] },
  ...attempt(1, 503),
  { type: 'scheduled', ...OF, attempt: 2, dueAt: new Date(START + 2000).toISOString(), why: '' },
  ...attempt(2, 200),
  effect('effect'),
  effect('duplicate'),
  { type: 'settled', ...OF, state: 'delivered', attempts: 2, why: '' },
]
const entries = TOLD.map((told, index): Entry => ({
  seq: index + 1,
  at: new Date(START + index).toISOString(),
  ...told,
}))

/** What a scene shows, in words. */
const shown = ({ parts, flight, ledger, ofAct }: Scene): string =>
  [
    parts.at(-1)?.caption,
    flight.kind,
    ofAct.map(({ marks }) => marks.map(({ summary }) => summary).join(' ')).join(';'),
    ledger.map(({ effects, duplicates }) => `${String(effects)}/${String(duplicates)}`).join(),
  ].join('|')

const played = () => {
  const seen: string[] = []
  const timers: (() => void)[] = []
  const playback = new Playback({
    show: (scene) => void seen.push(shown(scene)),
    later(_, then) {
      timers.push(then)
      return () => void timers.splice(0)
    },
  })
  const run = (): void => {
    for (let next = timers.shift(); next; next = timers.shift()) next()
  }
  return { playback, seen, run }
}

const STORY = [
  '|nothing||',
  'It begins.|nothing||',
  'It begins.|request|in flight|',
  'It begins.|response|503|',
  'It begins.|pause|503|',
  'It begins.|request|503 in flight|',
  'It begins.|response|503 200|',
  'It begins.|response|503 200|1/0',
  'It begins.|response|503 200|1/1',
  'It begins.|response|503 200|1/1',
]

test('a presentation shows one step after the other: request, response, delay, effects', () => {
  const { playback, seen, run } = played()
  playback.add(entries)
  run()
  expect(seen).toEqual(STORY)
  expect(playback.position).toEqual({ shown: 10, all: 10 })
})

test('scrubbing to any step shows what was shown then, forward and back', () => {
  const { playback, seen, run } = played()
  playback.add(entries)
  run()
  for (const beats of [3, 9, 1, 5, 10, 0, 7]) {
    playback.seek(beats)
    expect(seen.at(-1)).toBe(STORY[beats - 1] ?? '|nothing||')
    expect([playback.mode, playback.position.shown]).toEqual(['stopped', beats])
  }
  playback.scrub(-1)
  expect(playback.position.shown).toBe(6)
})

test('stepping stays at each step, whatever happens meanwhile, and follows the journal again at the end', () => {
  const { playback, seen, run } = played()
  playback.add(entries.slice(0, 4))
  run()
  playback.seek(1)
  playback.add(entries.slice(4))
  run()
  expect(seen.at(-1)).toBe(STORY[0])
  for (const beat of STORY.slice(1)) {
    playback.step()
    expect([seen.at(-1), playback.mode]).toEqual([beat, 'stopped'])
  }
  playback.step()
  expect(playback.mode).toBe('live')
})

test('a replay plays the act from its title, and then follows the journal', () => {
  const { playback, seen, run } = played()
  playback.add(entries)
  run()
  seen.length = 0
  playback.replay()
  expect(playback.mode).toBe('replay')
  run()
  expect(seen.slice(1)).toEqual([...STORY, STORY.at(-1)])
  expect(playback.mode).toBe('live')
})

test('a journal that is far ahead is shown in its current state, and a new journal starts over', () => {
  const { playback, seen } = played()
  const many = Array.from({ length: 100 }, (_, index): Entry => ({
    seq: index + 1,
    at: new Date(START).toISOString(),
    ...note('caption', `Sentence ${String(index)}`),
  }))
  playback.add(many)
  expect(seen).toEqual(['Sentence 99|nothing||'])
  playback.forget()
  expect(playback.position).toEqual({ shown: 0, all: 0 })
})
