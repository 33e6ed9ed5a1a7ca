import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Slots } from '../../../../src/scenario/run/slots.ts'

const gate = (): { readonly passed: Promise<void>; open: () => void } => {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open: () => open() }
}

test('at most the given number of tasks run at once, in order', async () => {
  const slots = new Slots(2)
  let now = 0
  let most = 0
  const order: number[] = []
  await Promise.all(
    [...Array(6).keys()].map((index) =>
      slots.within(async () => {
        order.push(index)
        most = Math.max(most, ++now)
        await Promise.resolve()
        now -= 1
      }),
    ),
  )
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4, 5]])
})

test('a task that waits lends its slot, and resumes before new tasks start', async () => {
  const slots = new Slots(2)
  const [waits, holds, last] = [gate(), gate(), gate()]
  const told: string[] = []
  const first = slots.within(async () => {
    await slots.aside(() => waits.passed)
    told.push('first came back')
  })
  const held = slots.within(() => holds.passed)
  const lent = slots.within(async () => {
    told.push('lent')
    await last.passed
  })
  const later = slots.within(() => Promise.resolve(void told.push('later')))
  await turn()
  expect(told).toEqual(['lent'])
  waits.open()
  // Both places are taken again.
  await turn()
  expect(told).toEqual(['lent'])
  holds.open()
  last.open()
  await Promise.all([first, held, lent, later])
  expect(told).toEqual(['lent', 'first came back', 'later'])
})

test('with a single slot, nothing runs beside a waiting task, and an error frees the slot', async () => {
  const slots = new Slots(1)
  const waits = gate()
  const told: string[] = []
  const first = slots.within(async () => {
    await slots.aside(() => waits.passed)
    told.push('first')
    throw new Error('broken')
  })
  const second = slots.within(() => Promise.resolve(void told.push('second')))
  waits.open()
  await expect(first).rejects.toThrow('broken')
  await second
  expect(told).toEqual(['first', 'second'])
})
