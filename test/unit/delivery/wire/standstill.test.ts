import { afterEach, expect, test } from 'vitest'
import { createSocketTransport } from '../../../../src/delivery/wire/socket-transport.ts'
import type { WireResult } from '../../../../src/journal/outcome.ts'
import type { Transport, WireRequest } from '../../../../src/delivery/transport.ts'
import { requestOf, send as sending } from '../../../../src/faults/request-bytes.ts'
import { bytesOf } from '../../../../src/kit/ascii.ts'
import { hang, startNasty } from '../../../support/nasty-servers.ts'
import { startAwkward } from '../../../support/test-command.ts'

const LIMIT_MS = 1000
const open: Transport[] = []

afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close()
})

const post = (url: string): WireRequest => ({
  url,
  headers: [],
  body: Buffer.from('{}'),
  responseTimeoutMs: LIMIT_MS,
  targetOrigin: 'configured',
  method: 'POST',
})
const carriers: Readonly<Record<string, (request: WireRequest) => WireRequest>> = {
  'a kept connection': (request) => request,
  'a plan': (request) => ({
    ...request,
    carriedBy: 'none',
    plan: () => ({ steps: [sending(requestOf({ ...request, body: bytesOf(request.body) }))] }),
  }),
}

/** Sends the same request by every carrier at once. */
const sendAll = async (url: string): Promise<readonly WireResult[]> => {
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false })
  open.push(transport)
  return Promise.all(
    Object.values(carriers).map(
      (carry) => new Promise<WireResult>((resolve) => transport.send(carry(post(url)), resolve)),
    ),
  )
}

/** Holds this process up: nothing else runs in it meanwhile. */
const block = (ms: number): void => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const kinds = (results: readonly WireResult[]): readonly string[] => results.map(({ kind }) => kind)

test('a prompt receiver does not time out when the sender stalls before connecting', async () => {
  await using receiver = await startAwkward()
  await sendAll(receiver.url)
  const results = sendAll(receiver.url)
  block(LIMIT_MS * 1.5)
  expect(kinds(await results)).toEqual(['answered', 'answered'])
})

test('a prompt receiver does not time out when the sender stalls as the response arrives', async () => {
  await using receiver = await startAwkward()
  const results = sendAll(receiver.url)
  for (let turn = 0; turn < 3; turn++) {
    await new Promise(setImmediate)
    block(LIMIT_MS)
  }
  expect(kinds(await results)).toEqual(['answered', 'answered'])
})

test('a silent receiver has the full timeout, and the outcome says how long the sender stalled', async () => {
  await using receiver = await startNasty(hang)
  const results = sendAll(receiver.url)
  await new Promise((resolve) => setTimeout(resolve, 10))
  block(1000)
  for (const result of await results) {
    expect(result).toMatchObject({ kind: 'timed-out', limitMs: LIMIT_MS })
    expect(result.stalledMs).toBeGreaterThan(800)
    expect(result.ms - (result.stalledMs ?? 0)).toBeGreaterThan(LIMIT_MS - 100)
  }
})
