import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { lanes, live, startWorld } from './world.ts'

afterAll(closeBrowser)

/** Opens an address and records what is asked of any host, from its first request on. */
const openWatched = async (page: Page, url: string): Promise<string[]> => {
  const asked: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    // What the page itself made asks nobody.
    if (protocol !== 'blob:' && protocol !== 'data:') asked.push(origin)
  })
  await page.goto(url)
  return asked
}

browserTest('no page and no export sends a request to another host', async () => {
  await using world = await startWorld([503, 200])
  const { origin } = new URL(world.mock.url)
  await using opened = await openPage('about:blank')
  const { page, complaints } = opened
  const asked = await openWatched(page, world.mock.url)
  await live(page)
  world.mock.publish('STARTED')
  await world.mock.clock.advance(10_000)
  await lanes(page).locator('.mark.accepted').waitFor()
  await lanes(page).locator('.mark.accepted').click()
  await page.getByRole('button', { name: 'Share' }).click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'HTML', exact: true }).click(),
  ])
  const file = join(tmpdir(), `${String(process.pid)}-hosts.html`)
  await saved.saveAs(file)
  for (const [path, shows] of [
    ['/present', '#attempts .pill'],
    ['/reference', 'main h2'],
  ] as const) {
    await page.goto(`${world.mock.url}${path}`)
    await page.locator(shows).first().waitFor()
  }
  expect(new Set(asked)).toEqual(new Set([origin]))

  await using alone = await openPage('about:blank')
  try {
    const ofExport = await openWatched(alone.page, pathToFileURL(file).href)
    await lanes(alone.page).locator('.mark.accepted').waitFor()
    expect(new Set(ofExport)).toEqual(new Set(['null']))
    expect(alone.page.url()).toMatch(/^file:/)
  } finally {
    await rm(file, { force: true })
  }
  expect([...complaints, ...alone.complaints]).toEqual([])
})
