import { afterAll, expect } from 'vitest'
import { createMockGenesys } from '../../src/mock.ts'
import { barriers } from './barriers.ts'
import { browserTest, closeBrowser, openPage } from './browser.ts'

afterAll(closeBrowser)

const MARKUP = '<img src="x" onerror="window.hit = 1">'

browserTest(
  'what is said of what is shown stands above the board, and titles stand in time; markup stays text',
  async () => {
    await using mock = await createMockGenesys({
      clock: 'manual',
      fetch: async () => new Response(),
      subscriptions: [{ url: 'http://receiver.test/', secret: 's' }],
    })
    await using opened = await openPage(mock.url)
    const { page, complaints } = opened
    await page.waitForSelector('#connection[data-state=live]')
    expect(await page.locator('#told').isVisible()).toBe(false)
    mock.note('Act 1', 'title')
    mock.note(`Before ${MARKUP}`)
    mock.publish('STARTED')
    await page.locator('#told', { hasText: `Act 1 Before ${MARKUP}` }).waitFor()
    await page.locator('.lane .mark.accepted').waitFor()
    await mock.clock.advance(4000)
    mock.note('Act 2', 'title')
    await page.waitForFunction(() => document.querySelector('#told')?.textContent?.trim() === 'Act 2')
    await page.waitForFunction(() => document.querySelectorAll('.act').length === 2)
    const [first, second] = await page
      .locator('.act')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left))
    const mark = await page.locator('.lane .mark').evaluate((one) => one.getBoundingClientRect())
    // The delivery was sent when the first part began, so its mark is centred there.
    expect(Math.abs((mark.left + mark.right) / 2 - (first ?? 0))).toBeLessThan(3)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(30)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.act').length === 0)
    expect(await page.locator('#told').isVisible()).toBe(false)
    expect(await page.evaluate(() => 'hit' in window)).toBe(false)
    expect(complaints).toEqual([])
  },
)
