import { existsSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { test, type TestContext } from 'vitest'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

let browser: Promise<Browser> | undefined

export const closeBrowser = async (): Promise<void> => (await browser)?.close()

/** A test that wants a browser; where there is none it is skipped, and its name says why. */
export const browserTest = (name: string, run: (context: TestContext) => Promise<void>): void => {
  if (executablePath === undefined) test.skip(`${name} (skipped: no Chromium on this machine)`)
  else test(name, run)
}

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly timezoneId?: string
}

/**
 * Opens the live page in a fresh profile. What the page complains about, of its policy or its code, is collected in
 * `complaints`.
 */
export const openPage = async (
  url: string,
  { width = 1280, height = 800, colorScheme = 'light', timezoneId = 'UTC' }: Look = {},
): Promise<{ page: Page; complaints: string[]; [Symbol.asyncDispose](): Promise<void> }> => {
  browser ??= chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  const context = await (
    await browser
  ).newContext({
    viewport: { width, height },
    colorScheme,
    timezoneId,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused fetch is written to the console by the browser itself; the tests of lost connections provoke it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  await page.goto(url)
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
}

/** Stands between the page and the mock, and can cut every connection. */
export const breakableLine = async (
  port: number,
): Promise<{ url: string; cut(): void; mend(): void; [Symbol.asyncDispose](): Promise<void> }> => {
  const sockets = new Set<Socket>()
  let broken = false
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    }
    if (broken) near.destroy()
    near.pipe(far).pipe(near)
  })
  const cut = (): void => {
    broken = true
    for (const socket of sockets) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    cut,
    mend: () => (broken = false),
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
