// `npm run bench:page`: what the live page costs with 2,000 deliveries of 5 attempts each, in a real Chromium. Prints a
// table; it judges nothing.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { createMockGenesys } from 'mock-genesys'

const DELIVERIES = 2000
const ATTEMPTS = 5
const FRAMES = 240

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
if (executablePath === undefined) {
  console.error('error: no Chromium on this machine\nfix: install the package chromium')
  process.exit(1)
}

/** Fills a mock: every delivery is refused until its last attempt. */
const fill = async () => {
  const asked = new Map()
  const mock = await createMockGenesys({
    seed: 1,
    clock: 'manual',
    retry: { retryTimeoutMs: 5000, retryAttempts: ATTEMPTS - 1 },
    retention: { entries: 100_000 },
    subscriptions: [{ name: 'Receiver', url: 'http://receiver.test/webhook', secret: 'app-secret' }],
    fetch: async (_, { headers }) => {
      const trace = new Headers(headers).get('x-b3-traceid')
      const attempt = (asked.get(trace) ?? 0) + 1
      asked.set(trace, attempt)
      return new Response('', { status: attempt < ATTEMPTS ? 503 : 200 })
    },
  })
  for (let i = 0; i < DELIVERIES; i += 20) {
    for (let j = 0; j < 20; j++) mock.publish('STARTED')
    await mock.clock.advance(1000)
  }
  await mock.clock.advance(ATTEMPTS * 5000)
  const attempts = [...mock.journal.deliveries()].reduce((sum, one) => sum + one.attempts.length, 0)
  if (attempts !== DELIVERIES * ATTEMPTS || mock.unsettled() !== 0)
    throw new Error(`${attempts} attempts were made, ${mock.unsettled()} deliveries have not settled`)
  return mock
}

/** Milliseconds between frames while something is done before each of them. */
const framesOf = (page, kind) =>
  page.evaluate(
    async ([what, count]) => {
      const grid = document.querySelector('#timeline')
      const press = (id) => document.querySelector(`#${id}`).click()
      const spans = []
      await new Promise(requestAnimationFrame)
      let last = performance.now()
      for (let i = 0; i < count; i++) {
        if (what === 'scrolling') grid.scrollTop = (i % 120) * ((grid.scrollHeight - grid.clientHeight) / 120)
        else if (what === 'zooming' && i % 4 === 0) press(i % 48 < 24 ? 'zoom-out' : 'zoom-in')
        else if (what === 'moving' && i % 2 === 0) press(i % 120 < 60 ? 'earlier' : 'later')
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        spans.push(now - last)
        last = now
      }
      return spans
    },
    [kind, FRAMES],
  )

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
const row = (name, value) => console.log(`${name.padEnd(42)} ${value}`)

const mock = await fill()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
const protocol = await page.context().newCDPSession(page)
await protocol.send('Network.enable')
await protocol.send('Performance.enable')
const served = new Map()
const paths = new Map()
protocol.on('Network.responseReceived', ({ requestId, response }) => paths.set(requestId, new URL(response.url)))
protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
  const { protocol: scheme, pathname } = paths.get(requestId) ?? new URL('data:,')
  if (scheme === 'http:') served.set(pathname, (served.get(pathname) ?? 0) + encodedDataLength)
})

const begun = performance.now()
await page.goto(mock.url)
await page.waitForFunction((count) => document.querySelector('#count')?.textContent === String(count), DELIVERIES)
const complete = performance.now() - begun
const paints = await page.evaluate(() =>
  Object.fromEntries(performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime])),
)
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ completeMs: complete }))
  await browser.close()
  process.exit(0)
}
await page.click('#fit')

row(`${DELIVERIES} deliveries of ${ATTEMPTS} attempts`, `${mock.journal.range().newest} journal entries`)
row('first paint', `${paints['first-paint'].toFixed(0)} ms`)
row('first contentful paint', `${paints['first-contentful-paint'].toFixed(0)} ms`)
row('every delivery on the page', `${complete.toFixed(0)} ms`)
row('rows in the document', await page.locator('.lane').count())
for (const kind of ['scrolling', 'zooming', 'moving']) {
  const spans = (await framesOf(page, kind)).sort((a, b) => a - b)
  row(
    `frames while ${kind}`,
    `median ${at(spans, 0.5).toFixed(1)} ms, 95 % ${at(spans, 0.95).toFixed(1)} ms, ` +
      `slowest ${at(spans, 1).toFixed(1)} ms, ${spans.filter((ms) => ms > 50).length} of ${FRAMES} over 50 ms`,
  )
}
await protocol.send('HeapProfiler.collectGarbage')
const { metrics } = await protocol.send('Performance.getMetrics')
row('JavaScript heap', `${((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6).toFixed(1)} MB`)
const parts = [...served].filter(([path]) => !path.startsWith('/_mock') && !path.startsWith('/v1'))
row(
  'page served, compressed, with headers',
  `${(parts.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000).toFixed(1)} kB ` +
    `(${parts.map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)}`).join(', ')})`,
)
row('journal read', `${((served.get('/_mock/journal') ?? 0) / 1e6).toFixed(1)} MB`)
await browser.close()
await mock.close()
