import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntryBody, EntryOf, JournalEntry } from '../../../src/journal/entry.ts'
import { EntryRing } from '../../../src/journal/entry-ring.ts'

const of = { deliveryId: 'dlv_1', subscriptionId: 's' } as const
const decision = { kind: 'retry', pauseMs: 1000, why: 'reset' } as const
const response = { status: 200, reason: 'OK', headers: {}, body: '', truncated: false }
const outcome = { kind: 'unreachable', cause: 'reset', detail: 'reset', ms: 1.5 } as const

/** Everything that happens to a subscription: the compiler asks for what is missing here. */
const CHANGES: Readonly<Record<EntryOf<'subscription-changed'>['change'], true>> = {
  created: true,
  patched: true,
  enabled: true,
  disabled: true,
  deleted: true,
}
const changed = Object.keys(CHANGES).map((change): EntryBody => ({
  type: 'subscription-changed',
  subscriptionId: 's',
  change: change as keyof typeof CHANGES,
}))

/** One body for each way in which an entry can be kept, and for each type with members that may be absent. */
const BODIES: readonly EntryBody[] = [
  { type: 'published', eventId: 'e', event: 'STARTED', interactionId: 'i', deliveries: ['dlv_1'], skipped: [] },
  { type: 'published', eventId: 'e', event: 'STARTED', interactionId: '', deliveries: [], skipped: [] },
  {
    type: 'published',
    eventId: 'e',
    event: 'STARTED',
    interactionId: 'i',
    deliveries: ['dlv_1', 'dlv_2'],
    skipped: [],
  },
  {
    type: 'published',
    eventId: 'e',
    event: 'FINISHED',
    interactionId: 'i',
    deliveries: ['dlv_1'],
    skipped: [{ subscriptionId: 's', why: 'disabled' }],
  },
  { type: 'scheduled', ...of, attempt: 1, dueAt: 5000, why: 'published' },
  { type: 'scheduled', ...of, attempt: 1, dueAt: 0, why: '' },
  { type: 'scheduled', ...of, attempt: 2, dueAt: 5000, why: 'by hand', byHand: true },
  { type: 'scheduled', ...of, attempt: 1, waitsFor: 'dlv_2', why: 'waits' },
  { type: 'attempt-started', ...of, attempt: 1, url: 'http://a.test/' },
  { type: 'fault-fired', ...of, attempt: 0, fault: 'duplicate' },
  { type: 'attempt-ended', ...of, attempt: 1, outcome },
  { type: 'attempt-ended', ...of, attempt: 1, outcome: { kind: 'accepted', response, ms: 0.125 } },
  { type: 'attempt-ended', ...of, attempt: 2, outcome: { kind: 'rejected', response, ms: 0 } },
  { type: 'attempt-ended', ...of, attempt: 3, outcome: { kind: 'rejected', response, ms: 3, stalledMs: 1 } },
  { type: 'decided', ...of, attempt: 1, decision },
  { type: 'cancel-requested', ...of, reason: 'by-hand' },
  { type: 'settled', ...of, state: 'delivered', attempts: 1, why: '200 is a success' },
  { type: 'settled', ...of, state: 'exhausted', attempts: 6, why: '500' },
  { type: 'settled', ...of, state: 'canceled', attempts: 0, why: 'canceled: dropped', cancelReason: 'dropped' },
  { type: 'clock-moved', from: 1, to: 2, mode: 'auto' },
  ...changed,
  { type: 'reset' },
]

const entryOf = (seq: number): JournalEntry => ({
  seq,
  at: seq * 1.5,
  ...(BODIES[seq % BODIES.length] ?? { type: 'reset' }),
})

test.each(BODIES.map((body) => [JSON.stringify(body), body] as const))('returns %s as written', (_, body) => {
  const ring = new EntryRing(10_000)
  const entry: JournalEntry = { seq: 1, at: 1_767_225_600_000, ...body }
  ring.open(entry.at, 100).write(entry)
  expect(ring.after(0, Infinity)).toEqual([entry])
  expect(JSON.stringify(ring.after(0, Infinity))).toBe(JSON.stringify([entry]))
})

test('behaves like a list, whatever is added, dropped, forgotten and read', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.record({ add: fc.integer({ min: 1, max: 900 }) }) },
          { weight: 3, arbitrary: fc.record({ drop: fc.integer({ min: 1, max: 900 }) }) },
          { weight: 1, arbitrary: fc.constant('clear' as const) },
        ),
        { maxLength: 12 },
      ),
      fc.nat(3000),
      fc.nat(300),
      fc.integer({ min: 1, max: 5000 }),
      (moves, after, limit, most) => {
        const ring = new EntryRing(most)
        let list: JournalEntry[] = []
        let seq = 0
        for (const move of moves) {
          if (move === 'clear') {
            ring.clear()
            list = []
          } else if ('add' in move) {
            for (let i = 0; i < move.add; i++) {
              const entry = entryOf(++seq)
              if (list.length === most) expect(ring.shift()).toBe(list.shift()?.seq)
              ring.open(entry.at, seq).write(entry)
              list.push(entry)
            }
          } else for (let i = 0; i < move.drop; i++) expect(ring.shift()).toBe(list.shift()?.seq ?? 0)
        }
        expect([ring.size, ring.newest, ring.oldest]).toEqual([list.length, seq, seq - list.length + 1])
        expect(ring.after(after, limit)).toEqual(list.filter((one) => one.seq > after).slice(0, limit))
        expect(ring.after(0, Infinity)).toEqual(list)
      },
    ),
    { numRuns: 40 },
  )
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const heapBytes = (): number => {
  collect()
  return process.memoryUsage().heapUsed
}

/** A text that shares its bytes with no other. */
const largeText = (name: string, index: number): string => Buffer.alloc(100_000, `${name}${String(index)} `).toString()

/** Members that have one of a few values. */
const FEW = ['type', 'state', 'event']

test.each(BODIES.map((body) => [JSON.stringify(body), body] as const))('keeps nothing of a dropped %s', (_, body) => {
  const ring = new EntryRing(10_000)
  const count = 100
  const before = heapBytes()
  for (let index = 1; index <= count; index++) {
    const large = Object.entries<unknown>({ ...body }).map(([name, value]) => [
      name,
      typeof value === 'string' && !FEW.includes(name) ? largeText(name, index) : value,
    ])
    ring.open(0, 1).write({ seq: index, at: 0, ...(Object.fromEntries(large) as EntryBody) })
  }
  for (let index = 0; index < count; index++) ring.shift()
  expect(heapBytes() - before).toBeLessThan((count * 100_000) / 2)
  expect(ring.size).toBe(0)
})
