import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startReceiver } from '../../../../src/scenario/under-test/process.ts'
import { runCommand } from '../../../../src/scenario/under-test/shell-command.ts'

const LIMIT_MS = 1000

/** Holds this process up for longer than the limit: nothing else runs in it meanwhile. */
const standStill = (): void => {
  const until = performance.now() + LIMIT_MS * 1.5
  while (performance.now() < until);
}

test('the start timeout of a receiver does not count stalls of this process', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    if (asked === 1) standStill()
    response.writeHead(asked === 1 ? 503 : 200).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver = await startReceiver({
    command: 'exec sleep 900',
    target: 'http://127.0.0.1:1/',
    ready: `http://127.0.0.1:${String(port)}/`,
    withinMs: LIMIT_MS,
    show: (text) => text,
  })
  expect(asked).toBe(2)
  await receiver.stop()
  server.close()
})

test('the timeout of a command does not count stalls of this process', async () => {
  const ending = runCommand('sleep 1.8; echo said', {}, LIMIT_MS)
  standStill()
  // It ends 300 ms after the standstill, 800 ms after its limit by the clock on the wall.
  expect(await ending).toEqual({ said: 'said', code: 0, signal: null, isLate: false })
})
