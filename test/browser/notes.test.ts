import { afterAll, expect } from 'vitest'
import { createMockGenesys } from '../../src/mock.ts'
import { barriers } from './barriers.ts'
import { resetNow } from './world.ts'
import { browserTest, closeBrowser, openPage } from './browser.ts'

afterAll(closeBrowser)

const MARKUP = '<img src="x" onerror="window.hit = 1">'

browserTest('titles and notes appear above the board and beside its rows, and markup in them stays text', async () => {
  await using mock = await createMockGenesys({
    clock: 'manual',
    fetch: async () => new Response(),
    subscriptions: [{ url: 'http://receiver.test/', secret: 's' }],
  })
  await using opened = await openPage(mock.url)
  const { page, complaints } = opened
  await page.waitForSelector('#connection[data-state=live]')
  expect(await page.locator('#story-text').isVisible()).toBe(false)
  mock.note('Act 1', 'title')
  mock.note(`Before ${MARKUP}`)
  mock.publish('STARTED')
  await page.locator('#story-text', { hasText: `Act 1 Before ${MARKUP}` }).waitFor()
  await page.locator('.lane .mark.accepted').waitFor()
  await mock.clock.advance(4000)
  mock.note('Act 2', 'title')
  await page.waitForFunction(() => document.querySelector('#story-text')?.textContent.trim() === 'Act 2')
  // What was said stays beside the rows that it was said of.
  await page.locator('.head.act', { hasText: `Act 1 Before ${MARKUP}` }).waitFor()
  expect(await page.getByRole('list', { name: 'Acts' }).locator('li').allTextContents()).toEqual(['✓', '2'])
  expect(await barriers(page)).toEqual([])
  await resetNow(page)
  await page.locator('.head.act').waitFor({ state: 'detached' })
  expect(await page.locator('#story-text').count()).toBe(0)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(complaints).toEqual([])
})
