import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { parse } from 'yaml'
import { createMockGenesys } from '../../src/mock.ts'
import { barriers } from './barriers.ts'
import { browserTest, closeBrowser, openPage } from './browser.ts'

afterAll(closeBrowser)

/** Every operation of the documents as they are written, in their order. */
const WRITTEN = ['genesys', 'control', 'open-messaging'].flatMap((name) => {
  const { paths = {}, webhooks = {} } = parse(readFileSync(`spec/${name}.openapi.yaml`, 'utf8')) as Record<
    'paths' | 'webhooks',
    Record<string, Record<string, { operationId?: string }>>
  >
  return [paths, webhooks].flatMap((part) =>
    Object.values(part).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? [])),
  )
})
const ready = (page: Page) => page.waitForSelector('#operations[data-ready]')

browserTest('the reference contains every operation of the documents, and each can be opened', async () => {
  await using mock = await createMockGenesys()
  await using opened = await openPage(`${mock.url}/reference`)
  const { page, complaints } = opened
  await ready(page)
  expect(WRITTEN.length).toBeGreaterThan(55)
  expect((await page.locator('.operation').evaluateAll((all) => all.map(({ id }) => id))).toSorted()).toEqual(
    WRITTEN.toSorted(),
  )
  expect(
    (await page.locator('#list a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toSorted(),
  ).toEqual(WRITTEN.map((id) => `#${id}`).toSorted())
  const incomplete = await page.evaluate(() => {
    for (const opener of document.querySelectorAll<HTMLElement>('.opener')) opener.click()
    // What is shown on demand is made when it is opened, and may hold more of that.
    for (let depth = 0; depth < 3; depth++)
      for (const summary of document.querySelectorAll<HTMLElement>('details:not([open]) > summary')) summary.click()
    return [...document.querySelectorAll('.operation')]
      .filter((one) => one.querySelectorAll('h4').length < 2)
      .map(({ id }) => id)
  })
  expect(incomplete).toEqual([])
  expect(complaints).toEqual([])
})

browserTest('an operation is found by keyboard, tried with the response 201, and shown as curl', async () => {
  await using mock = await createMockGenesys()
  await using opened = await openPage(`${mock.url}/reference`)
  const { page, complaints } = opened
  await ready(page)
  await page.keyboard.press('/')
  await page.keyboard.type('createWebhook')
  expect(await page.locator('#found').textContent()).toBe(`1 of ${String(WRITTEN.length)} operations`)
  expect(await page.locator('.operation:visible').count()).toBe(1)
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#createWebhook')
  const form = page.getByRole('form', { name: 'Try createWebhook' })
  await form.getByRole('button', { name: 'Send' }).click()
  await form.getByText(/^201 Created in \d+ ms$/).waitFor()
  expect(mock.subscriptions()).toMatchObject([{ name: 'Dashboard Integration', url: 'http://127.0.0.1:8485/webhook' }])
  expect(await form.getByRole('region', { name: 'Body of the response' }).textContent()).toContain(
    `"id": "${mock.subscriptions()[0]?.id ?? ''}"`,
  )
  await form.getByRole('button', { name: 'Copy as curl' }).click()
  await form.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `curl -sS -i -X POST ${mock.url}/v1/webhooks \\\n  -H 'content-type: application/json' \\\n  --data-raw '{`,
  )
  expect(complaints).toEqual([])
})

browserTest(
  'parameters are filled in, a missing one is reported, and a rejection is shown with its reason',
  async () => {
    await using mock = await createMockGenesys({ subscriptions: [{ url: 'http://127.0.0.1:9/', secret: 's' }] })
    await using opened = await openPage(`${mock.url}/reference#getWebhook`)
    const { page } = opened
    const form = page.getByRole('form', { name: 'Try getWebhook' })
    await form.getByLabel('webhookSubscriptionId').fill(mock.subscriptions()[0]?.id ?? '')
    await page.keyboard.press('Enter')
    await form.getByText(/^200 OK/).waitFor()
    await form.getByLabel('webhookSubscriptionId').fill('a b/c')
    expect(await form.getByRole('region', { name: /^curl/ }).textContent()).toBe(
      `curl -sS -i ${mock.url}/v1/webhooks/a%20b%2Fc`,
    )
    await page.keyboard.press('Enter')
    await form.getByText(/^400 Bad Request/).waitFor()
  },
)

browserTest(
  'a deep link opens its operation, a sent request links to its publication, and a stream can be stopped',
  async () => {
    await using mock = await createMockGenesys()
    await using opened = await openPage(`${mock.url}/reference#sendTypingStarted`)
    const { page, complaints } = opened
    await page.getByRole('link', { name: 'Publish TypingStarted' }).click()
    const publish = page.getByRole('form', { name: 'Try publishEvent' })
    await publish.getByRole('button', { name: 'Send' }).click()
    await publish.getByText(/^202 Accepted/).waitFor()
    expect(mock.journal.entries().map((entry) => (entry.type === 'published' ? entry.event : entry.type))).toEqual([
      'TypingStarted',
    ])
    await page.getByRole('link', { name: 'GET streamJournal' }).click()
    const stream = page.getByRole('form', { name: 'Try streamJournal' })
    await stream.getByLabel('after').fill('0')
    await stream.getByRole('button', { name: 'Send' }).click()
    await stream.getByText('event: published').waitFor()
    mock.note('Said later')
    await stream.getByText('Said later').waitFor()
    await stream.getByRole('button', { name: 'Stop' }).click()
    await stream.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  },
)

browserTest(
  'if a key is required, the reference says so, keeps it in the tab, and never writes it into a command',
  async () => {
    await using mock = await createMockGenesys({ controlToken: 'token-1' })
    await using opened = await openPage(`${mock.url}/reference#readClock`)
    const { page } = opened
    const form = page.getByRole('form', { name: 'Try readClock' })
    await form.getByRole('button', { name: 'Send' }).click()
    await form.getByText('This server asks for a key').waitFor()
    await page.getByText('Keys', { exact: true }).click()
    await page.getByLabel('control token').fill('token-1')
    await form.getByRole('button', { name: 'Send' }).click()
    await form.getByText(/^200 OK/).waitFor()
    const curl = await form.getByRole('region', { name: /^curl/ }).textContent()
    expect(curl).toContain('-H "authorization: Bearer $MOCK_GENESYS_CONTROL_TOKEN"')
    expect(curl).not.toContain('token-1')
  },
)

for (const [look, size] of [
  ['light', { colorScheme: 'light' }],
  ['dark, on a phone', { colorScheme: 'dark', width: 390, height: 844 }],
] as const) {
  browserTest(`the reference has no barrier that axe finds: ${look}`, async () => {
    await using mock = await createMockGenesys()
    await using opened = await openPage(`${mock.url}/reference#createWebhook`, size)
    const { page } = opened
    await page.getByRole('form', { name: 'Try createWebhook' }).getByRole('button', { name: 'Send' }).click()
    await page.getByText(/^201 Created/).waitFor()
    await page.locator('#createWebhook .operation-details > details > summary').first().click()
    await page.locator('#sendInteractionStateChange .opener').click()
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
}
