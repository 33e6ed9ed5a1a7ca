// The heap of the live page while 100 events a second are published: it grows until the page keeps all it may keep.
import { createServer } from 'node:http'
import { createMockGenesys } from 'mock-genesys'
import { heapOf, launch, row } from './world.js'

const EVENTS_A_SECOND = 100
const TICK_MS = 50
const MEASURE_MS = 15_000

/** @param minutes how long, 1 or more */
export const measureHeap = async (minutes) => {
  let asked = 0
  const receiver = createServer((request, response) => {
    request.resume()
    response.statusCode = asked++ % 10 === 0 ? 503 : 200
    response.end()
  })
  await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const mock = await createMockGenesys({
    retry: { retryTimeoutMs: 1000, retryAttempts: 5 },
    subscriptions: [
      { name: 'Receiver', url: `http://127.0.0.1:${receiver.address().port}/webhook`, secret: 'app-secret' },
    ],
  })
  const browser = await launch()
  const page = await browser.newPage()
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Performance.enable')
  await page.goto(mock.url)
  await page.waitForSelector('#connection[data-state=live]')
  const begun = Date.now()
  let published = 0
  const timer = setInterval(() => {
    const due = ((Date.now() - begun) / 1000) * EVENTS_A_SECOND
    while (published < due) {
      mock.publish('STARTED')
      published += 1
    }
  }, TICK_MS)
  const sizes = []
  while (Date.now() - begun < minutes * 60_000) {
    await new Promise((resolve) => setTimeout(resolve, MEASURE_MS))
    sizes.push(await heapOf(protocol))
    row(`heap after ${((Date.now() - begun) / 1000).toFixed(0)} s`, `${sizes.at(-1).toFixed(1)} MB`)
  }
  clearInterval(timer)
  const half = sizes.slice(Math.floor(sizes.length / 2))
  row(
    `${EVENTS_A_SECOND} events a second, ${minutes} minutes`,
    `${published} events; second half between ${Math.min(...half).toFixed(1)} and ${Math.max(...half).toFixed(1)} MB`,
  )
  row('on the page at the end', `${await page.textContent('#count')} deliveries`)
  await browser.close()
  await mock.close()
  receiver.close()
}
