// `npm run bench`: ratios of this project to the bare thing, measured in one run. Prints a table; it judges nothing
// else.
import { spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createMockGenesys } from 'mock-genesys'
import { Pool } from 'undici'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const cli = here('../../dist/cli.js')
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const startProcess = async (file, ...args) => {
  const child = spawn(process.execPath, [here(file), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${String(line).trim()}`, stop: () => child.kill('SIGKILL') }
}

/** Runs `task` `count` times, `width` at once; operations a second. */
const rate = async (count, width, task) => {
  let next = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next++ < count) await task()
    }),
  )
  return (count / (performance.now() - begun)) * 1000
}

const benchSending = async () => {
  const sink = await startProcess('sink.js')
  const secret = 'app-secret'
  const mock = await createMockGenesys({ seed: 1, subscriptions: [{ url: `${sink.url}/webhook`, secret }] })
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
      const answer = await pool.request({
        method: 'POST',
        path: '/webhook',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
        },
        body,
      })
      await answer.body.dump()
    })
  const [ours, theirs, ratios] = [[], [], []]
  // Both are warmed alike, until the compiler has settled.
  await bare(40_000)
  await engine(40_000)
  for (let round = 0; round < 5; round++) {
    theirs.push(await bare(15_000))
    ours.push(await engine(15_000))
    ratios.push(ours.at(-1) / theirs.at(-1))
  }
  await mock.close()
  await pool.destroy()
  sink.stop()
  return {
    what: 'deliveries/s, journal on, beside a bare signing Pool.request loop',
    ours: median(ours).toFixed(0),
    bare: median(theirs).toFixed(0),
    ratio: median(ratios),
    target: 0.6,
    least: true,
  }
}

const benchServing = async () => {
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const { url } = JSON.parse(String(line).split('\n')[0])
  child.stdout.resume()
  for (let i = 0; i < 10; i++) {
    await fetch(`${url}/v1/webhooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name: `Subscription ${i}`,
        url: 'http://127.0.0.1:1/',
        events: ['ConversationCreated'],
        authorization: { _type: 'NoAuth' },
      }),
    })
  }
  const list = await (await fetch(`${url}/v1/webhooks`)).text()
  const hono = await startProcess('bare-hono.js', list)
  const load = async (origin, count) => {
    const pool = new Pool(origin, { connections: 20 })
    const result = await rate(count, 20, async () => {
      const answer = await pool.request({ method: 'GET', path: '/v1/webhooks' })
      await answer.body.dump()
    })
    await pool.destroy()
    return result
  }
  const [ours, theirs, ratios] = [[], [], []]
  await load(hono.url, 3000)
  await load(url, 3000)
  for (let round = 0; round < 5; round++) {
    theirs.push(await load(hono.url, 8000))
    ours.push(await load(url, 8000))
    ratios.push(ours.at(-1) / theirs.at(-1))
  }
  hono.stop()
  child.kill('SIGKILL')
  return {
    what: 'GET list of 10, requests/s, beside a bare Hono app',
    ours: median(ours).toFixed(0),
    bare: median(theirs).toFixed(0),
    ratio: median(ratios),
    target: 0.7,
    least: true,
  }
}

const benchStarting = async () => {
  const first200 = async () => {
    const begun = performance.now()
    const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout, 'data')
    const { control } = JSON.parse(String(line).split('\n')[0])
    const { request } = await import('node:http')
    await new Promise((resolve, reject) =>
      request(`${control}/health`, (answer) => {
        answer.resume()
        answer.on('end', resolve)
      })
        .on('error', reject)
        .end(),
    )
    const took = performance.now() - begun
    child.kill('SIGKILL')
    return took
  }
  const bare = async () => {
    const begun = performance.now()
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' })
    await once(child, 'exit')
    return performance.now() - begun
  }
  const [ours, theirs, ratios] = [[], [], []]
  await first200()
  for (let round = 0; round < 15; round++) {
    theirs.push(await bare())
    ours.push(await first200())
    ratios.push(ours.at(-1) / theirs.at(-1))
  }
  return {
    what: 'spawn to the first 200, ms, beside node -e 0',
    ours: median(ours).toFixed(0),
    bare: median(theirs).toFixed(0),
    ratio: median(ratios),
    target: 2.5,
    least: false,
  }
}

const benchPending = async () => {
  const [refusing, accepting] = [await startProcess('refusing-sink.js'), await startProcess('sink.js')]
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', here('pending.js'), `${refusing.url}/webhook`, `${accepting.url}/webhook`],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  refusing.stop()
  accepting.stop()
  const { grown, grownOverFresh, pending } = JSON.parse(child.stdout)
  return {
    what:
      `resident MB over idle with ${pending} redeliveries pending ` +
      `(${grownOverFresh.toFixed(0)} over a fresh start)`,
    ours: grown.toFixed(0),
    bare: '-',
    ratio: grown,
    target: 200,
    least: false,
  }
}

/** A day of redeliveries under `auto`: 1,000 deliveries, seven attempts each. */
const benchDay = async () => {
  const sink = await startProcess('refusing-sink.js')
  const pausesMs = [1, 2, 3, 4, 6, 8].map((hours) => hours * 3_600_000)
  const mock = await createMockGenesys({
    seed: 1,
    clock: 'auto',
    subscriptions: [{ url: `${sink.url}/webhook`, secret: 'app-secret' }],
    retry: { policy: { retryAttempts: 6, pauses: { kind: 'list', pausesMs } } },
  })
  const begun = performance.now()
  for (let i = 0; i < 1000; i++) mock.publish('STARTED')
  await mock.settled()
  const seconds = (performance.now() - begun) / 1000
  await mock.close()
  sink.stop()
  return {
    what: 'seconds on the wall for 24 hours of 1,000 deliveries under --clock auto',
    ours: seconds.toFixed(2),
    bare: '-',
    ratio: seconds,
    target: 30,
    least: false,
  }
}

const rows = []
for (const bench of [benchSending, benchServing, benchStarting, benchPending, benchDay]) rows.push(await bench())
console.log(`\n${'what'.padEnd(92)} ${'ours'.padStart(8)} ${'bare'.padStart(8)} ${'ratio'.padStart(8)}   target`)
for (const { what, ours, bare, ratio, target, least } of rows) {
  const met = least ? ratio >= target : ratio <= target
  console.log(
    `${what.padEnd(92)} ${ours.padStart(8)} ${bare.padStart(8)} ${ratio.toFixed(2).padStart(8)}   ` +
      `${least ? 'at least' : 'at most'} ${target} ${met ? 'met' : 'MISSED'}`,
  )
}
