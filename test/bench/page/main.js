// `npm run bench:page`: what the live page costs with 2,000 deliveries of 5 attempts each, in a real Chromium. Prints a
// table; it judges nothing. `-- --deliveries 20000` takes another number of them, `-- heap` or `-- heap 2` measures the
// heap over 10 or 2 minutes of 100 events a second instead.
import { at, ATTEMPTS, complete, fill, framesOf, heapOf, launch, publishedIn, row } from './world.js'
import { measureHeap } from './heap.js'

const FRAMES = 240
const given = process.argv.slice(2)
const after = (name) => given[given.indexOf(name) + 1]
const deliveries = given.includes('--deliveries') ? Number(after('--deliveries')) : 2000

if (given.includes('heap')) {
  await measureHeap(Number(after('heap') ?? 10))
  process.exit(0)
}

const mock = await fill(deliveries)
const browser = await launch()
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
await page.goto(mock.url, { waitUntil: 'commit' })
await page.waitForSelector('#timeline .lane [data-attempt]')
const shown = performance.now() - begun
await complete(page, deliveries)
const completeMs = performance.now() - begun
const paints = await page.evaluate(() =>
  Object.fromEntries(performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime])),
)
if (given.includes('--json')) {
  console.log(JSON.stringify({ completeMs }))
  await browser.close()
  process.exit(0)
}

row(`${deliveries} deliveries of ${ATTEMPTS} attempts`, `${mock.journal.range().newest} journal entries`)
row('first contentful paint', `${paints['first-contentful-paint'].toFixed(0)} ms`)
row('first deliveries shown', `${shown.toFixed(0)} ms`)
row('every delivery on the page', `${completeMs.toFixed(0)} ms`)
row('rows in the document', await page.locator('.lane').count())
const frames = async (kind) => {
  const spans = (await framesOf(page, kind, FRAMES)).sort((a, b) => a - b)
  row(
    `frames while ${kind}`,
    `median ${at(spans, 0.5).toFixed(1)} ms, 95 % ${at(spans, 0.95).toFixed(1)} ms, ` +
      `slowest ${at(spans, 1).toFixed(1)} ms, ${spans.filter((ms) => ms > 50).length} of ${FRAMES} over 50 ms`,
  )
}
await page.keyboard.press('0')
for (const kind of ['scrolling', 'zooming', 'moving', 'filtering']) await frames(kind)
await page.fill('#search', '')
await page.focus('#timeline')
await page.keyboard.press('t')
await page.waitForSelector('.scrubber input')
await frames('scrubbing')
await page.click('text=Back to now')
await page.focus('#timeline')
const published = []
for (let i = 0; i < 10; i++) published.push(await publishedIn(page))
row(
  'from Publish to the mark in view',
  `median ${at(
    published.toSorted((a, b) => a - b),
    0.5,
  ).toFixed(0)} ms, slowest ${Math.max(...published).toFixed(0)} ms`,
)
row('JavaScript heap', `${(await heapOf(protocol)).toFixed(1)} MB`)
const parts = [...served].filter(([path]) => !path.startsWith('/_mock') && !path.startsWith('/v1'))
row(
  'page served, compressed, with headers',
  `${(parts.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000).toFixed(1)} kB ` +
    `(${parts.map(([path, bytes]) => `${path} ${(bytes / 1000).toFixed(1)}`).join(', ')})`,
)
row('deliveries read', `${((served.get('/_mock/timeline') ?? 0) / 1000).toFixed(0)} kB`)
row('journal read, for time travel', `${((served.get('/_mock/journal') ?? 0) / 1e6).toFixed(1)} MB`)
await browser.close()
await mock.close()
