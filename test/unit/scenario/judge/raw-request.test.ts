import { expect, test } from 'vitest'
import { createMockCore } from '../../../../src/engine/create.ts'
import { WIRE_FAULTS } from '../../../../src/faults/registry.ts'
import { gatherExchanges } from '../../../../src/scenario/judge/evidence.ts'
import type { Exchange } from '../../../../src/scenario/model/recorded-exchange.ts'
import { answerAndClose, OK, startNasty } from '../../../support/nasty-servers.ts'

/** What a fault cannot do without. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'duplicate-header': { name: 'Content-Type' },
}

/** Sends one delivery under a fault, and returns it as evidence with the bytes that arrived. */
const sendUnder = async (fault: string): Promise<{ readonly exchange: Exchange; readonly arrived: string }> => {
  let arrived = ''
  await using server = await startNasty(answerAndClose(OK), {
    connected: (socket) => void socket.on('data', (chunk) => (arrived += String(chunk))),
  })
  const core = createMockCore({
    seed: 7,
    clock: 'auto',
    retry: { retryAttempts: 0, responseTimeoutMs: 500 },
    subscriptions: [{ url: `${server.url}/hook`, secret: 'secret' }],
  })
  core.publish('STARTED', { faults: [{ fault, ...PARAMETERS[fault] }] })
  await core.settled()
  const [exchange] = gatherExchanges(core.journal.deliveries(), core.journal.entries()).exchanges
  await core.close(0)
  if (!exchange) throw new Error('nothing was sent')
  return { exchange, arrived }
}

const printedBy = (command: string): string =>
  command
    .replace(/^printf '%b' '/, '')
    .replace(/' \| nc .*$/, '')
    .replaceAll(`'\\''`, "'")
    .replace(/\\0(\d{3})|\\\\/g, (_, octal?: string) =>
      octal === undefined ? '\\' : String.fromCharCode(Number.parseInt(octal, 8)),
    )

test('a wrong Content-Length appears in the exchange as sent', async () => {
  const { exchange } = await sendUnder('content-length-smaller')
  const length = exchange.headers.find(([name]) => name === 'content-length')?.[1]
  const bytes = 'text' in exchange.body ? Buffer.byteLength(exchange.body.text) : 0
  expect(Number(length)).toBe(bytes - 1)
  expect(exchange.command).toMatch(/^printf '%b' '.*' \| nc 127\.0\.0\.1 \d+$/)
})

test.for([...WIRE_FAULTS].filter((fault) => !/^(oversized|pipelin|slow|connect-only|early-timeout)/.test(fault)))(
  'the command for an exchange under %s prints the bytes that arrived',
  async (fault) => {
    const { exchange, arrived } = await sendUnder(fault)
    if (exchange.command === undefined) return
    expect(printedBy(exchange.command).startsWith(arrived)).toBe(true)
    expect(arrived.length).toBeGreaterThan(0)
  },
)
