import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Toasts, UNDO_MS } from '../../../../src/dashboard/parts/toasts.ts'
import { verdictOn } from '../../../../src/dashboard/detail/verdict.ts'
import type { AttemptView, DeliveryView } from '../../../../src/timeline/entry-view.ts'

const T = Date.UTC(2026, 0, 1)
const at = (ms: number): string => new Date(T + ms).toISOString()
const attempt = (more: Partial<AttemptView>): AttemptView => ({
  number: 1,
  startedAt: at(0),
  endedAt: at(10),
  method: 'POST',
  url: 'http://receiver.test/',
  headers: [],
  outcome: {
    kind: 'rejected',
    ms: 10,
    response: { status: 503, reason: 'Service Unavailable', headers: {}, bodyBytes: 0, truncated: false },
  },
  decision: { kind: 'retry', why: '503 is not a success', pauseMs: 2000 },
  ...more,
})
const delivery = (more: Partial<DeliveryView>): DeliveryView => ({
  id: 'dlv_1',
  event: { id: 'e', name: 'STARTED', at: at(0) },
  interactionId: 'i',
  subscriptionId: 's',
  dialect: 'interactions',
  state: 'scheduled',
  createdAt: at(0),
  bodyBytes: 0,
  attempts: [],
  ...more,
})
const sentence = (of: DeliveryView, one: AttemptView): string => verdictOn(of, one, T + 10).sentence

test('a verdict says what happened, never what did not', () => {
  const first = attempt({})
  expect(sentence(delivery({ dueAt: at(2010), attempts: [first] }), first)).toBe('Will be tried again in 2 s.')
  expect(sentence(delivery({ state: 'canceled', cancelReason: 'by-hand', attempts: [first] }), first)).toBe(
    'Canceled before it was tried again, by hand.',
  )
  const second = attempt({ number: 2, startedAt: at(2010) })
  expect(sentence(delivery({ attempts: [first, second] }), first)).toBe('It was sent again 2 s later.')
  const last = attempt({ decision: { kind: 'settle', state: 'exhausted', why: 'no attempt is left' } })
  expect(sentence(delivery({ state: 'exhausted', attempts: [last] }), last)).toBe('Settled as exhausted.')
  expect(verdictOn(delivery({}), first, T).headline).toBe('503 Service Unavailable · 10 ms')
})

test('a lost response is reported as such, with what the receiver got', () => {
  const lost = attempt({ faults: ['lost-response'], outcome: { kind: 'unreachable', cause: 'aborted', ms: 5 } })
  const verdict = verdictOn(delivery({ dueAt: at(2010), attempts: [lost] }), lost, T + 10)
  expect(verdict.headline).toBe('Response lost · 5 ms')
  expect(verdict.sentence).toMatch(/^The receiver got the whole request; .*Will be tried again in 2 s\.$/)
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('an undoable action is carried out after its delay, and never if it was undone', async () => {
  const toasts = new Toasts()
  const done: string[] = []
  const carry = (what: string) => async () => void done.push(what)
  await toasts.undoable('first', carry('first'))
  toasts.list.value[0]?.actions.find(({ label }) => label === 'Undo')?.run()
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  expect(done).toEqual([])
  await toasts.undoable('second', carry('second'))
  await vi.advanceTimersByTimeAsync(UNDO_MS)
  expect(done).toEqual(['second'])
  expect(toasts.list.value).toEqual([])
})

test('a pending undoable action is carried out before any other action', async () => {
  const toasts = new Toasts()
  const done: string[] = []
  await toasts.undoable('first', async () => void done.push('first'))
  await toasts.undoable('second', async () => void done.push('second'))
  expect(done).toEqual(['first'])
  await toasts.flush()
  expect(done).toEqual(['first', 'second'])
})

test('an error stays until another replaces it or an action succeeds', async () => {
  const toasts = new Toasts()
  toasts.fail('no')
  await vi.advanceTimersByTimeAsync(60_000)
  toasts.fail('no again')
  expect(toasts.list.value.map(({ text }) => text)).toEqual(['no again'])
  toasts.clearErrors()
  expect(toasts.list.value).toEqual([])
})
