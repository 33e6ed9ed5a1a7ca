import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { breakableLine, browserTest, closeBrowser, openPage } from './browser.ts'
import { barriers, lanes, live, startWorld } from './world.ts'

afterAll(closeBrowser)

/** Attempts whose centre is covered by something else, as `row attempt is covered by …`. */
const covered = (page: Page): Promise<string[]> =>
  page.locator('#timeline [data-attempt]').evaluateAll((marks) =>
    marks.flatMap((mark) => {
      const { left, right, top, bottom } = mark.getBoundingClientRect()
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return hit && mark.contains(hit)
        ? []
        : [`${mark.id} is covered by ${hit?.id ?? ''}.${hit?.className ?? 'nothing'}`]
    }),
  )

/** Whether a row stands within the board, not cut by its edges. */
const isInBoard = (row: Element): boolean => {
  const board = row.closest('#timeline')?.getBoundingClientRect()
  const { top, bottom } = row.getBoundingClientRect()
  return board !== undefined && top >= board.top - 1 && bottom <= board.bottom + 1
}

browserTest('no attempt covers the center of another, however close they are, on every scale', async () => {
  await using world = await startWorld([500])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  // The schedule of conversations: pauses from seconds to half an hour.
  await fetch(`${world.mock.controlUrl}/retry-policy`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ policy: 'list(5s, 30s, 2m, 10m, 30m)' }),
  })
  world.mock.publish('STARTED')
  await world.mock.clock.advance(3_600_000)
  world.mock.publish('STARTED')
  await world.mock.clock.advance(180_000)
  await lanes(page).first().locator('[data-attempt="4"]').waitFor()
  for (const scale of ['since', 'clock', 'steps']) {
    await page.getByRole('button', { name: 'View' }).click()
    await page.getByLabel('scale').selectOption(scale)
    await page.keyboard.press('Escape')
    await page.keyboard.press('0')
    await page.waitForFunction(
      () =>
        document.querySelectorAll('#timeline [data-attempt]').length >= 10 && !document.querySelector(':popover-open'),
    )
    expect(await covered(page), scale).toEqual([])
  }
})

browserTest('deliveries published outside the view are counted, and one click scrolls to them', async () => {
  await using world = await startWorld([200])
  for (let i = 0; i < 60; i++) world.mock.publish('STARTED')
  await world.mock.settled()
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  await page.waitForFunction(() => document.querySelector('#count')?.textContent === '60')
  await page.locator('#timeline').evaluate((grid) => grid.scrollTo(0, 900))
  world.mock.publish('STARTED')
  const press = page.getByRole('button', { name: '1 new ↑' })
  await press.click()
  await press.waitFor({ state: 'hidden' })
  expect(await page.locator('#timeline').evaluate((grid) => grid.scrollTop)).toBeLessThan(60)
})

browserTest('attempts outside the view are counted at the edge, and a click shows them', async () => {
  await using world = await startWorld([503])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED')
  await world.mock.clock.advance(5000)
  await lanes(page).locator('[data-attempt="2"]').waitFor()
  for (let i = 0; i < 3; i++) await page.keyboard.press('+')
  await lanes(page).getByText('2 attempts ▸').click()
  await lanes(page).getByText('◂ 1 attempt').click()
  await page.waitForFunction(() => {
    const mark = document.querySelector('[data-attempt="1"]')?.getBoundingClientRect()
    return mark !== undefined && mark.left >= 300
  })
})

browserTest('the document order is the visual order, however rows come and go', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  const first = world.mock.publish('STARTED')
  for (let i = 0; i < 8; i++) world.mock.publish(i % 2 === 0 ? 'STARTED' : 'FINISHED')
  world.mock.publish('FINISHED', { interaction: { id: first.interactionId } })
  await page.waitForFunction(() => document.querySelector('#count')?.textContent === '10')
  // In one step: a row that leaves between finding and measuring stands nowhere.
  const isInOrder = () =>
    page.evaluate(() => {
      const rows = [...document.querySelectorAll('#timeline [role=row]')]
      const tops = rows.map((row) => row.getBoundingClientRect().top)
      return tops.length > 8 && tops.every((top, index) => index === 0 || top >= (tops[index - 1] ?? 0))
    })
  expect(await isInOrder()).toBe(true)
  for (const order of ['oldest', 'newest']) {
    await page.getByRole('button', { name: 'View' }).click()
    await page.getByLabel('order').selectOption(order)
    await page.keyboard.press('Escape')
    await expect.poll(isInOrder).toBe(true)
  }
})

browserTest('rows that are reused while scrolling show their new delivery completely', async () => {
  await using world = await startWorld([503, 200, 200])
  for (let i = 0; i < 120; i++) {
    world.mock.publish(i % 3 === 0 ? 'STARTED' : 'FINISHED')
    await world.mock.clock.advance(2000)
  }
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  await page.waitForFunction(() => document.querySelector('#count')?.textContent === '120')
  const shown = () =>
    page.evaluate(() => {
      const rows = [...document.querySelectorAll('#timeline [role=row]')]
      const tops = rows.map((row) => row.getBoundingClientRect().top)
      return {
        isInOrder: tops.every((top, index) => index === 0 || top >= (tops[index - 1] ?? 0)),
        said: [...document.querySelectorAll<HTMLElement>('.lane')].map((row) => [
          row.dataset['delivery'],
          row.querySelector('.label')?.id.replace(/^lane-/, ''),
          row.querySelector('.event')?.textContent,
          ...[...row.querySelectorAll('[data-attempt]')].map((mark) => `${mark.id} ${mark.textContent}`),
        ]),
      }
    })
  const known = new Map([...world.mock.journal.deliveries()].map((delivery) => [delivery.id as string, delivery]))
  for (const top of [300, 900, 1500, 2600, 1400, 0]) {
    await page.locator('#timeline').evaluate((grid, to) => grid.scrollTo(0, to), top)
    await expect.poll(async () => (await shown()).isInOrder).toBe(true)
    const { said } = await shown()
    expect(said.length).toBeGreaterThan(10)
    for (const [id = '', label, event, ...marks] of said) {
      const delivery = known.get(id ?? '')
      expect([label, event]).toEqual([id, delivery?.eventName])
      expect(marks).toEqual(
        delivery?.attempts.map(
          ({ number, outcome }) =>
            `mark-${id ?? ''}-${String(number)} ${outcome?.kind === 'accepted' ? '●\u2002200' : '■\u2002503'}`,
        ),
      )
    }
  }
})

browserTest("times are in the reader's time zone, with its name, and in UTC on hover", async () => {
  await using world = await startWorld([200])
  await using opened = await openPage(world.mock.url, { timezoneId: 'America/New_York' })
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED')
  // The mock's clock begins at midnight UTC.
  await lanes(page)
    .getByText(/19:00:00$/)
    .waitFor()
  expect(await page.locator('#now').textContent()).toBe('Dec 31 19:00:00')
  expect(await page.locator('#now').getAttribute('title')).toBe('EST; 2026-01-01 00:00:00.000 UTC')
  await lanes(page).locator('.mark.accepted').click()
  await page.locator('#detail').getByText('19:00:00 EST').waitFor()
})

browserTest('the board is fewer than ten tab stops away', async () => {
  await using world = await startWorld([503])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED')
  await lanes(page).locator('.mark.due').waitFor()
  const stops: string[] = []
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    stops.push(await page.evaluate(() => document.activeElement?.id ?? ''))
    if (stops.at(-1) === 'timeline') break
  }
  expect(stops.at(-1)).toBe('timeline')
  expect(stops.length - 1).toBeLessThan(10)
})

browserTest('without the mock, the board is gray, its clock stands still, and its controls are disabled', async () => {
  await using world = await startWorld([503], { clock: 'real' })
  await using line = await breakableLine(Number(new URL(world.mock.url).port))
  await using opened = await openPage(line.url)
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED')
  await lanes(page).locator('.mark.due').waitFor()
  line.cut()
  await page.getByRole('alert').getByText('mock-genesys has stopped or cannot be reached.').waitFor()
  await page.getByText(/Shown as of \d\d:\d\d:\d\d\./).waitFor()
  const read = () =>
    page.evaluate(() => [document.querySelector('#now')?.textContent, document.querySelector('.state')?.textContent])
  const before = await read()
  await page.waitForFunction(
    (started) => performance.now() > started + 1200,
    await page.evaluate(() => performance.now()),
  )
  expect(await read()).toEqual(before)
  expect(await page.locator('#doing').evaluate((node) => node.hasAttribute('inert'))).toBe(true)
  line.mend()
  await live(page)
  await page.locator('#lost').waitFor({ state: 'hidden' })
  expect(await page.locator('#doing').evaluate((node) => node.hasAttribute('inert'))).toBe(false)
})

browserTest('deliveries are found by chip and search; the URL contains both, and the open delivery', async () => {
  await using world = await startWorld([503, 503, 200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  world.mock.publish('FINISHED')
  await world.mock.clock.advance(10_000)
  for (let i = 0; i < 5; i++) world.mock.publish('STARTED')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 6)
  await page.keyboard.press('/')
  await page.keyboard.type('finished status:503 attempts:>1')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 1)
  await page.locator('#totals', { hasText: /^1 of 6 events/ }).waitFor()
  await page.locator('#search').fill('started')
  await page.locator('#totals', { hasText: /^5 of 6 events/ }).waitFor()
  await page.locator('#search').fill('finished status:503 attempts:>1')
  await page.getByRole('radio', { name: 'Retried 1' }).click()
  await lanes(page).locator('[data-attempt="2"]').click()
  await page.getByRole('heading', { name: 'FINISHED · attempt 2 of 3' }).waitFor()
  const address = page.url()
  expect(new URL(address).hash).toMatch(/^#show=retried&q=finished\+status%3A503\+attempts%3A%3E1&d=dlv_\w+&a=2$/)
  await using again = await openPage(address)
  await again.page.getByRole('heading', { name: 'FINISHED · attempt 2 of 3' }).waitFor()
  expect(await lanes(again.page).count()).toBe(1)
  await again.page.keyboard.press('Escape')
  await again.page.locator('#search').fill('attempts:many')
  await again.page.getByText('"attempts:many" is not a search').waitFor()
})

browserTest('the page goes back to any entry of the journal, forward from there, and to the present', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url)
  const { page, complaints } = opened
  await live(page)
  world.mock.publish('STARTED')
  await lanes(page).locator('.mark.due').waitFor()
  await world.mock.clock.advance(5000)
  await lanes(page).locator('.mark.accepted').waitFor()
  await page.keyboard.press('t')
  const place = page.getByLabel('Place in the journal')
  await place.fill('0')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 0)
  const next = page.getByRole('button', { name: 'Next entry' })
  const words = page.locator('.travel-words')
  for (let steps = 0; steps < 30 && !(await words.textContent())?.endsWith('attempt 2 scheduled'); steps++)
    await next.click()
  await lanes(page).locator('.mark.due').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('[data-attempt]').length === 1)
  expect(await lanes(page).locator('.state').textContent()).toBe('next in 5.0 s')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Play' }).click()
  await lanes(page).locator('.mark.accepted').waitFor()
  await page.getByRole('button', { name: 'Back to now' }).click()
  await page.getByRole('group', { name: 'Time travel' }).waitFor({ state: 'detached' })
  expect(await lanes(page).locator('.state').textContent()).toBe('● delivered')
  expect(complaints).toEqual([])
})

browserTest('a click in the density strip shows the events of that time', async () => {
  await using world = await startWorld([200])
  const published: string[] = []
  for (let i = 0; i < 60; i++) {
    published.push(...world.mock.publish('STARTED').deliveries)
    await world.mock.clock.advance(60_000)
  }
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  const strip = page.getByRole('slider', { name: 'Attempts over time' })
  const box = await strip.boundingBox()
  for (const [share, index] of [
    [0.002, 0],
    [0.998, 59],
    [0.5, 30],
  ] as const) {
    await strip.click({ position: { x: (box?.width ?? 0) * share, y: 10 } })
    const row = page.locator(`[data-delivery="${published[index] ?? ''}"]`)
    await row.waitFor()
    expect(await row.evaluate(isInBoard), String(share)).toBe(true)
  }
})
