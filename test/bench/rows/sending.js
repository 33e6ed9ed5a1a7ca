import { createHmac } from 'node:crypto'
import { createMockGenesys } from 'mock-genesys'
import { Pool } from 'undici'
import { beside, rate, SECRET, startProcess } from '../measure.js'

/** Deliveries, journal on, beside a loop that signs the same bytes and sends them by undici. */
export const sending = async () => {
  const sink = await startProcess('sink.js')
  const mock = await createMockGenesys({ seed: 1, subscriptions: [{ url: `${sink.url}/webhook`, secret: SECRET }] })
  const engine = async (count) => {
    const begun = performance.now()
    // A batch at a time: nothing polls, and the lane always has more than it may send at once.
    for (let sent = 0; sent < count; sent += 3000) {
      for (let i = 0; i < 3000; i++) mock.publish('STARTED')
      await mock.settled()
    }
    return (count / (performance.now() - begun)) * 1000
  }
  mock.publish('STARTED')
  await mock.settled()
  const [sample] = mock.journal.deliveries()
  const body = Buffer.from(sample.body)
  const pool = new Pool(sink.url, { connections: 50 })
  const bare = (count) =>
    rate(count, 50, async () => {
      const response = await pool.request({
        method: 'POST',
        path: '/webhook',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature': `sha1=${createHmac('sha1', SECRET).update(body).digest('hex')}`,
        },
        body,
      })
      await response.body.dump()
    })
  // Both are warmed alike, until the compiler has settled.
  await bare(30_000)
  await engine(30_000)
  const result = await beside(
    () => engine(6000),
    () => bare(6000),
    { rounds: 31, warm: 0 },
  )
  await mock.close()
  await pool.destroy()
  sink.stop()
  return {
    what: 'deliveries/s, journal on, beside a bare signing Pool.request loop',
    ...result,
    target: 1,
    least: true,
  }
}
