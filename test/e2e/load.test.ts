import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const CLI = resolve('dist/cli.js')

/** A receiver that answers as told, and counts. */
const startReceiver = async (answer: (number: number) => number | 'never') => {
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const status = answer(++count)
      if (status !== 'never') response.writeHead(status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`,
    count: () => count,
    called: async (times: number): Promise<void> => {
      while (count < times) await once(server, 'request')
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
const start = (args: readonly string[]) => {
  const child = spawn(process.execPath, [CLI, 'load', '--secret', 'app-secret', ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return { child, ended: once(child, 'close').then(([status]: unknown[]) => ({ status, stdout, stderr })) }
}
interface Summary {
  arrivals: { sent: number }
  outcomes: object[]
  accepted: number
  latencyMs: Record<string, number>
  broken: string[]
  interrupted: boolean
}
const json = (text: string): Summary => JSON.parse(text) as Summary

test('load sends as many deliveries as rate and duration give, and prints outcomes and percentiles', async () => {
  const receiver = await startReceiver((number) => (number % 10 === 0 ? 503 : 200))
  const { status, stdout } = await start(['--target', receiver.url, '--rate', '200/s', '--duration', '1s', '--json'])
    .ended
  receiver.close()
  expect(status).toBe(0)
  expect(receiver.count()).toBe(200)
  expect(json(stdout)).toMatchObject({
    arrivals: { planned: 200, sent: 200, dropped: 0, unfinished: 0 },
    outcomes: [
      { outcome: 'accepted 200', count: 180 },
      { outcome: 'rejected 503', count: 20 },
    ],
    latencyMs: { count: 200 },
  })
  expect(Object.keys(json(stdout).latencyMs)).toEqual(['count', 'mean', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max'])
})

test('load draws a histogram and exits with 1 when a limit is exceeded', async () => {
  const receiver = await startReceiver(() => 500)
  const { status, stdout } = await start(['--target', receiver.url, '--burst', '30', '--max-failed', '10%']).ended
  receiver.close()
  expect(status).toBe(1)
  expect(stdout).toMatch(/rejected 500 +30 +100\.0 %/)
  expect(stdout).toMatch(/p99\.9 [\d.]+ m?s/)
  expect(stdout).toContain('█')
  expect(stdout).toContain('✘ 30 of 30 failed (at most 10 %)')
})

test('a receiver that never responds does not delay later arrivals', async () => {
  const receiver = await startReceiver(() => 'never')
  const { status, stdout } = await start([
    '--target',
    receiver.url,
    '--rate',
    '100/s',
    '--duration',
    '500ms',
    '--response-timeout',
    '600ms',
    '--max-p99',
    '100ms',
    '--json',
  ]).ended
  receiver.close()
  expect(status).toBe(1)
  expect(receiver.count()).toBe(50)
  expect(json(stdout).outcomes).toEqual([{ outcome: 'timed-out response', count: 50 }])
})

test('an interrupted load prints its results so far', async () => {
  const receiver = await startReceiver(() => 200)
  const { child, ended } = start(['--target', receiver.url, '--rate', '100/s', '--duration', '1h', '--json'])
  await receiver.called(20)
  child.kill('SIGINT')
  const { status, stdout } = await ended
  receiver.close()
  expect(status).toBe(130)
  expect(json(stdout).interrupted).toBe(true)
  expect(json(stdout).arrivals.sent).toBeGreaterThanOrEqual(20)
})

test('load exits with 3 when nothing is listening, and sends to a public host only if allowed', async () => {
  const gone = await start(['--target', 'http://127.0.0.1:1/', '--burst', '3', '--json']).ended
  expect(gone.status).toBe(3)
  expect(json(gone.stdout).outcomes).toEqual([{ outcome: 'unreachable refused', count: 3 }])
  const abroad = await start(['--target', 'http://203.0.113.1/', '--burst', '3', '--json']).ended
  expect(abroad.status).toBe(3)
  expect(json(abroad.stdout).outcomes).toEqual([{ outcome: 'unreachable forbidden-target', count: 3 }])
})

test.each([
  [['--rate', '200'], 'write 200/s or 200/m'],
  [['--rate', '5/s', '--ramp', '1/s..2/s'], 'omit one of them'],
  [['--rate', '1/h', '--duration', '1s'], 'raise --rate'],
])('load rejects %j', async (args, fix) => {
  const { status, stderr } = await start(['--target', 'http://127.0.0.1:1/', ...args]).ended
  expect(status).toBe(2)
  expect(stderr).toContain(fix)
})
