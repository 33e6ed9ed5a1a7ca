import { afterAll, expect } from 'vitest'
import { browserTest, closeBrowser, openPage } from './browser.ts'
import { barriers, lanes, live, resetNow, startWorld } from './world.ts'

afterAll(closeBrowser)

browserTest(
  'a preset fault fires, is counted, is flagged on its marks, and can be switched off and on again',
  async () => {
    await using world = await startWorld([200])
    await using opened = await openPage(world.mock.url)
    const { page, complaints } = opened
    await live(page)
    await page.getByRole('button', { name: 'Break something' }).click()
    await page.getByRole('button', { name: 'Lose the next 2 responses' }).click()
    const row = page.locator('.standing')
    await row.getByText('fired 0 of 2').waitFor()
    await row.getByText('A correct receiver: keeps the effect, and does not process the redelivery again.').waitFor()
    await page.getByRole('button', { name: 'Publish STARTED' }).click()
    await lanes(page).locator('.mark.response-lost.faulty').waitFor()
    await row.getByText('fired 1 of 2').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Step to next due' }).click()
    await row.getByText('fired 2 of 2, spent').waitFor({ state: 'attached' })
    expect(await row.locator('[role=switch]').getAttribute('aria-checked')).toBe('false')
    await page.getByRole('button', { name: 'Step to next due' }).click()
    await lanes(page).locator('.mark.accepted:not(.faulty)').waitFor()
    expect(await lanes(page).locator('.mark.faulty').count()).toBe(2)
    await page.getByRole('button', { name: 'Break something' }).click()
    await row.getByRole('switch', { name: 'lost-response' }).click()
    await row.getByText('fired 0 of 2').waitFor()
    expect(world.mock.faults.list()).toMatchObject([{ fault: 'lost-response', count: 2, fired: 0 }])
    await row.getByRole('switch', { name: 'lost-response' }).press('Space')
    await row.getByText('switched off').waitFor()
    expect(world.mock.faults.list()).toEqual([])
    await row.getByRole('switch', { name: 'lost-response' }).click()
    await row.getByText('fired 0 of 2').waitFor()
    await page.keyboard.press('Escape')
    await resetNow(page)
    await row.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  },
)

browserTest(
  'any fault can be found, set with parameters and conditions, and attached to published events',
  async () => {
    await using world = await startWorld([200])
    await using opened = await openPage(world.mock.url)
    const { page, complaints } = opened
    await live(page)
    await page.getByRole('button', { name: 'Break something' }).click()
    await page.getByRole('button', { name: 'All faults' }).press('Enter')
    const openFaults = async (): Promise<void> => {
      if (!(await page.getByRole('button', { name: 'All faults' }).isVisible()))
        await page.getByRole('button', { name: 'Break something' }).click()
      await page.getByRole('button', { name: 'All faults' }).click()
    }
    const dialog = page.getByRole('dialog', { name: 'Faults' })
    await dialog.getByLabel('search').fill('many short')
    await dialog.getByRole('listbox').selectOption('many-headers')
    await dialog.getByText('A correct receiver: ignores them, or responds with 431 or another 4xx.').waitFor()
    expect(await barriers(page)).toEqual([])
    await dialog.getByLabel('count:').fill('120')
    await dialog.getByLabel('at most N times').fill('3')
    await dialog.getByLabel('probability (%)').fill('50')
    await dialog.getByLabel('event').selectOption('FINISHED')
    await dialog.getByLabel('attempts').fill('1-2')
    await dialog.getByLabel('until').fill('soon, 1h')
    await dialog.getByRole('button', { name: 'Switch on' }).click()
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByLabel('until').fill('1h')
    await dialog.getByRole('button', { name: 'Switch on' }).click()
    await page
      .locator('.standing')
      .getByText('count 120; 50 % of the time, on FINISHED, on attempts 1-2, until Jan 1 01:00:00')
      .waitFor({ state: 'attached' })
    expect(world.mock.faults.list()).toMatchObject([
      {
        fault: 'many-headers',
        parameters: { count: 120 },
        probability: 0.5,
        count: 3,
        event: 'FINISHED',
        attempts: '1-2',
      },
    ])
    await openFaults()
    await dialog.getByLabel('search').fill('')
    await page.waitForFunction(
      () =>
        document.activeElement?.getAttribute('aria-label') === 'Faults' ||
        document.activeElement?.getAttribute('type') === 'search',
    )
    await dialog.getByRole('listbox').selectOption('unsigned')
    for (let presses = 0; presses < 5; presses++) await dialog.getByRole('listbox').press('ArrowDown')
    await dialog.getByLabel('value:').fill('sha1=00')
    await dialog.getByRole('button', { name: 'Attach to published events' }).click()
    await page.locator('.chip', { hasText: 'signature-value (value sha1=00)' }).waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Publish STARTED' }).click()
    await lanes(page).locator('.mark.accepted.faulty').click()
    await page.getByRole('tab', { name: 'Signature' }).click()
    await page.locator('#detail').getByText('Sent sha1=00: not what the known secret makes of these bytes').waitFor()
    await page.locator('#detail').getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('button', { name: 'Publish more' }).click()
    await page.getByRole('button', { name: 'Publish without signature-value' }).click()
    await page.getByRole('button', { name: 'STARTED', exact: true }).click()
    await lanes(page).locator('.mark.accepted:not(.faulty)').waitFor()
    expect(complaints).toEqual([])
  },
)

browserTest('a fault in the plan of an event is flagged on its lane', async () => {
  await using world = await startWorld([200])
  await using opened = await openPage(world.mock.url)
  await live(opened.page)
  world.mock.publish('STARTED', { faults: [{ fault: 'drop' }] })
  await lanes(opened.page).getByRole('gridcell', { name: 'Under fault drop' }).waitFor()
})

browserTest('a retry policy is set by name or with parameters, and a rejected one shows the reason', async () => {
  await using world = await startWorld([503])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  const openReceivers = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Receiver\b/ }).click()
  }
  await openReceivers()
  await page.getByLabel('of every subscription').selectOption('none')
  await page.locator('#policy-in-force').getByText('attempts=0').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Publish STARTED' }).click()
  await page.locator('.lane[data-state=exhausted]').waitFor()
  await page.getByText('no retries').waitFor()
  await openReceivers()
  await page.getByLabel('spelled out').fill('list(1s, 1h)')
  await page.getByRole('button', { name: 'Use', exact: true }).click()
  await page.locator('#policy-in-force').getByText('list(1s, 1h, attempts=2').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Publish more' }).click()
  await page.getByRole('button', { name: 'FINISHED', exact: true }).click()
  await page.locator('.lane', { hasText: 'FINISHED' }).getByText('in 1.0 s').first().waitFor()
  await openReceivers()
  await page.getByLabel('spelled out').fill('exponetial')
  await page.getByRole('button', { name: 'Use', exact: true }).click()
  await page.getByRole('alert').getByText('did you mean exponential?').waitFor()
  world.mock.retry.set({ policy: 'genesys-cloud' })
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#policy')?.value === 'genesys-cloud')
})

browserTest('subscriptions are created, edited, given a separate policy, disabled and deleted', async () => {
  await using world = await startWorld([200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  await page.getByRole('button', { name: 'Receiver', exact: true }).click()
  await page.getByRole('button', { name: 'Add a subscription' }).click()
  const dialog = page.getByRole('dialog', { name: /subscription|Edit/ })
  expect(await barriers(page)).toEqual([])
  await dialog.getByLabel('delivers to').fill(world.target)
  await dialog.getByLabel('retry policy').fill('oops')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await dialog.getByText('"oops" is not a retry policy').waitFor()
  expect(world.mock.subscriptions()).toHaveLength(1)
  await dialog.getByLabel('retry policy').fill('fixed(30s)')
  await dialog.getByRole('button', { name: 'Create' }).click()
  if (!(await page.locator('#receivers-menu').isVisible()))
    await page.getByRole('button', { name: '2 receivers' }).click()
  const card = page.locator('.receiver', { hasText: 'From the page' })
  await card.getByText('retry policy: fixed(30s)').waitFor()
  await card.getByRole('button', { name: 'Show secret' }).click()
  expect(await card.locator('code').textContent()).toBe(world.mock.subscriptions().at(-1)?.secret)
  await card.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByLabel('name', { exact: true }).fill('Renamed')
  await dialog.getByLabel('FINISHED').uncheck()
  await dialog.getByText('conversation events: 0 of').click()
  await dialog.getByLabel('ConversationClosed').check()
  await dialog.getByLabel('authorization').selectOption('a token')
  await dialog.getByLabel('token', { exact: true }).fill('t0ken')
  await dialog.getByLabel('retry policy').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  if (!(await page.locator('#receivers-menu').isVisible()))
    await page.getByRole('button', { name: '2 receivers' }).click()
  const edited = page.locator('.receiver', { hasText: 'Renamed' })
  await edited.getByText('STARTED, ConversationClosed').waitFor()
  expect(world.mock.subscriptions().at(-1)).toMatchObject({
    name: 'Renamed',
    events: ['STARTED', 'ConversationClosed'],
    headers: { Authorization: 'Bearer t0ken' },
    url: world.target,
  })
  await edited.getByText('retry policy:').waitFor({ state: 'hidden' })
  await edited.getByRole('button', { name: 'Disable' }).click()
  await edited.getByRole('button', { name: 'Enable' }).waitFor()
  expect(world.mock.subscriptions().map(({ name, enabled }) => [name, enabled])).toEqual([
    ['Receiver', true],
    ['Renamed', false],
  ])
  await edited.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(world.mock.subscriptions()).toHaveLength(2)
  await page.getByRole('button', { name: '2 receivers' }).click()
  await edited.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Do it now' }).click()
  await edited.waitFor({ state: 'detached' })
  expect(world.mock.subscriptions()).toHaveLength(1)
})

browserTest('any two attempts can be compared: identical bytes, and differences', async () => {
  await using world = await startWorld([503, 500, 200])
  await using opened = await openPage(world.mock.url)
  const { page } = opened
  await live(page)
  world.mock.publish('STARTED', { faults: [{ fault: 'tampered-body', attempts: 2 }] })
  await lanes(page).locator('.mark.due').waitFor()
  for (const attempt of [2, 3]) {
    await page.getByRole('button', { name: 'Step to next due' }).click()
    await lanes(page)
      .locator(`[data-attempt="${String(attempt)}"]:not(.in-flight)`)
      .waitFor()
  }
  await lanes(page).locator('[data-attempt="3"]').click()
  await page.getByRole('tab', { name: 'Compare' }).click()
  const compared = page.locator('.comparison')
  await compared.getByText(/≠ Request body: differs from byte \d+ on/).waitFor()
  expect(
    await compared.getByRole('region', { name: 'Request body, differences' }).locator('del').count(),
  ).toBeGreaterThan(0)
  expect(await barriers(page)).toEqual([])
  await page.locator('#detail').getByLabel('with').selectOption('attempt 1, rejected')
  await compared.getByText(/= Request body: byte for byte identical/).waitFor()
  await compared.getByText('≠ Response: differs').waitFor()
  expect(
    await compared.getByRole('table', { name: 'Response, differences' }).locator('td.was, td.is').allTextContents(),
  ).toEqual(['503 Service Unavailable', '200 OK'])
})
