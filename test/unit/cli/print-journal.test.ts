import { PassThrough, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { printJournal } from '../../../src/cli/print-journal.ts'
import { lifecycle } from '../../../src/delivery/lifecycle.ts'
import { PackedDeliveries } from '../../../src/delivery/packed-deliveries.ts'
import { MemoryStore } from '../../../src/journal/memory-store.ts'

const storeOf = (entries: number) =>
  new MemoryStore({ entries, deliveries: 10, bytes: 1_000_000 }, lifecycle, new PackedDeliveries())
const note = (store: MemoryStore, count: number): void => {
  for (let i = 0; i < count; i++) store.record.noted(0, 'caption', 'x'.repeat(100))
}
const linesOf = (printed: string): { type: string; seq?: number; lost?: number; resumeAfter?: number }[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; seq?: number })

test('prints every entry once and in order, including those written after the end was requested', async () => {
  const store = storeOf(10_000)
  const out = new PassThrough()
  const printed = text(out)
  note(store, 3)
  const finish = printJournal(store, out, (entry) => JSON.stringify(entry))
  note(store, 500)
  await finish()
  out.end()
  expect(linesOf(await printed).map(({ seq }) => seq)).toEqual(Array.from({ length: 503 }, (_, index) => index + 1))
})

test('buffers almost nothing for a reader that does not read, and says what it missed', async () => {
  const store = storeOf(100)
  const out = new PassThrough({ highWaterMark: 1000 })
  const finish = printJournal(store, out, (entry) => JSON.stringify(entry))
  for (let round = 0; round < 50; round++) {
    note(store, 100)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(out.writableLength + out.readableLength).toBeLessThan(5000)
  const printed = text(out)
  await finish()
  out.end()
  const lines = linesOf(await printed)
  const lag = lines.findIndex(({ type }) => type === 'lagged')
  expect(lag).toBeGreaterThan(0)
  const { lost = 0, resumeAfter } = lines[lag] ?? {}
  expect(lost).toBeGreaterThan(4000)
  expect(lines[lag + 1]?.seq).toBe((resumeAfter ?? 0) + 1)
  expect(lines.at(-1)?.seq).toBe(5000)
})

test('does not wait once nobody can read', async () => {
  const store = storeOf(100)
  const out = new PassThrough({ highWaterMark: 10 })
  const finish = printJournal(store, out, (entry) => JSON.stringify(entry))
  note(store, 10)
  await new Promise((resolve) => setImmediate(resolve))
  out.destroy()
  await finish()
  expect(out.destroyed).toBe(true)
})

test('does not wait for a reader that goes away while lines are waiting', async () => {
  const store = storeOf(100)
  const out = new Writable({ highWaterMark: 10, write: () => undefined })
  const finish = printJournal(store, out, (entry) => JSON.stringify(entry))
  note(store, 10)
  out.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
  await finish()
  expect([out.destroyed, out.writableNeedDrain]).toEqual([false, true])
})
