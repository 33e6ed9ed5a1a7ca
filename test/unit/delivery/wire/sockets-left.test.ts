import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { FAULTS } from '../../../../src/faults/registry.ts'
import { createMockInProcess } from '../../../../src/mock.ts'
import {
  response,
  answerAndClose,
  closeAfterRequest,
  hang,
  OK,
  resetAfter,
  startNasty,
  type Behaviour,
} from '../../../support/nasty-servers.ts'

const RESPONSE_BY_CLOSING = 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok'

const SERVERS: readonly [name: string, behave: Behaviour, connected?: (socket: Socket) => void][] = [
  ['answers and closes, with a length', answerAndClose(OK)],
  ['answers and closes, without a length', answerAndClose(RESPONSE_BY_CLOSING)],
  [
    'answers and destroys the connection',
    (socket) => void socket.write(RESPONSE_BY_CLOSING, () => socket.destroySoon()),
  ],
  ['keeps the connection open', response(OK)],
  ['resets the connection while it answers', resetAfter('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')],
  ['closes without a response', closeAfterRequest],
  ['closes before it has read anything', hang, (socket) => void socket.end()],
  ['never reads', hang, (socket) => void socket.pause()],
  ['never answers', hang],
]

/** Parameters under which a fault ends a connection in another way, or sooner than by default. */
const PARAMETERS: Readonly<Record<string, readonly object[]>> = {
  'lost-response': [{ until: 'whole' }, { until: 'first-byte' }],
  'connect-only': [{ for: '20ms' }],
  'slow-headers': [{ every: '1ms', for: '20ms' }],
  'slow-body': [{ every: '1ms', for: '20ms' }],
  'oversized-body': [{ megabytes: 1 }],
  'duplicate-header': [{ name: 'X-Twice' }],
}

const FAULTY = FAULTS.filter(({ plane }) => plane === 'wire').flatMap(({ name }) =>
  (PARAMETERS[name] ?? [{}]).map((parameters) => ({ fault: name, ...parameters })),
)

const openSockets = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length

test.for(SERVERS)('no wire fault leaves a socket behind at a receiver that %s', async ([, behave, connected]) => {
  expect(FAULTY.length).toBeGreaterThan(20)
  const before = openSockets()
  await using server = await startNasty(behave, connected && { connected })
  const mock = createMockInProcess({
    clock: 'auto',
    seed: 1,
    retry: { policy: 'none', responseTimeoutMs: 150 },
    subscriptions: [{ url: `${server.url}/`, secret: 'app-secret' }],
  })
  for (const fault of FAULTY) mock.publish('STARTED', { faults: [fault] })
  await mock.settled()
  await mock.close()
  await server.kill()
  await expect.poll(openSockets).toBe(before)
})

test('sockets are reset in one file only', () => {
  const src = join(import.meta.dirname, '../../../../src')
  const users = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && readFileSync(join(src, file), 'utf8').includes('.resetAndDestroy('),
  )
  expect(users).toEqual([join('delivery', 'wire', 'reset-socket.ts')])
})
