import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MockClock } from '../../../src/clock/mock-clock.ts'
import type { Wakeup } from '../../../src/clock/clock.ts'

/** What one wake-up does besides being woken. */
type Deed = 'nothing' | 'cancels' | 'schedules' | 'holds' | 'advances' | 'throws'

/**
 * Wakes many while wake-ups cancel others, add others at, before and behind the time that it is, take work in hand,
 * move the clock a second time, and throw.
 */
const play = async (many: number, spreadMs: number, deeds: readonly Deed[]) => {
  const woken: number[] = []
  const isWoken = new Set<number>()
  const at: number[] = []
  const canceled = new Set<number>()
  const due: number[] = []
  const wakeups: Wakeup[] = []
  const further: Promise<void>[] = []
  let failures = 0
  let isEarly = false
  const clock = new MockClock({ mode: 'manual', startAt: 0, failed: () => (failures += 1) })
  const add = (dueAt: number, deed: Deed): void => {
    const number = due.push(Math.max(dueAt, clock.now())) - 1
    wakeups.push(
      clock.schedule(dueAt, () => {
        woken.push(number)
        isWoken.add(number)
        at.push(clock.now())
        isEarly ||= clock.now() < dueAt
        act(number, deed)
      }),
    )
  }
  const act = (number: number, deed: Deed): void => {
    const other = (number * 7919 + 1) % due.length
    if (deed === 'cancels' && !isWoken.has(other)) {
      wakeups[other]?.cancel()
      canceled.add(other)
    } else if (deed === 'schedules') {
      for (const later of [-5, 0, 1, spreadMs]) add(clock.now() + later, 'nothing')
    } else if (deed === 'holds') {
      const release = clock.hold()
      setImmediate(() => {
        add(clock.now(), 'nothing')
        release()
      })
    } else if (deed === 'advances') further.push(clock.advance(spreadMs * 3))
    else if (deed === 'throws') throw new Error('on purpose')
  }
  for (let i = 0; i < many; i++) add((i * 31) % spreadMs, deeds[i % deeds.length] ?? 'nothing')
  await clock.advance(spreadMs * 3)
  await Promise.all(further)
  await clock.advance(spreadMs * 3)
  const left = clock.nextDue()
  clock.close()
  return { woken, at, canceled, due, left, failures, isEarly }
}

const holds = ({ woken, at, canceled, due, left, isEarly }: Awaited<ReturnType<typeof play>>): void => {
  expect(new Set(woken).size, 'nothing twice').toBe(woken.length)
  expect(woken.length + canceled.size, 'nothing lost').toBe(due.length)
  expect(
    woken.filter((number) => canceled.has(number)),
    'nothing that was canceled',
  ).toEqual([])
  expect(
    at.every((time, index) => index === 0 || time >= (at[index - 1] ?? 0)),
    'time never goes back',
  ).toBe(true)
  expect(
    woken.every((number, index) => index === 0 || (due[number] ?? 0) >= (due[woken[index - 1] ?? 0] ?? 0)),
    'in order',
  ).toBe(true)
  expect([isEarly, left]).toEqual([false, undefined])
}

test('no wake-up is lost, repeated or out of order, whatever the wake-ups do', async () => {
  const deed = fc.constantFrom<Deed>('nothing', 'cancels', 'schedules', 'holds', 'advances', 'throws')
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2500 }),
      fc.integer({ min: 1, max: 40 }),
      fc.array(deed, { minLength: 1, maxLength: 12 }),
      async (many, spreadMs, deeds) => {
        const sparse = deeds.flatMap((one) => [one, ...Array.from({ length: 50 }, (): Deed => 'nothing')])
        holds(await play(many, spreadMs, sparse))
      },
    ),
    { numRuns: 30, seed: 1 },
  )
})

test('50,000 wake-ups at a few instants keep their order through cancels, holds and further advances', async () => {
  const rare = Array.from(
    { length: 997 },
    (_, i): Deed => (['cancels', 'schedules', 'holds', 'advances', 'throws'] as const)[i] ?? 'nothing',
  )
  const outcome = await play(50_000, 10, rare)
  holds(outcome)
  expect(outcome.failures).toBeGreaterThan(40)
})
