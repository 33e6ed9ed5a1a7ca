import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMockGenesys } from 'mock-genesys'
import { expect, test } from 'vitest'
import { startAwkward } from '../support/test-command.ts'

const EVENTS = 200
const SUBSCRIPTIONS = 50
const RETRY_ATTEMPTS = 5

/** Whether attempt `number` of an operation at a path is refused: a third are, by a hash and so whatever the order. */
const refuses = (path: string, operationId: string, number: number): boolean =>
  (createHash('md5')
    .update(`${path} ${operationId} ${String(number)}`)
    .digest()[0] ?? 0) < 85

const startRandomReceiver = async () => {
  const counts = new Map<string, number>()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      const operationId = /"operationId":"([^"]+)"/.exec(body)?.[1] ?? ''
      const number = (counts.get(path + operationId) ?? 0) + 1
      counts.set(path + operationId, number)
      response.writeHead(refuses(path, operationId, number) ? 503 : 200).end()
    })
  })
  // 2,500 connections come at once, and this process may be busy: none may be turned away.
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  return {
    counts,
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Every delivery as text: where, which operation, how it ended, and each attempt's status and time. */
const run = async (concurrency: number): Promise<{ lines: string[]; received: number }> => {
  const receiver = await startRandomReceiver()
  const subscriptions = Array.from({ length: SUBSCRIPTIONS }, (_, index) => ({
    url: `${receiver.url}/${String(index)}`,
    secret: `secret ${String(index)}`,
  }))
  // The receiver shares this process, which may be busy.
  const retry = { retryAttempts: RETRY_ATTEMPTS, responseTimeoutMs: 100_000 }
  await using mock = await createMockGenesys({
    seed: 42,
    clock: 'manual',
    concurrency,
    subscriptions,
    retry,
    selfUriBase: 'http://nexus.test',
  })
  for (let i = 0; i < EVENTS; i++) mock.publish('STARTED')
  for (let round = 0; round <= RETRY_ATTEMPTS; round++) await mock.clock.advance(5000)
  await mock.settled()
  receiver.close()
  const lines = [...mock.journal.deliveries()].map(({ id, subscriptionId, eventId, state, attempts }) => {
    const path = new URL(mock.subscription(subscriptionId)?.url ?? '').pathname
    const told = attempts.map(({ startedAt, outcome }) => {
      const ended = outcome && 'response' in outcome ? String(outcome.response.status) : (outcome?.kind ?? '')
      return `${String(startedAt)}:${ended}`
    })
    return `${id} ${path} ${eventId} ${state} ${told.join(' ')}`
  })
  return { lines, received: [...receiver.counts.values()].reduce((sum, count) => sum + count, 0) }
}

test('10,000 deliveries to 50 subscriptions settle exactly as the policy says, whatever the concurrency', async () => {
  const [narrow, wide] = [await run(2), await run(50)]
  expect(narrow.lines).toHaveLength(EVENTS * SUBSCRIPTIONS)
  expect(wide.lines).toEqual(narrow.lines)
  let attempts = 0
  for (const line of narrow.lines) {
    const [, path = '', operationId = '', state, ...told] = line.split(' ')
    const statuses: number[] = []
    do statuses.push(refuses(path, operationId, statuses.length + 1) ? 503 : 200)
    while (statuses.at(-1) === 503 && statuses.length <= RETRY_ATTEMPTS)
    expect(told.map((one) => Number(one.split(':')[1]))).toEqual(statuses)
    expect(state).toBe(statuses.at(-1) === 200 ? 'delivered' : 'exhausted')
    attempts += statuses.length
  }
  expect(narrow.received).toBe(attempts)
  expect(wide.received).toBe(attempts)
})

test('10,000 prompt responses all count, even if the sender stalls repeatedly beyond the timeout', async () => {
  await using receiver = await startAwkward()
  const responseTimeoutMs = 1500
  await using mock = await createMockGenesys({
    clock: 'auto',
    retry: { retryAttempts: 0, responseTimeoutMs },
    subscriptions: [{ url: receiver.url, secret: 'app-secret' }],
  })
  for (let i = 0; i < 10_000; i++) mock.publish('STARTED')
  const settled = mock.settled()
  let over = false
  void settled.then(() => (over = true))
  for (let standstills = 0; standstills < 3 && !over; standstills++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const until = performance.now() + responseTimeoutMs * 1.2
    while (performance.now() < until);
  }
  await settled
  const outcomes = new Map<string, number>()
  let stalledMs = 0
  for (const { attempts } of mock.journal.deliveries()) {
    for (const { outcome } of attempts) {
      outcomes.set(outcome?.kind ?? 'none', (outcomes.get(outcome?.kind ?? 'none') ?? 0) + 1)
      stalledMs = Math.max(stalledMs, outcome?.stalledMs ?? 0)
    }
  }
  expect([...outcomes]).toEqual([['accepted', 10_000]])
  expect(stalledMs).toBeGreaterThan(1000)
})
