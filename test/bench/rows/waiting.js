import { spawnSync } from 'node:child_process'
import { createMockGenesys } from 'mock-genesys'
import { here, median, SECRET, startProcess } from '../measure.js'

const MOST_BYTES = 500
const MOST_LATE_MS = 5

/** The targets are for deliveries that share their bodies; with a body each, the figures are only printed. */
const targetOf = (copies, target) => (copies === 1 ? undefined : target)

/** A hundred thousand pending: the memory of each over an idle process, with shared bodies and with own. */
export const pending = async () => {
  const [refusing, accepting] = [await startProcess('refusing-sink.js'), await startProcess('sink.js')]
  const rows = [1000, 1].map((copies) => {
    const child = spawnSync(
      process.execPath,
      ['--expose-gc', here('pending.js'), `${refusing.url}/webhook`, `${accepting.url}/webhook`, String(copies)],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const { grown, grownOverFresh, pending: count } = JSON.parse(child.stdout)
    const bytes = (grown * 1e6) / count
    const bodies = copies === 1 ? 'a body each' : `a body for ${copies}`
    return {
      what: `resident bytes each of ${count} pending, ${bodies} (${grownOverFresh.toFixed(0)} MB over a fresh start)`,
      ours: bytes,
      ratio: bytes,
      target: targetOf(copies, MOST_BYTES),
      least: false,
    }
  })
  refusing.stop()
  accepting.stop()
  return rows
}

/** A million, and how late they are sent while 5,000 others a second go out, with shared bodies and with own. */
export const million = () => [1000, 1].flatMap(millionOf)

const millionOf = (copies) => {
  const { stdout } = spawnSync(
    process.execPath,
    ['--expose-gc', here('million.js'), '1000000', `--copies=${copies}`, '--json'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const { pending: count, bytesEach, latenessP99 } = JSON.parse(stdout)
  return [
    {
      what: `resident bytes each of ${count} pending, ${copies === 1 ? 'a body each' : `a body for ${copies}`}`,
      ours: bytesEach,
      ratio: bytesEach,
      target: targetOf(copies, MOST_BYTES),
      least: false,
    },
    {
      what: 'their lateness p99, ms, while 5,000 others a second go out',
      ours: latenessP99,
      ratio: latenessP99,
      target: targetOf(copies, MOST_LATE_MS),
      least: false,
    },
  ]
}

const PENDING = 100_000
const PAUSE_MS = 10_000

/** One advance over a hundred thousand pending redeliveries, beside deliveries that come one after another. */
export const advance = async () => {
  const sink = await startProcess('switching-sink.js')
  const mock = await createMockGenesys({
    seed: 1,
    clock: 'manual',
    subscriptions: [
      {
        url: `${sink.url}/pending`,
        secret: SECRET,
        events: ['STARTED'],
        retry: { policy: { retryAttempts: 5, pauses: { kind: 'fixed', pauseMs: PAUSE_MS } } },
      },
      { url: `${sink.url}/traffic`, secret: SECRET, events: ['FINISHED'] },
    ],
  })
  const deliver = async (event, count) => {
    const begun = performance.now()
    for (let sent = 0; sent < count; sent += 2000) {
      for (let i = 0; i < 2000; i++) mock.publish(event)
      await mock.clock.advance(0)
    }
    return (count / (performance.now() - begun)) * 1000
  }
  await deliver('FINISHED', 20_000)
  const flowing = await deliver('FINISHED', 20_000)
  await deliver('STARTED', PENDING)
  sink.child.kill('SIGUSR2')
  let isOver = false
  let slowestMs = 0
  const ask = async () => {
    while (!isOver) {
      const asked = performance.now()
      await (await fetch(`${mock.controlUrl}/health`)).arrayBuffer()
      slowestMs = Math.max(slowestMs, performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const asking = ask()
  const begun = performance.now()
  await mock.clock.advance(PAUSE_MS)
  const settled = ((PENDING - mock.unsettled()) / (performance.now() - begun)) * 1000
  isOver = true
  await asking
  await mock.close()
  sink.stop()
  return {
    what:
      `settled/s in one advance over ${PENDING}, beside one after another ` +
      `(slowest response of the API ${slowestMs.toFixed(0)} ms)`,
    ours: settled,
    bare: flowing,
    ratio: settled / flowing,
    target: 0.7,
    least: true,
  }
}

/** A day of hourly redeliveries on a clock that jumps: 1,000 deliveries, 25 attempts each; the median of five runs. */
export const day = async () => {
  const sink = await startProcess('refusing-sink.js')
  const seconds = median(
    [1, 2, 3, 4, 5].map(() => {
      const begun = performance.now()
      const { status } = spawnSync(process.execPath, [here('day.js'), `${sink.url}/webhook`], { stdio: 'inherit' })
      if (status !== 0) throw new Error(`the day ended with exit code ${status}`)
      return (performance.now() - begun) / 1000
    }),
  )
  sink.stop()
  return {
    what: 'a day of hourly redeliveries for 1,000 deliveries, spawn to exit, s',
    ours: seconds,
    ratio: seconds,
    target: 1,
    least: false,
  }
}
