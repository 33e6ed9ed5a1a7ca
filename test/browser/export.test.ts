import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { XMLValidator } from 'fast-xml-parser'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { lanes, live, MARKUP, startWorld } from './world.ts'

afterAll(closeBrowser)

const download = async (
  page: Page,
  name: 'SVG' | 'PNG' | 'HTML',
): Promise<{ file: string; bytes: Buffer } & AsyncDisposable> => {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Share' })
      .click()
      .then(() => page.getByRole('button', { name, exact: true }).click()),
  ])
  const file = join(tmpdir(), `${String(process.pid)}-${saved.suggestedFilename()}`)
  await saved.saveAs(file)
  return { file, bytes: await readFile(file), [Symbol.asyncDispose]: () => rm(file, { force: true }) }
}

browserTest('what is in view is saved as SVG, PNG and an HTML file that needs nothing else', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url, { colorScheme: 'dark' })
  const { page, complaints } = opened
  await live(page)
  world.mock.publish('STARTED', {
    interaction: { subject: MARKUP },
    faults: [{ fault: 'extra-header', name: 'X-Odd', attempts: 1 }],
  })
  await lanes(page).locator('.mark.due').waitFor()
  await page.getByRole('button', { name: 'Step to next due' }).click()
  await lanes(page).locator('.mark.accepted').waitFor()

  await using svg = await download(page, 'SVG')
  const drawn = svg.bytes.toString()
  expect(XMLValidator.validate(drawn)).toBe(true)
  expect(drawn).toContain('Attempt 1: rejected 503 at 2026-01-01 00:00:00.000 UTC, under fault extra-header')
  expect(drawn).toContain('#181e27') // the card of the dark scheme

  await using png = await download(page, 'PNG')
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  // Width and height stand at the 17th byte (PNG specification, 11.2.2).
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2400, 344])

  await using html = await download(page, 'HTML')
  await using saved = await openPage(pathToFileURL(html.file).href)
  const shown = saved.page
  for (const summary of await shown.locator('summary').all()) await summary.click()
  await shown.getByText('under fault extra-header', { exact: true }).waitFor()
  expect(await shown.getByText(MARKUP).count()).toBeGreaterThan(1)
  expect(await shown.locator('img, link, iframe').count()).toBe(0)
  expect(await shown.locator('script').count()).toBe(2)
  expect(await shown.evaluate(() => 'hit' in window)).toBe(false)
  expect(await shown.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 20, 26)')
  expect(await shown.locator('svg').evaluate((node) => node.getBoundingClientRect().width > 600)).toBe(true)
  expect([...complaints, ...saved.complaints]).toEqual([])
})

browserTest('an exported file goes back to any entry of its journal, from disk and without a mock', async () => {
  await using html = await (async () => {
    await using world = await startWorld([503, 200])
    await using opened = await openPage(world.mock.url)
    const { page } = opened
    await live(page)
    world.mock.note('A delivery that is retried', 'title')
    world.mock.publish('STARTED', { interaction: { subject: MARKUP } })
    await world.mock.clock.advance(5000)
    await lanes(page).locator('[data-attempt="2"].accepted').waitFor()
    return await download(page, 'HTML')
  })()
  await using saved = await openPage(pathToFileURL(html.file).href)
  const shown = saved.page
  const marks = shown.locator('svg a')
  await shown.getByRole('group', { name: 'Time travel' }).waitFor()
  expect(await marks.count()).toBe(2)
  const place = shown.getByLabel('Place in the journal')
  const next = shown.getByRole('button', { name: 'Next entry' })
  await place.fill('0')
  expect(await marks.count()).toBe(0)
  for (let steps = 0; steps < 12 && (await marks.count()) < 1; steps++) await next.click()
  await shown.getByText('STARTED: attempt 1 sent').waitFor()
  await place.press('End')
  expect(await marks.count()).toBe(2)
  await marks.nth(1).click()
  await shown.locator('summary', { hasText: 'attempt 2: accepted 200' }).waitFor()
  expect(await shown.evaluate(() => 'hit' in window)).toBe(false)
  expect(saved.complaints).toEqual([])
})

browserTest('the picture is copied as it is seen', async () => {
  await using world = await startWorld([200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED')
  await lanes(page).locator('.mark.accepted').waitFor()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Copy picture' }).click()
  await page.getByText('Picture copied').waitFor()
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
  expect(types).toContain('image/png')
})
