import { afterAll, expect } from 'vitest'
import { breakableLine, browserTest, closeBrowser, openPage } from './browser.ts'
import { barriers, lanes, live, MARKUP, resetNow, startWorld } from './world.ts'

afterAll(closeBrowser)

browserTest('a published event is shown to fail, to wait, and to be accepted after a step of the clock', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url)
  const { page, complaints } = opened
  await live(page)
  await page.getByRole('button', { name: 'STARTED' }).click()
  const lane = lanes(page)
  await lane.locator('.mark.rejected').waitFor()
  await lane.locator('.mark.due').waitFor()
  expect(await lane.locator('.state').textContent()).toBe('next in 5.0 s')
  await page.getByRole('button', { name: 'Step to next due' }).click()
  await lane.locator('.mark.accepted').waitFor()
  expect(await lane.locator('.state').textContent()).toBe('● delivered')
  expect(await page.locator('.count.accepted').textContent()).toBe('1 accepted')
  await page.waitForFunction(
    () => document.querySelector('#announcer')?.textContent === 'STARTED delivered after 2 attempts',
  )
  expect(complaints).toEqual([])
})

browserTest('an attempt shows its request, signature, response and comparison, and can be redelivered', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url)
  const { page, complaints } = opened
  await live(page)
  world.mock.publish('STARTED')
  await lanes(page).locator('.mark.due').waitFor()
  await page.getByRole('button', { name: 'Step to next due' }).click()
  await lanes(page).locator('.mark.accepted').click()
  const detail = page.locator('#detail')
  await detail.getByText('● 200 OK').waitFor()
  await detail.getByText('Settled as delivered.').waitFor()
  await detail.getByText('200 is a success').waitFor()
  await detail.getByText(`POST ${world.target}`).waitFor()
  await detail.getByRole('button', { name: 'Request body, raw' }).click()
  expect(await detail.getByRole('region', { name: 'Request body' }).textContent()).toBe(
    Buffer.from([...world.mock.journal.deliveries()][0]?.body ?? []).toString(),
  )
  await detail.getByRole('tab', { name: 'Signature' }).click()
  await detail.getByText(/^Sent sha1=[0-9a-f]{40}: the same$/).waitFor()
  await detail.getByRole('tab', { name: 'Compare' }).click()
  await detail.getByText(/^= Request body: byte for byte identical, \d+ bytes$/).waitFor()
  await detail.getByText('~ Request headers: 1 new each attempt, as expected').waitFor()
  await detail.getByRole('button', { name: 'Copy as curl' }).click()
  await detail.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`curl -sS -i -X POST ${world.target}`)
  await detail.getByRole('button', { name: 'Redeliver' }).click()
  await lanes(page).locator('[data-attempt="3"].accepted').waitFor()
  await detail.getByRole('group', { name: 'Attempts' }).getByRole('button').nth(2).click()
  await detail.getByLabel('with').locator('option', { hasText: 'attempt 2' }).waitFor({ state: 'attached' })
  expect(complaints).toEqual([])
})

browserTest('a waiting delivery can be canceled, and a reset clears everything', async () => {
  await using world = await startWorld([503])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  world.mock.publish('FINISHED')
  await lanes(page).locator('.mark.due').waitFor()
  await lanes(page).click()
  await page.locator('#detail').getByRole('button', { name: 'Cancel' }).click()
  await page.locator('.lane[data-state=canceled]').waitFor()
  await resetNow(page)
  await page.getByRole('list', { name: 'First steps' }).waitFor()
  expect(await lanes(page).count()).toBe(0)
  expect(await page.locator('#detail').isVisible()).toBe(false)
})

browserTest('entries written while the stream is down appear exactly once after it reconnects', async () => {
  await using world = await startWorld([200])
  await using line = await breakableLine(Number(new URL(world.mock.url).port))
  await using opened = await openPage(line.url)
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED')
  await lanes(page).locator('.mark.accepted').waitFor()
  line.cut()
  await page.waitForSelector('#connection[data-state=lost]')
  for (let i = 0; i < 3; i++) world.mock.publish('FINISHED')
  await world.mock.settled()
  line.mend()
  await live(page)
  await page.waitForFunction(() => document.querySelectorAll('.lane .mark').length === 4)
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 4)
  world.mock.publish('FINISHED')
  await page.waitForFunction(() => document.querySelectorAll('.lane .mark').length === 5)
})

browserTest('a mock that restarted at the same address is shown from its start', async () => {
  const first = await startWorld([200])
  await using opened = await openPage(first.mock.url)
  const { page } = opened
  await live(page)
  for (let i = 0; i < 3; i++) first.mock.publish('STARTED')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 3)
  await first[Symbol.asyncDispose]()
  await using second = await startWorld([200], { port: Number(new URL(first.mock.url).port) })
  second.mock.publish('FINISHED')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 1)
  expect(await lanes(page).locator('.event').textContent()).toBe('FINISHED')
})

browserTest('everything can be done with only the keyboard', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  const tabTo = async (id: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return
    }
    throw new Error(`Tab never came to ${id}`)
  }
  await tabTo('publish-main')
  await page.keyboard.press('Enter')
  await lanes(page).locator('.mark.due').waitFor()
  await tabTo('timeline')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.waitForSelector('.mark.rejected.chosen')
  expect(await page.locator('#timeline').getAttribute('aria-activedescendant')).toMatch(/^mark-dlv_\w+-1$/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.textContent === 'STARTED · attempt 1 of 1')
  await page.keyboard.press('r')
  await lanes(page).locator('[data-attempt="2"].accepted').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('timeline')
  expect(await page.locator('#detail').isVisible()).toBe(false)
})

browserTest('markup in a response is shown as text and stays inert', async () => {
  await using world = await startWorld([200])
  await using opened = await openPage(world.mock.url)
  const { page, complaints } = opened
  await live(page)
  world.mock.publish('STARTED', { interaction: { subject: MARKUP } })
  await lanes(page).locator('.mark.accepted').click()
  expect(await page.getByRole('region', { name: 'Response body' }).textContent()).toBe(MARKUP)
  expect(await page.locator('#detail img, #detail script').count()).toBe(0)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(complaints).toEqual([])
})

browserTest('an interaction that is not JSON is reported', async () => {
  await using world = await startWorld([200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  await page.getByRole('button', { name: 'Publish more' }).click()
  await page.getByLabel('interaction, as JSON').fill('{oops')
  await page.getByRole('button', { name: 'STARTED', exact: true }).click()
  await page.getByRole('alert').getByText('the interaction is not JSON').waitFor()
})

browserTest('a control token is requested once per tab', async () => {
  await using world = await startWorld([200], { controlToken: 'token-1' })
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await page.getByRole('dialog').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('value').fill('wrong')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#ask-value')?.value === '')
  await page.getByLabel('value').fill('token-1')
  await page.keyboard.press('Enter')
  await live(page)
  await page.reload()
  await live(page)
  await page.getByRole('button', { name: 'STARTED' }).click()
  await lanes(page).locator('.mark.accepted').waitFor()
})

browserTest('with thousands of deliveries only the visible rows are drawn, and the page stays fast', async () => {
  await using world = await startWorld([200])
  for (let i = 0; i < 3000; i++) world.mock.publish('STARTED')
  await world.mock.settled()
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await page.waitForFunction(() => document.querySelector('#count')?.textContent === '3000')
  expect(await lanes(page).count()).toBeLessThan(60)
  const slowest = await page.evaluate(async () => {
    const grid = document.querySelector('#timeline')
    let worst = 0
    let last = performance.now()
    for (let i = 0; i < 60; i++) {
      grid?.scrollBy(0, 400)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      worst = Math.max(worst, performance.now() - last)
      last = performance.now()
    }
    return worst
  })
  // Generous: the machine may be busy. Drawing 3000 rows a frame would take seconds.
  expect(slowest).toBeLessThan(700)
})

for (const [look, size] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  browserTest(`the page has no barrier that axe finds: ${look}`, async () => {
    await using world = await startWorld([503])
    await using opened = await openPage(world.mock.url, size)
    const { page } = opened
    await live(page)
    world.mock.publish('STARTED')
    await lanes(page).locator('.mark.due').waitFor()
    expect(await barriers(page)).toEqual([])
    await lanes(page).locator('.mark.rejected').click()
    await page.getByRole('tab', { name: 'Signature' }).waitFor()
    expect(await barriers(page)).toEqual([])
  })
}
