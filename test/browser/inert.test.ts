import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { MARKUP, startWorld } from './world.ts'

afterAll(closeBrowser)

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const ACTIVE = 'img, iframe, object, embed, [onerror], [onclick], a[href^="javascript:"]'

browserTest(
  'markup in notes, names, ids and responses stays text on the live page and in the presentation',
  async () => {
    await using world = await startWorld([503, 200])
    const { mock, target } = world
    mock.subscribe({ name: MARKUP, url: `${target}?second`, secret: MARKUP })
    for (const path of ['/', '/?present']) {
      await using opened = await openPage(`${mock.url}${path}`)
      const { page, complaints } = opened
      mock.note(`Act 1 of 1: ${MARKUP}`, 'title')
      mock.publish('STARTED', { interaction: { id: MARKUP, subject: MARKUP } })
      mock.note('javascript:window.hit=3 "onclick="window.hit=4 [x](javascript:window.hit=5)')
      mock.note(MARKUP)
      await page.waitForFunction((text) => document.body.textContent?.includes(text) === true, MARKUP)
      expect(await page.locator(ACTIVE).count(), path).toBe(0)
      expect(await page.evaluate(() => 'hit' in window)).toBe(false)
      expect(complaints).toEqual([])
      const shown = await page.request.get(`${mock.url}${path}`)
      expect(shown.headers()['content-security-policy']).toBe(POLICY)
    }
  },
)
