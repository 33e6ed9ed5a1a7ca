// Prints by how many megabytes resident memory grows over idle with 100,000 redeliveries pending.
// Takes the URLs of a receiver that refuses everything and of one that accepts everything, and how many deliveries of
// one event there are, which share its body: 1 by default.
import { setTimeout as pause } from 'node:timers/promises'
import { createMockGenesys } from 'mock-genesys'

const megabytes = async () => {
  // V8 hands the pages of what it has collected back to the system a little later.
  for (let i = 0; i < 4; i++) {
    globalThis.gc()
    await pause(200)
  }
  return process.memoryUsage().rss / 1e6
}
const [refusing, accepting, copies = '1'] = process.argv.slice(2)
const options = { seed: 1, clock: 'manual' }
const deliver = async (mock, rounds, each = 1) => {
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < 1000; i += each) mock.publish('STARTED', { copies: each })
    await mock.clock.advance(0)
  }
}
// Idle is a process that has worked and has nothing left to do: its code is loaded, its pools exist, and the young
// generation has the size that traffic gives it, however little is pending.
const work = async () => {
  const mock = await createMockGenesys({ ...options, subscriptions: [{ url: accepting, secret: 'app-secret' }] })
  for (let i = 0; i < 100; i++) mock.publish('STARTED')
  await mock.clock.advance(0)
  const fresh = await megabytes()
  await deliver(mock, 10)
  await mock.close()
  return fresh
}
const fresh = await work()
const mock = await createMockGenesys({ ...options, subscriptions: [{ url: refusing, secret: 'app-secret' }] })
const idle = await megabytes()
await deliver(mock, 100, Number(copies))
const pending = mock.unsettled()
const now = await megabytes()
console.log(JSON.stringify({ pending, grown: now - idle, grownOverFresh: now - fresh }))
process.exit(0)
