// `npm run bench:pending`: what a million pending redeliveries cost, and how punctual they are while other traffic goes
// out. Each was sent once over a socket and answered with 503. They were made while the clock stood still, and their
// pauses are spread by jitter, so that a thousand fall due each second once the clock runs as the machine's own does.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PerformanceObserver } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createMockGenesys } from 'mock-genesys'

const PENDING = Number(process.argv[2] ?? 1_000_000)
/** Deliveries of one event, which share its body. */
const COPIES = Number(process.argv.find((one) => one.startsWith('--copies='))?.slice('--copies='.length) ?? 1)
const FIRED = 10_000
const TRAFFIC_PER_SECOND = 5_000
/** How long the traffic flows before the first redelivery falls due, in milliseconds. */
const LEAD_MS = 3_000
/** How long it may last until so many have fired, in milliseconds. */
const WINDOW_MS = 60_000

const [meanMs, ratio] = [PENDING, 0.5]
const earliestMs = meanMs * (1 - ratio)

const memory = async () => {
  // What was only just let go of is found by a second look.
  for (let i = 0; i < 2; i++) {
    globalThis.gc()
    await pause(200)
  }
  const { rss, heapUsed } = process.memoryUsage()
  return { rss: rss / 1e6, heap: heapUsed / 1e6 }
}
const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]

const sink = spawn(process.execPath, [fileURLToPath(new URL('switching-sink.js', import.meta.url))], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
process.on('exit', () => sink.kill('SIGKILL'))
const [port] = await once(sink.stdout, 'data')
const origin = `http://127.0.0.1:${String(port).trim()}`
const mock = await createMockGenesys({
  seed: 1,
  clock: 'manual',
  subscriptions: [
    {
      url: `${origin}/pending`,
      secret: 'app-secret',
      events: ['STARTED'],
      retry: { policy: { retryAttempts: 5, pauses: { kind: 'fixed', pauseMs: meanMs }, jitterRatio: ratio } },
    },
    { url: `${origin}/traffic`, secret: 'app-secret', events: ['FINISHED'] },
  ],
})

const wakeUps = async () => {
  const other = await createMockGenesys({ clock: 'manual', listen: false })
  const now = other.clock.now()
  const begun = performance.now()
  // A whole number that has no factor in common with theirs: every moment once, in no order.
  for (let i = 0; i < PENDING; i++) other.clock.schedule(now + 1 + ((i * 7_368_787) % PENDING), Boolean)
  const ms = performance.now() - begun
  await other.close()
  return ms
}

const deliver = async (event, count, copies = 1) => {
  for (let sent = 0; sent < count; sent += 2000) {
    for (let i = Math.min(2000, count - sent); i > 0; i -= copies) mock.publish(event, { copies })
    // The clock stands still, and nothing else is due: this waits for what is in flight.
    await mock.clock.advance(0)
  }
}

/** Publishes at an even rate, whatever comes back, until told to stop. */
const startTraffic = () => {
  const begun = performance.now()
  let published = 0
  const timer = setInterval(() => {
    for (const due = ((performance.now() - begun) / 1000) * TRAFFIC_PER_SECOND; published < due; published++)
      mock.publish('FINISHED')
  }, 1)
  return () => clearInterval(timer)
}

const alone = await wakeUps()
await deliver('FINISHED', 20_000)
const idle = await memory()
const begun = performance.now()
await deliver('STARTED', PENDING, COPIES)
const seconds = (performance.now() - begun) / 1000
const full = await memory()
const pending = mock.unsettled()

sink.kill('SIGUSR2')
await mock.clock.advance(earliestMs - LEAD_MS)
const [pendingId] = mock.subscriptions().map(({ id }) => id)
// Written down beforehand, for all that may fall due meanwhile: a delivery in flight has no due moment any more.
const dueAt = new Map()
for (const delivery of mock.journal.deliveries({ subscriptionId: pendingId }))
  if (delivery.dueAt < mock.clock.now() + LEAD_MS + WINDOW_MS) dueAt.set(delivery.id, delivery.dueAt)
await memory()
const lateness = []
let accepted = 0
let firedFrom = 0
let atClock = 0
let atMachine = 0
const fired = new Promise((resolve) => {
  mock.journal.watch((entry) => {
    if (
      entry.type === 'settled' &&
      entry.subscriptionId !== pendingId &&
      lateness.length > 0 &&
      entry.state === 'delivered'
    )
      accepted += 1
    if (entry.type !== 'attempt-started' || entry.subscriptionId !== pendingId) return
    if (lateness.length === 0) firedFrom = performance.now()
    lateness.push(performance.now() - atMachine - (dueAt.get(entry.deliveryId) - atClock))
    if (lateness.length === FIRED) resolve()
  })
})
const pauses = []
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) pauses.push(duration)
}).observe({ entryTypes: ['gc'] })
mock.clock.setMode('real')
// Just as the clock shows the next millisecond: what passes between two looks would make every one late, or early.
const before = mock.clock.now()
do {
  atClock = mock.clock.now()
  atMachine = performance.now()
} while (atClock === before)
const stop = startTraffic()
await Promise.race([
  fired,
  pause(WINDOW_MS).then(() => {
    throw new Error(`only ${lateness.length} have fired`)
  }),
])
const trafficPerSecond = (accepted / (performance.now() - firedFrom)) * 1000
stop()
await pause(500)
lateness.length = FIRED
lateness.sort((a, b) => a - b)

const rows = [
  ['pending redeliveries', pending.toLocaleString('en')],
  [
    'seconds to insert them, each sent once and refused',
    `${seconds.toFixed(1)} (${(PENDING / seconds).toFixed(0)} a second)`,
  ],
  ['milliseconds to put as many wake-ups into the clock alone', alone.toFixed(0)],
  [
    'resident memory over idle, MB',
    `${(full.rss - idle.rss).toFixed(0)} (${(((full.rss - idle.rss) * 1e6) / PENDING).toFixed(0)} bytes each)`,
  ],
  [
    'of that the heap, MB',
    `${(full.heap - idle.heap).toFixed(0)} (${(((full.heap - idle.heap) * 1e6) / PENDING).toFixed(0)} bytes each)`,
  ],
  ['other deliveries accepted a second meanwhile', trafficPerSecond.toFixed(0)],
  [`lateness of the first ${FIRED.toLocaleString('en')}, p50, ms`, percentile(lateness, 0.5).toFixed(2)],
  ['p99', percentile(lateness, 0.99).toFixed(2)],
  ['earliest and latest', `${lateness[0].toFixed(2)} and ${lateness.at(-1).toFixed(2)}`],
  ['longest pause for garbage meanwhile, ms', Math.max(0, ...pauses).toFixed(1)],
]
if (process.argv.includes('--json')) {
  const bytesEach = ((full.rss - idle.rss) * 1e6) / PENDING
  console.log(JSON.stringify({ pending, bytesEach, latenessP99: percentile(lateness, 0.99) }))
} else for (const [what, value] of rows) console.log(`${what.padEnd(62)} ${value}`)
// A million are still pending: nobody waits for them.
process.exit(0)
