import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { XMLValidator } from 'fast-xml-parser'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { barriers, lanes, live, MARKUP, startWorld } from './world.ts'

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

browserTest('the visible timeline is saved as SVG and PNG', async () => {
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

  expect(complaints).toEqual([])
})

/** An exported file of a delivery that was retried under a fault, with a mock that is gone since. */
const exported = async (colorScheme: 'light' | 'dark' = 'light') => {
  await using world = await startWorld([503, 200, 200])
  await using opened = await openPage(world.mock.url, { colorScheme })
  const { page } = opened
  await live(page)
  world.mock.note('Act 1 of 1: A delivery that is retried', 'title')
  world.mock.publish('STARTED', {
    interaction: { subject: MARKUP },
    faults: [{ fault: 'extra-header', name: 'X-Odd', attempts: 1 }],
  })
  await world.mock.clock.advance(5000)
  world.mock.publish('FINISHED')
  await lanes(page).nth(1).locator('.mark.accepted').waitFor()
  return await download(page, 'HTML')
}

browserTest('an exported file is the page itself, from disk and without a mock, and makes no requests', async () => {
  await using html = await exported('dark')
  expect(html.bytes.toString()).not.toContain('"secretKey"')
  await using saved = await openPage(pathToFileURL(html.file).href, { colorScheme: 'dark' })
  const { page, complaints } = saved
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.reload()
  await lanes(page).first().locator('[data-attempt="2"].accepted').waitFor()
  expect(await lanes(page).count()).toBe(2)
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
  expect(await page.locator('#frozen').textContent()).toMatch(
    /^exported at Jan 1 00:00:05 UTC · seed \d+ · mock-genesys \d/,
  )
  for (const gone of ['Publish STARTED', 'Break something ▾', 'Step to next due', 'More'])
    expect(await page.getByRole('button', { name: gone, exact: true }).count(), gone).toBe(0)
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(16, 20, 26)')
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press('/')
  await page.keyboard.type('attempts:>1')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 1)
  await lanes(page).locator('[data-attempt="1"]').click()
  await page.getByRole('heading', { name: 'STARTED · attempt 1 of 2' }).waitFor()
  await page.getByText('under fault extra-header').first().waitFor()
  expect(await page.locator('#detail').getByText(MARKUP).count()).toBeGreaterThan(0)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  for (const gone of ['Redeliver', 'Cancel'])
    expect(await page.locator('#detail').getByRole('button', { name: gone }).count(), gone).toBe(0)
  await page.locator('#detail').getByRole('tab', { name: 'Signature' }).click()
  await page.getByText('X-Hub-Signature:').first().waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  expect(await lanes(page).count()).toBe(1)
  expect(complaints).toEqual([])
})

browserTest('an exported file goes back to any entry of its journal, and replays it', async () => {
  await using html = await exported()
  await using saved = await openPage(pathToFileURL(html.file).href)
  const { page, complaints } = saved
  await lanes(page).nth(1).waitFor()
  await page.keyboard.press('t')
  const place = page.getByLabel('Place in the journal')
  await place.fill('0')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 0)
  const next = page.getByRole('button', { name: 'Next entry' })
  const words = page.locator('.travel-words')
  for (let entry = 2; !(await words.innerText()).includes('STARTED: attempt 1 sent'); entry++) {
    expect(entry).toBeLessThan(20)
    await next.click()
    // The page shows an entry some time after the click.
    await words.filter({ hasText: new RegExp(`^${String(entry)} of `) }).waitFor()
  }
  await page.waitForFunction(() => document.querySelectorAll('[data-attempt]').length === 1)
  await place.press('End')
  await page.waitForFunction(() => document.querySelectorAll('[data-attempt]').length === 3)
  await page.getByRole('button', { name: 'Replay' }).click()
  await lanes(page).locator('.mark.due').waitFor()
  await page.getByLabel('Speed').selectOption('16')
  await page.waitForFunction(() => document.querySelectorAll('[data-attempt]').length === 3)
  await page.getByRole('button', { name: 'Back to now' }).click()
  expect(complaints).toEqual([])
})

browserTest('the picture is copied as it is shown', async () => {
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
