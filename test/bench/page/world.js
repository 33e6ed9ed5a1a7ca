// What the measurements of the live page share: a filled mock, a browser, and frames.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { createMockGenesys } from 'mock-genesys'

export const ATTEMPTS = 5

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)

export const launch = () => {
  if (executablePath === undefined) {
    console.error('error: no Chromium on this machine\nfix: install the package chromium')
    process.exit(1)
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** Fills a mock: every delivery is refused until its last attempt. */
export const fill = async (deliveries) => {
  const asked = new Map()
  const mock = await createMockGenesys({
    seed: 1,
    clock: 'manual',
    retry: { retryTimeoutMs: 5000, retryAttempts: ATTEMPTS - 1 },
    retention: { entries: 500_000, deliveries, bytes: 1e9 },
    subscriptions: [{ name: 'Receiver', url: 'http://receiver.test/webhook', secret: 'app-secret' }],
    fetch: async (_, { headers }) => {
      const trace = new Headers(headers).get('x-b3-traceid')
      const attempt = (asked.get(trace) ?? 0) + 1
      asked.set(trace, attempt)
      return new Response('', { status: attempt < ATTEMPTS ? 503 : 200 })
    },
  })
  for (let i = 0; i < deliveries; i += 20) {
    for (let j = 0; j < 20; j++) mock.publish('STARTED')
    await mock.clock.advance(1000)
  }
  await mock.clock.advance(ATTEMPTS * 5000)
  const attempts = [...mock.journal.deliveries()].reduce((sum, one) => sum + one.attempts.length, 0)
  if (attempts !== deliveries * ATTEMPTS || mock.unsettled() !== 0)
    throw new Error(`${attempts} attempts were made, ${mock.unsettled()} deliveries have not settled`)
  return mock
}

/** Waits until every delivery is on the page. */
export const complete = (page, deliveries) =>
  page.waitForFunction(
    (count) =>
      document.querySelector('#count')?.textContent === String(count) &&
      document.querySelectorAll('#timeline .lane [data-attempt]').length > 0,
    deliveries,
    { polling: 'raf', timeout: 120_000 },
  )

/** Milliseconds between frames while something is done before each of them. */
export const framesOf = (page, kind, frames) =>
  page.evaluate(
    async ([what, count]) => {
      const grid = document.querySelector('#timeline')
      const press = (id) => document.querySelector(`#${id}`).click()
      const enter = (input, value) => {
        input.value = value
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const spans = []
      await new Promise(requestAnimationFrame)
      let last = performance.now()
      for (let i = 0; i < count; i++) {
        if (what === 'scrolling') grid.scrollTop = (i % 120) * ((grid.scrollHeight - grid.clientHeight) / 120)
        else if (what === 'zooming' && i % 4 === 0) press(i % 48 < 24 ? 'zoom-out' : 'zoom-in')
        else if (what === 'moving' && i % 2 === 0) press(i % 120 < 60 ? 'earlier' : 'later')
        else if (what === 'filtering' && i % 8 === 0)
          enter(document.querySelector('#search'), ['', 'attempts:>1', 'attempts:>1 status:503', 'dlv_a'][(i / 8) % 4])
        else if (what === 'scrubbing' && i % 2 === 0) {
          const range = document.querySelector('.scrubber input')
          enter(range, String(Math.floor(range.max * (0.5 + 0.5 * Math.sin(i / 20)))))
        }
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        spans.push(now - last)
        last = now
      }
      return spans
    },
    [kind, frames],
  )

/** Milliseconds from the click on Publish until the mark of what is published stands in view, measured in the page. */
export const publishedIn = (page) =>
  page.evaluate(async () => {
    const known = new Set([...document.querySelectorAll('.lane')].map((lane) => lane.dataset.delivery))
    const inView = ({ left, right, top, bottom }, grid) =>
      top >= grid.top && bottom <= grid.bottom && left >= grid.left && right <= grid.right
    const begun = performance.now()
    document.querySelector('#publish-main').click()
    for (;;) {
      await new Promise(requestAnimationFrame)
      const grid = document.querySelector('#timeline').getBoundingClientRect()
      const fresh = [...document.querySelectorAll('.lane [data-attempt]')].find(
        (mark) => !known.has(mark.closest('.lane').dataset.delivery),
      )
      if (fresh && inView(fresh.getBoundingClientRect(), grid)) return performance.now() - begun
    }
  })

export const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

export const heapOf = async (protocol) => {
  await protocol.send('HeapProfiler.collectGarbage')
  const { metrics } = await protocol.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
}

export const row = (name, value) => console.log(`${name.padEnd(46)} ${value}`)
