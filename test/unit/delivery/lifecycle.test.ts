import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apply, type AttemptState, type LifecycleState } from '../../../src/delivery/lifecycle.ts'
import type { DeliveryEntry } from '../../../src/journal/entry.ts'

const of = { seq: 1, at: 5000, deliveryId: 'dlv_1', subscriptionId: 's' } as const

const attemptOf = (number: number): AttemptState => ({
  number,
  faults: [],
  endedAt: undefined,
  outcome: undefined,
  decision: undefined,
})

const deliveryIn = (state: Partial<LifecycleState>): LifecycleState => ({
  state: 'scheduled',
  dueAt: undefined,
  waitsFor: undefined,
  settledAt: undefined,
  cancelReason: undefined,
  attemptsBefore: 0,
  attempts: [],
  ...state,
})

const outcome = { kind: 'unreachable', cause: 'reset', detail: 'reset', ms: 1 } as const
const decision = { kind: 'retry', pauseMs: 1000, why: 'reset' } as const

const CASES: Readonly<Record<string, readonly [Partial<LifecycleState>, DeliveryEntry, Partial<LifecycleState>]>> = {
  'a new delivery is due': [
    {},
    { ...of, type: 'scheduled', attempt: 1, dueAt: 6000, why: 'published' },
    { state: 'scheduled', dueAt: 6000 },
  ],
  'a new delivery is held back': [
    {},
    { ...of, type: 'scheduled', attempt: 1, waitsFor: 'dlv_2', why: 'waits' },
    { state: 'scheduled', waitsFor: 'dlv_2' },
  ],
  'a delivery that was held back is due': [
    { waitsFor: 'dlv_2' },
    { ...of, type: 'scheduled', attempt: 1, dueAt: 5000, why: 'dlv_2 has settled' },
    { dueAt: 5000, waitsFor: undefined },
  ],
  'a settled delivery is redelivered by hand, in a new round': [
    { state: 'canceled', settledAt: 4000, cancelReason: 'by-hand', attempts: [attemptOf(1), attemptOf(2)] },
    { ...of, type: 'scheduled', attempt: 3, dueAt: 5000, byHand: true, why: 'redelivered by hand' },
    { state: 'scheduled', dueAt: 5000, settledAt: undefined, cancelReason: undefined, attemptsBefore: 2 },
  ],
  'a redelivery by schedule begins no round': [
    { state: 'in-flight', attempts: [attemptOf(1)] },
    { ...of, type: 'scheduled', attempt: 2, dueAt: 6000, why: 'reset' },
    { state: 'scheduled', dueAt: 6000, attemptsBefore: 0 },
  ],
  'an attempt starts': [
    { dueAt: 5000 },
    { ...of, type: 'attempt-started', attempt: 1, url: 'http://a.test/' },
    { state: 'in-flight', dueAt: undefined, attempts: [attemptOf(1)] },
  ],
  'a fault fires on an attempt': [
    { attempts: [attemptOf(1)] },
    { ...of, type: 'fault-fired', attempt: 1, fault: 'unsigned' },
    { attempts: [{ ...attemptOf(1), faults: ['unsigned'] }] },
  ],
  'a fault fires in what is owed, on no attempt': [
    {},
    { ...of, type: 'fault-fired', attempt: 0, fault: 'duplicate' },
    {},
  ],
  'an attempt ends': [
    { state: 'in-flight', attempts: [attemptOf(1)] },
    { ...of, type: 'attempt-ended', attempt: 1, outcome },
    { state: 'in-flight', attempts: [{ ...attemptOf(1), endedAt: 5000, outcome }] },
  ],
  'what follows an attempt is decided': [
    { state: 'in-flight', attempts: [attemptOf(1)] },
    { ...of, type: 'decided', attempt: 1, decision },
    { state: 'in-flight', attempts: [{ ...attemptOf(1), decision }] },
  ],
  'a delivery is to be canceled while it is in flight': [
    { state: 'in-flight' },
    { ...of, type: 'cancel-requested', reason: 'by-hand' },
    { state: 'in-flight', cancelReason: 'by-hand' },
  ],
  'a success counts, though it was to be canceled': [
    { state: 'in-flight', cancelReason: 'by-hand' },
    { ...of, type: 'settled', state: 'delivered', attempts: 1, why: '200' },
    { state: 'delivered', settledAt: 5000, cancelReason: undefined },
  ],
  'a delivery is canceled while it waits': [
    { dueAt: 9000, waitsFor: 'dlv_2' },
    { ...of, type: 'settled', state: 'canceled', attempts: 0, why: 'canceled', cancelReason: 'shutdown' },
    { state: 'canceled', dueAt: undefined, waitsFor: undefined, settledAt: 5000, cancelReason: 'shutdown' },
  ],
}

test.each(Object.entries(CASES))('%s', (_, [before, entry, after]) => {
  const delivery = deliveryIn(before)
  apply(delivery, entry, entry.type === 'attempt-started' ? attemptOf(entry.attempt) : undefined)
  expect(delivery).toEqual(deliveryIn({ ...before, ...after }))
})

const SRC = join(import.meta.dirname, '../../../src')
const FIELDS = 'state|dueAt|waitsFor|cancelReason|settledAt|attemptsBefore|endedAt|outcome|decision'
const WRITES = new RegExp(
  [
    String.raw`\b(?:delivery|attempt|held|settled|one)\.(?:${FIELDS})\s*=[^=]`,
    String.raw`\.attempts\.(?:push|pop|shift|splice|unshift)\(`,
    String.raw`-readonly \[[^\]]*Delivery`,
  ].join('|'),
)

test('no other file writes fields of a delivery that the journal determines', () => {
  const rooms = ['journal', 'delivery', 'engine', 'server', 'load', 'scenario', 'cli']
  const files = rooms.flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${room}/${file}`),
  )
  const writers = files.filter((file) => WRITES.test(readFileSync(join(SRC, file), 'utf8')))
  expect(writers).toEqual(['delivery/lifecycle.ts'])
})
