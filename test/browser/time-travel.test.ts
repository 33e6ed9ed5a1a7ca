import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { lanes, live, startWorld } from './world.ts'

afterAll(closeBrowser)

/** One delivery: its state, and how each of its attempts ended. */
type Seen = readonly [id: string, state: string, attempts: readonly string[]]

const asTheMockSays = async (controlUrl: string): Promise<readonly Seen[]> => {
  const response = await fetch(`${controlUrl}/deliveries`)
  const { data } = (await response.json()) as {
    data: { id: string; state: string; dueAt?: string; attempts: { outcome?: { kind: string } }[] }[]
  }
  return data.map(({ id, state, dueAt, attempts }) => [
    id,
    state === 'scheduled' && dueAt === undefined ? 'held' : state,
    attempts.map(({ outcome }) => outcome?.kind ?? 'in-flight'),
  ])
}

const asThePageShows = (page: Page): Promise<readonly Seen[]> =>
  page
    .locator('.lane')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.getAttribute('data-delivery') ?? '',
        row.getAttribute('data-state') ?? '',
        [...row.querySelectorAll('[data-attempt]')].map(
          (mark) =>
            ['accepted', 'rejected', 'timed-out', 'unreachable', 'in-flight'].find((kind) =>
              mark.classList.contains(kind),
            ) ?? mark.className,
        ),
      ]),
    )

const byId = (seen: readonly Seen[]): readonly Seen[] => seen.toSorted(([one], [other]) => (one < other ? -1 : 1))

/** Numbers from 0 to below 1 that are the same in each run. */
const chance = (): (() => number) => {
  let state = 12_345
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

browserTest('at 50 past instants, the page shows what the control API reported then', async () => {
  await using world = await startWorld([503, 200, 503, 503, 200, 500, 503, 200, 503, 503, 503, 200])
  const { mock } = world
  const next = chance()
  const interactions: string[] = []
  const past: { readonly seq: number; readonly said: readonly Seen[] }[] = []
  for (let instant = 0; instant < 50; instant++) {
    if (instant < 48 && instant % 4 === 0) {
      const started = next() < 0.5 || interactions.length === 0
      const id = interactions.at(Math.floor(next() * interactions.length))
      const { interactionId, deliveries } = started
        ? mock.publish('STARTED')
        : mock.publish('FINISHED', id === undefined ? {} : { interaction: { id } })
      interactions.push(interactionId)
      if (instant % 12 === 0 && deliveries[0]) mock.cancel(deliveries[0])
    }
    await mock.clock.advance(Math.floor(next() * 4000))
    past.push({ seq: mock.journal.range().newest, said: await asTheMockSays(mock.controlUrl) })
  }
  // Tall enough that every row is in the document.
  await using opened = await openPage(mock.url, { width: 1600, height: 1800 })
  const { page, complaints } = opened
  await live(page)
  await page.keyboard.press('t')
  const place = page.getByLabel('Place in the journal')
  await place.waitFor()
  const backwards = past.toReversed()
  for (const { seq, said } of [...backwards, ...past.filter((_, index) => index % 7 === 0)]) {
    await place.fill(String(seq - 1))
    await expect
      .poll(async () => byId(await asThePageShows(page)), { message: `entry ${String(seq)}` })
      .toEqual(byId(said))
  }
  expect(new Set(past.map(({ seq }) => seq)).size).toBeGreaterThan(25)
  expect(complaints).toEqual([])
})

browserTest('keys can replay a delivery from its publication to its end, and then everything', async () => {
  await using world = await startWorld([200, 503, 200, 200])
  const { mock } = world
  mock.note('Act 1 of 1: A short downtime', 'title')
  mock.publish('STARTED')
  await mock.clock.advance(1000)
  const [id = ''] = mock.publish('STARTED').deliveries
  await mock.clock.advance(5000)
  mock.publish('STARTED')
  await mock.clock.advance(1000)
  await using opened = await openPage(mock.url)
  const { page, complaints } = opened
  const { keyboard } = page
  const words = page.locator('.travel-words')
  const ended = page.getByRole('button', { name: 'Play', exact: true })
  const row = page.locator(`[data-delivery="${id}"]`)
  await live(page)
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 3)
  await page.locator('#timeline').focus()
  // Acts stand oldest first: the second row is the one that is retried.
  await keyboard.press('j')
  await keyboard.press('j')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'STARTED · attempt 2 of 2' }).waitFor()
  await keyboard.press('R')
  await page.locator('#detail').waitFor({ state: 'hidden' })
  // At first it goes at the pace at which it happened, so that the wait of five seconds is seen.
  await row.locator('.mark.due').waitFor()
  expect(await row.locator('[data-attempt]').count()).toBe(1)
  await page.getByLabel('Speed').focus()
  await keyboard.press('End')
  await ended.waitFor()
  await row.locator('[data-attempt="2"].accepted').waitFor()
  expect(await words.textContent()).toMatch(/STARTED delivered$/)
  expect(await lanes(page).count()).toBe(2)

  await page.getByRole('button', { name: 'Replay' }).focus()
  await keyboard.press('Enter')
  await ended.waitFor({ state: 'detached' })
  await ended.waitFor()
  const last = String(mock.journal.range().newest)
  expect(await words.textContent()).toContain(`${last} of ${last}`)
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 3)
  await page.locator('#timeline').focus()
  await keyboard.press('t')
  await page.getByRole('group', { name: 'Time travel' }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})
