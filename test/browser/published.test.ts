import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { live, startWorld } from './world.ts'

afterAll(closeBrowser)

/**
 * Frames of a second. The bound of a second counts in the page's own frames, from the arrival of the entry that says
 * that the attempt began: other programs on the machine delay both the mock and the clock on the wall, not this.
 */
const SECOND = 60

/**
 * Watches for the first attempt of a delivery that the page does not know yet. `seen` resolves to the frames from the
 * arrival of its entry until the mark stands in view, and is what lies at its centre; to ten seconds of them if it
 * never does.
 */
const watch = (page: Page) =>
  page.evaluateHandle(() => {
    const known = new Set([...document.querySelectorAll('.lane')].map((lane) => lane.getAttribute('data-delivery')))
    const decode = Object.getOwnPropertyDescriptor(TextDecoder.prototype, 'decode')
    let arrived: number | undefined
    let frame = 0
    const isInView = (mark: Element): boolean => {
      const grid = document.querySelector('#timeline')?.getBoundingClientRect()
      const { left, right, top, bottom } = mark.getBoundingClientRect()
      if (!grid || top < grid.top || bottom > grid.bottom || left < grid.left || right > grid.right) return false
      return mark.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
    }
    const seen = new Promise<number>((resolve) => {
      TextDecoder.prototype.decode = function (...given) {
        const text = (decode?.value as TextDecoder['decode']).apply(this, given)
        if (text.includes('"attempt-started"')) arrived ??= frame
        return text
      }
      const look = (): void => {
        frame += 1
        const marks = document.querySelectorAll('.lane [data-attempt="1"]')
        const fresh = [...marks].find((mark) => !known.has(mark.closest('.lane')?.getAttribute('data-delivery') ?? ''))
        const frames = frame - (arrived ?? frame)
        if (frames < 600 && !(fresh && arrived !== undefined && isInView(fresh)))
          return void requestAnimationFrame(look)
        if (decode) Object.defineProperty(TextDecoder.prototype, 'decode', decode)
        resolve(frames)
      }
      requestAnimationFrame(look)
    })
    // A promise that is returned as such would be waited for.
    return { seen }
  })

const choose = async (page: Page, label: string, value: string): Promise<void> => {
  await page.getByRole('button', { name: 'View' }).click()
  await page.getByLabel(label).selectOption(value)
  await page.keyboard.press('Escape')
}

/** What a person may have done to the view before. */
const MOVES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'nothing was moved': () => Promise.resolve(),
  'all was fitted': (page) => page.keyboard.press('0'),
  'the view was moved and scrolled away': async (page) => {
    await page.getByRole('button', { name: 'View' }).click()
    await page.getByRole('button', { name: 'Earlier' }).click()
    await page.keyboard.press('Escape')
    await page.locator('#timeline').evaluate((grid) => grid.scrollTo(0, 900))
  },
}

const SCALES = ['since', 'clock', 'steps']

const opened = async (deliveries: number) => {
  const world = await startWorld([200], { clock: 'real' })
  for (let i = 0; i < deliveries; i++) world.mock.publish('STARTED')
  await world.mock.settled()
  const { page, complaints, ...closing } = await openPage(world.mock.url)
  await live(page)
  await page.waitForFunction((count) => document.querySelector('#count')?.textContent === count, String(deliveries))
  return {
    world,
    page,
    complaints,
    async [Symbol.asyncDispose]() {
      await closing[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

for (const deliveries of [3, 500])
  browserTest(
    `a delivery published among ${String(deliveries)} is in view within a second, however the view was moved`,
    async () => {
      await using world = await opened(deliveries)
      const { page, complaints } = world
      for (const scale of SCALES)
        for (const [move, make] of Object.entries(MOVES)) {
          await choose(page, 'scale', scale)
          await make(page)
          const watched = await watch(page)
          await page.getByRole('button', { name: 'Publish STARTED' }).click()
          const frames = await watched.evaluate(({ seen }) => seen)
          expect(frames, `on the scale ${scale}, after ${move}`).toBeLessThanOrEqual(SECOND)
        }
      expect(complaints).toEqual([])
    },
  )

browserTest('a delivery published by a program is visible within a second, even after fitting everything', async () => {
  await using world = await opened(60)
  const { page, complaints } = world
  for (const scale of SCALES)
    for (const move of ['nothing was moved', 'all was fitted']) {
      await choose(page, 'scale', scale)
      await MOVES[move]?.(page)
      const watched = await watch(page)
      world.world.mock.publish('STARTED')
      const frames = await watched.evaluate(({ seen }) => seen)
      expect(frames, `on the scale ${scale}, after ${move}`).toBeLessThanOrEqual(SECOND)
    }
  expect(complaints).toEqual([])
})
