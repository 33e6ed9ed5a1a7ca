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
  'the presentation shows an act from request to effect, and steps, scrubs and replays with only keys',
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

browserTest('the last acts are shown like the first, and the result shows all of them', async () => {
  const { receiver, mock } = await world()
  await using running = mock
  const { page, complaints, ...opened } = await openPage(`${running.url}/present`)
  await using closing = opened
  void closing
  try {
    const pills = page.locator('#attempts .pill')
    const steps = page.locator('#steps li')
    mock.note('Act 4 of 5: Out of order', 'title')
    const late = mock.publish('STARTED', { faults: [{ fault: 'reorder' }] })
    mock.publish('FINISHED', { interaction: { id: late.interactionId } })
    await mock.settled()
    await page.locator('#ledger li', { hasText: 'STARTED' }).waitFor()
    expect(await page.locator('#ledger .what').allTextContents()).toEqual([
      expect.stringMatching(/^FINISHED /),
      expect.stringMatching(/^STARTED /),
    ])
    await steps.nth(3).and(page.locator('[data-state=now]')).waitFor()

    mock.note('Act 5 of 5: Forged and tampered', 'title')
    mock.publish('STARTED', { faults: [{ fault: 'wrong-secret', secret: 'not-the-secret', attempts: 1 }] })
    await mock.settled()
    await expect.poll(() => pills.allTextContents()).toEqual(['■ 401 ⚑', '● 200'])

    mock.note('3 events, 4 requests, 3 effects', 'title')
    await page.locator('#stage[data-result]').waitFor()
    expect(await steps.allTextContents()).toEqual(['✓', '✓', '✓', '✓', '✓'])
    expect(await page.locator('#attempts .event').allTextContents()).toEqual(['STARTED', 'FINISHED', 'STARTED'])
    expect(await page.locator('#ledger .count').allTextContents()).toEqual(['1 effect', '1 effect', '1 effect'])
    await page.keyboard.press('f')
    await page.waitForFunction(() => document.fullscreenElement === document.documentElement)
    await page.keyboard.press('f')
    await page.waitForFunction(() => document.fullscreenElement === null)
    expect(complaints).toEqual([])
  } finally {
    await receiver.close()
  }
})
