import { afterAll, expect } from 'vitest'
import { createMockGenesys, type MockGenesys } from '../../src/mock.ts'
import { startScriptedReceiver } from '../../src/cli/demo/scripted-receiver.ts'
import { barriers } from './barriers.ts'
import { browserTest, closeBrowser, openPage } from './browser.ts'

afterAll(closeBrowser)

const world = async () => {
  const reports: { to?: MockGenesys } = {}
  const receiver = await startScriptedReceiver(
    'app-secret',
    (kind, about) => void reports.to?.reportEffect(kind, about),
  )
  const mock = await createMockGenesys({
    subscriptions: [{ name: 'Shop', url: receiver.url, secret: 'app-secret' }],
    retry: { retryTimeoutMs: 100 },
  })
  reports.to = mock
  return { receiver, mock }
}

browserTest(
  'the presentation shows an act from request to effect, steps, scrubs and replays by keys alone',
  async () => {
    const { receiver, mock } = await world()
    await using running = mock
    const { page, complaints, ...opened } = await openPage(`${running.url}/?present`)
    await using closing = opened
    void closing
    try {
      mock.note('Act 1 of 2: Down for a while', 'title')
      mock.note('<b>It responds 503.</b>')
      const { interactionId, eventId } = mock.publish('STARTED', {})
      receiver.script(interactionId, 'STARTED', [{ status: 503 }])
      await mock.settled(eventId)
      mock.note('It is back.')
      const state = page.locator('#state')
      await page.locator('#caption', { hasText: 'It is back.' }).waitFor()
      expect(await page.locator('h1').textContent()).toBe('Down for a while')
      expect(await page.locator('#attempts .pill').allTextContents()).toEqual(['■ 503', '● 200'])
      expect(await page.locator('#ledger .count').textContent()).toBe('1 effect')
      expect(await page.locator('#receiver-name').textContent()).toBe('Shop')
      await page.locator('#signature', { hasText: /^X-Hub-Signature: sha1=[\da-f]{40}$/ }).waitFor()
      expect(await barriers(page)).toEqual([])

      await page.keyboard.press('ArrowLeft')
      await state.filter({ hasText: 'stopped' }).waitFor()
      expect(await page.locator('#caption').textContent()).toBe('<b>It responds 503.</b>')
      await page.keyboard.press('Space')
      await page.locator('#caption', { hasText: 'It is back.' }).waitFor()
      await page.keyboard.press('r')
      await state.filter({ hasText: 'replay' }).waitFor()
      await state.filter({ hasText: 'live' }).waitFor()
      expect(await page.locator('#caption').textContent()).toBe('It is back.')
      expect(complaints).toEqual([])
    } finally {
      await receiver.close()
    }
  },
)
