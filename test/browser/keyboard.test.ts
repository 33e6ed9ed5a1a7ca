import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { lanes, live, startWorld } from './world.ts'

afterAll(closeBrowser)

browserTest('finding, filtering, time travel, faults, help and undo need no pointer', async () => {
  await using world = await startWorld([503, 200])
  await using opened = await openPage(world.mock.url)
  const { page, complaints } = opened
  const { keyboard } = page
  await live(page)
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '')
  const tabTo = async (wanted: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      await keyboard.press('Tab')
      const at = await page.evaluate(
        () => `${document.activeElement?.id ?? ''} ${document.activeElement?.textContent ?? ''}`,
      )
      if (at.includes(wanted)) return
    }
    throw new Error(`Tab never came to ${wanted}`)
  }
  await keyboard.press('p')
  await lanes(page).locator('.mark.due').waitFor()
  for (let i = 0; i < 59; i++) world.mock.publish('FINISHED')
  await world.mock.clock.advance(5000)
  await page.waitForFunction(() => document.querySelector('#count')?.textContent === '60')

  await keyboard.press('/')
  await keyboard.type('started')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 1)
  await keyboard.press('Escape')
  await page.locator('#search').fill('')

  await tabTo('timeline')
  await keyboard.press('n')
  await keyboard.press('t')
  const place = page.getByLabel('Place in the journal')
  await place.focus()
  await keyboard.press('Home')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length === 0)
  await keyboard.press('End')
  await page.waitForFunction(() => document.querySelectorAll('.lane').length > 10)
  await page.locator('#timeline').focus()
  await keyboard.press('t')
  await place.waitFor({ state: 'detached' })

  const strip = page.getByRole('slider', { name: 'Attempts over time' })
  await strip.focus()
  await keyboard.press('End')
  await keyboard.press('Home')
  expect(await strip.getAttribute('aria-valuenow')).toBe('0')
  expect(await strip.getAttribute('aria-valuetext')).toMatch(/^Jan 1 00:00:00, \d+ attempts, \d+ failed$/)

  await page.locator('#timeline').focus()
  await keyboard.press('?')
  await page.getByRole('heading', { name: 'Keys and signs' }).waitFor()
  await keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Keys and signs' }).waitFor({ state: 'hidden' })

  await page.locator('#break-button').focus()
  await keyboard.press('Enter')
  await tabTo('Send the next 2 unsigned')
  await keyboard.press('Enter')
  await page.locator('#standing').getByText('unsigned').first().waitFor()
  await keyboard.press('Escape')

  await page.locator('#more-button').focus()
  await keyboard.press('Enter')
  await tabTo('Reset')
  await keyboard.press('Enter')
  await tabTo('Undo')
  await keyboard.press('Enter')
  await page.getByText('Everything will be cleared in 10 s').waitFor({ state: 'detached' })
  expect(await page.locator('#count').textContent()).toBe('60')
  expect(await focused()).not.toBe('search')
  expect(complaints).toEqual([])
})
