// Prints by how many megabytes resident memory grows over idle with 100,000 redeliveries pending.
import { createMockGenesys } from 'mock-genesys'

const megabytes = () => {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}
const mock = await createMockGenesys({
  seed: 1,
  clock: 'manual',
  subscriptions: [{ url: process.argv[2], secret: 'app-secret' }],
})
// Idle is a mock that has sent before: its code is loaded and its pools exist.
for (let i = 0; i < 100; i++) mock.publish('STARTED')
await mock.clock.advance(0)
const idle = megabytes()
for (let round = 0; round < 100; round++) {
  for (let i = 0; i < 1000; i++) mock.publish('STARTED')
  await mock.clock.advance(0)
}
const pending = mock.unsettled()
console.log(JSON.stringify({ pending, grown: megabytes() - idle }))
process.exit(0)
