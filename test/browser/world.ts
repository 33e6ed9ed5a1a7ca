import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { createMockGenesys, type MockGenesysOptions } from '../../src/mock.ts'

export { barriers } from './barriers.ts'

export const MARKUP = '<img src="x" onerror="window.hit = 1"><script>window.hit = 2</script>'

/**
 * A receiver that gives these statuses in turn, the last one for ever, and a mock that delivers to it on a clock that
 * the test drives.
 */
export const startWorld = async (statuses: readonly number[], options: MockGenesysOptions = {}) => {
  let asked = 0
  const receiver = createServer((request, response) => {
    request.resume()
    response.statusCode = statuses[Math.min(asked++, statuses.length - 1)] ?? 200
    response.setHeader('x-markup', MARKUP)
    response.end(MARKUP)
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const target = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/webhook`
  const mock = await createMockGenesys({
    clock: 'manual',
    retry: { retryTimeoutMs: 5000 },
    subscriptions: [{ name: 'Receiver', url: target, secret: 'secret' }],
    ...options,
  })
  return {
    mock,
    target,
    async [Symbol.asyncDispose]() {
      await mock.close()
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}

export const live = (page: Page) => page.waitForSelector('#connection[data-state=live]')
export const lanes = (page: Page) => page.locator('.lane')

/** Resets the mock from the page, without waiting for the time in which that can be undone. */
export const resetNow = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('button', { name: 'Do it now' }).click()
}
