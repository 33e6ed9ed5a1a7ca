// A day of hourly redeliveries of 1,000 deliveries on a clock that jumps. Takes the URL of a receiver that refuses all.
import { createMockGenesys } from 'mock-genesys'

const HOUR_MS = 3_600_000
const mock = await createMockGenesys({
  seed: 1,
  clock: 'auto',
  listen: false,
  subscriptions: [{ url: process.argv[2], secret: 'app-secret' }],
  retry: { policy: { retryAttempts: 24, pauses: { kind: 'fixed', pauseMs: HOUR_MS } } },
})
const begun = mock.clock.now()
for (let i = 0; i < 1000; i++) mock.publish('STARTED')
await mock.settled()
const passed = mock.clock.now() - begun
await mock.close()
if (passed !== 24 * HOUR_MS) throw new Error(`${passed} ms have passed on the clock`)
