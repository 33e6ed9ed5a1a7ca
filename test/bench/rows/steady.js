import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { SECRET, spawned, startProcess, cli } from '../measure.js'

const MINUTES = 10
const WATCHED_MINUTES = 5
const PER_SECOND = 2000
const MOST_GROWN = 0.05

const residentMB = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000

/** Resident memory of `serve` under an even flow of deliveries, once retention is full. */
export const memory = async () => {
  const sink = await startProcess('sink.js')
  const serve = await spawned(cli, 'serve', '--port', '0', '--json', '--target', `${sink.url}/hook`, '--secret', SECRET)
  const { url } = JSON.parse(serve.line)
  const pool = new Pool(url, { connections: 20 })
  const publish = async () => {
    const response = await pool.request({
      method: 'POST',
      path: '/_mock/events',
      headers: { 'content-type': 'application/json' },
      body: '{"event":"STARTED"}',
    })
    await response.body.dump()
  }
  const begun = performance.now()
  let published = 0
  let samples = []
  let minute = 0
  const means = []
  while (means.length < MINUTES) {
    const seconds = (performance.now() - begun) / 1000
    const due = Math.min(seconds * PER_SECOND - published, PER_SECOND)
    await Promise.all(Array.from({ length: Math.max(0, Math.floor(due)) }, publish))
    published += Math.max(0, Math.floor(due))
    samples.push(residentMB(serve.child.pid))
    await pause(10)
    if (Math.floor(seconds / 60) === minute) continue
    minute += 1
    means.push(samples.reduce((sum, mb) => sum + mb, 0) / samples.length)
    samples = []
    console.log(`minute ${minute}: ${means.at(-1).toFixed(0)} MB after ${published}`)
  }
  const last = means.slice(-WATCHED_MINUTES)
  const grown = last.at(-1) / last[0] - 1
  serve.stop()
  sink.stop()
  return {
    what: `resident memory grown in the last ${WATCHED_MINUTES} of ${MINUTES} minutes of ${PER_SECOND} deliveries/s`,
    ours: last.at(-1),
    bare: last[0],
    ratio: grown,
    target: MOST_GROWN,
    least: false,
  }
}
