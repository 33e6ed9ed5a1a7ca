import { afterEach, expect, test } from 'vitest'
import type { WireResult } from '../../../src/journal/outcome.ts'
import type { Carriage, Transport } from '../../../src/delivery/transport.ts'
import { createFetchTransport } from '../../../src/delivery/wire/fetch-transport.ts'
import { createSocketTransport } from '../../../src/delivery/wire/socket-transport.ts'
import { checkFaults } from '../../../src/faults/carrier.ts'
import type { Message } from '../../../src/faults/fault.ts'
import { attachFault } from '../../../src/faults/registry.ts'
import type { WirePlan } from '../../../src/faults/wire-plan.ts'
import { OK } from '../../support/nasty-servers.ts'
import { startWitness, type Reply } from '../../support/wire-witness.ts'

const UNSIGNED = { sign: () => [], signer: () => ({ update: () => undefined, lines: () => [] }) }
const closing: Transport[] = []
afterEach(async () => {
  for (const transport of closing.splice(0)) await transport.close()
})

const BODY = '{"a":"ü"}'
// In latin1, as the witness writes bytes down.
const RAW = '{"a":"\u00c3\u00bc"}'

const send = async (
  url: string,
  name: string,
  parameters: Record<string, unknown> = {},
  responseTimeoutMs = 5000,
): Promise<WireResult> => {
  const { fault, parameters: read } = attachFault(name, parameters)
  const message: Message = { method: 'POST', url, headers: [['X-Hub-Signature', 'sha1=00']], body: Buffer.from(BODY) }
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false })
  closing.push(transport)
  const results: WireResult[] = []
  await new Promise<void>((resolve) => {
    transport.send(
      {
        ...message,
        responseTimeoutMs,
        targetOrigin: 'configured',
        ...(fault.plane === 'wire' && { carriedBy: name, plan: () => fault.apply(message, read, UNSIGNED) }),
      },
      (result) => {
        results.push(result)
        resolve()
      },
    )
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(results).toHaveLength(1)
  return results[0] ?? expect.fail('no result')
}

const head = (more: string, { first = 'POST /hook HTTP/1.1', connection = 'keep-alive' } = {}): string =>
  `${first}\r\nhost: HOST\r\nconnection: ${connection}\r\nX-Hub-Signature: sha1=00\r\n${more}\r\n`
const LENGTH = 'content-length: 10\r\n'
const WHOLE = head(LENGTH) + RAW

const silent: Reply = () => undefined
/** Answers once so many bytes, or this ending, have come. */
const responseTo =
  (complete: (seen: string) => boolean, response = OK): Reply =>
  (socket, seen) => {
    if (complete(seen) && !socket.destroyed) socket.write(response)
  }
const onBody = responseTo((seen) => seen.endsWith(RAW))
const onHead = responseTo((seen) => seen.endsWith('\r\n\r\n'))
const onLastChunk = responseTo((seen) => /\r\n0\r\n([^\r]+\r\n)*\r\n$/.test(seen))
const ACCEPTED = { kind: 'answered', response: { status: 200, body: 'ok' } }
const lost = (detail: string): object => ({ kind: 'unreachable', cause: 'aborted', detail })

interface Row {
  readonly fault: string
  readonly given?: Record<string, unknown>
  readonly reply: Reply
  readonly bytes: string
  readonly end: 'FIN' | 'RST'
  readonly outcome: object
}

test.for<Row>([
  {
    fault: 'connect-only',
    given: { for: '20ms' },
    reply: silent,
    bytes: '',
    end: 'FIN',
    outcome: lost('connect-only: connected and sent nothing'),
  },
  { fault: 'slow-headers', given: { every: '0ms' }, reply: onBody, bytes: WHOLE, end: 'FIN', outcome: ACCEPTED },
  {
    fault: 'slow-headers',
    given: { every: '5ms', for: '20ms' },
    reply: onBody,
    bytes: WHOLE,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  { fault: 'slow-body', given: { every: '1ms', bytes: 3 }, reply: onBody, bytes: WHOLE, end: 'FIN', outcome: ACCEPTED },
  {
    fault: 'content-length-larger',
    given: { by: 5 },
    reply: silent,
    bytes: head('content-length: 15\r\n') + RAW,
    end: 'FIN',
    outcome: lost('content-length-larger: closed the connection before the announced length was sent'),
  },
  {
    fault: 'content-length-smaller',
    given: { by: 2 },
    reply: onBody,
    bytes: head('content-length: 8\r\n') + RAW,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'chunked',
    reply: onLastChunk,
    bytes: `${head('transfer-encoding: chunked\r\n')}1\r\n{\r\n6\r\n"a":"\u00c3\r\n3\r\n\u00bc"}\r\n0\r\n\r\n`,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'chunked',
    given: { sizes: '4, 20', every: '1ms' },
    reply: onLastChunk,
    bytes: `${head('transfer-encoding: chunked\r\n')}4\r\n{"a"\r\n6\r\n:"\u00c3\u00bc"}\r\n0\r\n\r\n`,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'chunked-trailers',
    given: { name: 'X-Hub-Signature', value: 'sha1=11' },
    reply: onLastChunk,
    bytes:
      `${head('trailer: X-Hub-Signature\r\ntransfer-encoding: chunked\r\n')}1\r\n` +
      '{\r\n' +
      '6\r\n' +
      '"a":"\u00c3\r\n' +
      '3\r\n' +
      '\u00bc"}\r\n' +
      '0\r\n' +
      'X-Hub-Signature: sha1=11\r\n' +
      '\r\n',
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'expect-continue',
    reply: (socket, seen) => void socket.write(seen.endsWith(RAW) ? OK : 'HTTP/1.1 100 Continue\r\n\r\n'),
    bytes: head(`expect: 100-continue\r\n${LENGTH}`) + RAW,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'expect-continue',
    given: { wait: '20ms' },
    reply: onBody,
    bytes: head(`expect: 100-continue\r\n${LENGTH}`) + RAW,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'expect-continue',
    reply: responseTo(() => true, 'HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n'),
    bytes: head(`expect: 100-continue\r\n${LENGTH}`),
    end: 'FIN',
    outcome: { kind: 'answered', response: { status: 417 } },
  },
  {
    fault: 'reset-before-body',
    reply: silent,
    bytes: head(LENGTH),
    end: 'RST',
    outcome: lost('reset-before-body: reset the connection before the body'),
  },
  {
    fault: 'reset-within-body',
    reply: silent,
    bytes: `${head(LENGTH)}{"a":`,
    end: 'RST',
    outcome: lost('reset-within-body: reset the connection in the middle of the body'),
  },
  {
    fault: 'reset-after-body',
    reply: silent,
    bytes: WHOLE,
    end: 'RST',
    outcome: lost('reset-after-body: reset the connection after the whole request'),
  },
  {
    fault: 'reset-after-body',
    reply: onBody,
    bytes: WHOLE,
    end: 'RST',
    outcome: lost(
      'reset-after-body: reset the connection after the whole request; the 200 response was dropped on ' + 'purpose',
    ),
  },
  {
    fault: 'lost-response',
    reply: onBody,
    bytes: WHOLE,
    end: 'RST',
    outcome: lost('lost-response: the 200 response was dropped on purpose'),
  },
  {
    fault: 'lost-response',
    given: { until: 'whole' },
    reply: onBody,
    bytes: WHOLE,
    end: 'RST',
    outcome: lost('lost-response: the 200 response was dropped on purpose'),
  },
  {
    fault: 'lost-response',
    reply: responseTo((seen) => seen.endsWith(RAW), 'HTTP'),
    bytes: WHOLE,
    end: 'RST',
    outcome: lost('lost-response: the response had started and was dropped on purpose'),
  },
  {
    fault: 'lost-response',
    reply: (socket, seen) => void (seen.endsWith(RAW) && socket.end()),
    bytes: WHOLE,
    end: 'FIN',
    outcome: { kind: 'unreachable', cause: 'closed' },
  },
  {
    fault: 'half-close',
    reply: (socket, seen) => void (seen.endsWith(RAW) && socket.once('end', () => socket.end(OK))),
    bytes: WHOLE,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'half-close',
    reply: (socket, seen) => void (seen.endsWith(RAW) && socket.once('end', () => socket.end())),
    bytes: WHOLE,
    end: 'FIN',
    outcome: { kind: 'unreachable', cause: 'closed' },
  },
  {
    fault: 'early-timeout',
    given: { after: '20ms' },
    reply: silent,
    bytes: WHOLE,
    end: 'FIN',
    outcome: lost('early-timeout: closed the connection before the response'),
  },
  { fault: 'early-timeout', given: { after: '4s' }, reply: onBody, bytes: WHOLE, end: 'FIN', outcome: ACCEPTED },
  {
    fault: 'pipelined',
    given: { times: 3 },
    reply: responseTo(
      (seen) => seen.endsWith(RAW) && seen.split('POST').length === 4,
      `${OK}HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n${OK}`,
    ),
    bytes: WHOLE + WHOLE + WHOLE,
    end: 'FIN',
    outcome: { ...ACCEPTED, response: { status: 200, body: 'ok', further: [500, 200] } },
  },
  {
    fault: 'pipelined',
    given: { times: 2 },
    reply: (socket, seen) => void (seen.split('POST').length === 3 && socket.end(OK)),
    bytes: WHOLE + WHOLE,
    end: 'FIN',
    outcome: { kind: 'answered', response: { status: 200, further: [] } },
  },
  {
    fault: 'new-connection',
    reply: onBody,
    bytes: head(LENGTH, { connection: 'close' }) + RAW,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'http-1.0',
    reply: (socket, seen) => void (seen.endsWith(RAW) && socket.end('HTTP/1.0 200 OK\r\n\r\nok')),
    bytes: head(LENGTH, { first: 'POST /hook HTTP/1.0', connection: 'close' }) + RAW,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'absolute-form',
    reply: onBody,
    bytes: head(LENGTH, { first: 'POST http://HOST/hook HTTP/1.1' }) + RAW,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'duplicate-header',
    given: { name: 'x-hub-signature' },
    reply: onBody,
    bytes: `${head(`${LENGTH}X-Hub-Signature: sha1=00\r\n`)}${RAW}`,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'duplicate-header',
    given: { name: 'Content-Length', value: '3' },
    reply: onBody,
    bytes: `${head(`${LENGTH}content-length: 3\r\n`)}${RAW}`,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'duplicate-header',
    given: { name: 'X-New', value: 'a' },
    reply: onBody,
    bytes: `${head(`${LENGTH}X-New: a\r\nX-New: a\r\n`)}${RAW}`,
    end: 'FIN',
    outcome: ACCEPTED,
  },
  { fault: 'bare-lf', reply: onBody, bytes: head(LENGTH).replaceAll('\r', '') + RAW, end: 'FIN', outcome: ACCEPTED },
  {
    fault: 'obsolete-folding',
    reply: onBody,
    bytes: WHOLE.replace('Signature: ', 'Signature:\r\n '),
    end: 'FIN',
    outcome: ACCEPTED,
  },
  {
    fault: 'slow-body',
    given: { every: '1s' },
    reply: responseTo((seen) => seen.includes('\r\n\r\n'), 'HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n'),
    bytes: `${head(LENGTH)}{`,
    end: 'FIN',
    outcome: { kind: 'answered', response: { status: 408 } },
  },
])('$fault $given sends these bytes and ends with $end', async ({ fault, given, reply, bytes, end, outcome }) => {
  await using witness = await startWitness(reply)
  const result = await send(`${witness.url}/hook`, fault, given)
  expect(result).toMatchObject(outcome)
  await witness.over()
  expect(
    witness.connections.map((one) => ({
      ...one,
      bytes: one.bytes.replaceAll(witness.url.slice('http://'.length), 'HOST'),
    })),
  ).toEqual([{ bytes, end }])
})

test('a second Host is sent with the first', async () => {
  await using witness = await startWitness(onBody)
  await send(`${witness.url}/`, 'duplicate-header', { name: 'Host', value: 'elsewhere.test' })
  await witness.over()
  expect(witness.connections[0]?.bytes.match(/^host: .*$/gm)).toEqual([
    `host: ${witness.url.slice('http://'.length)}`,
    'host: elsewhere.test',
  ])
})

test('an oversized body is padded with spaces, signed as a whole, and generated while it is sent', async () => {
  const { fault } = attachFault('oversized-body', { megabytes: 2 })
  const message: Message = {
    method: 'POST',
    url: 'http://127.0.0.1:9/hook',
    headers: [['X-Hub-Signature', 'sha1=00']],
    body: Buffer.from(BODY),
  }
  let signedBytes = 0
  const signer = {
    update: (part: Uint8Array) => void (signedBytes += part.length),
    lines: () => [['X-Hub-Signature', 'sha1=11'] as const],
  }
  const plan = fault.plane === 'wire' && fault.apply(message, { megabytes: 2 }, { ...UNSIGNED, signer: () => signer })
  const [top, rest] = plan ? plan.steps : []
  expect(signedBytes).toBe(0)
  expect(top?.do === 'send-made' && Buffer.from(await top.make()).toString('latin1')).toBe(
    'POST /hook HTTP/1.1\r\n' +
      'host: 127.0.0.1:9\r\n' +
      'connection: keep-alive\r\n' +
      'X-Hub-Signature: sha1=11\r\n' +
      'content-length: 2097152\r\n' +
      '\r\n',
  )
  const pieces = rest?.do === 'stream' ? [...rest.pieces] : []
  const sent = Buffer.concat(pieces)
  expect([
    sent.length,
    sent.subarray(0, 9).toString('latin1'),
    sent.subarray(10).every((byte) => byte === 0x20),
  ]).toEqual([2_097_152, RAW.slice(0, 9), true])
  expect(new Set(pieces.map(({ buffer }) => buffer)).size).toBeLessThanOrEqual(2)
  expect(signedBytes).toBe(2_097_152)
  expect(message.body.length).toBe(10)
})

test('slow bytes are sent one by one, no faster than requested', async () => {
  let pieces = 0
  await using witness = await startWitness((socket, seen) => {
    pieces += 1
    onBody(socket, seen)
  })
  const result = await send(witness.url, 'slow-body', { every: '10ms' })
  expect(result.ms).toBeGreaterThanOrEqual(85)
  // Pauses are at least as long as asked for; two pieces may still be read at once by a witness that is busy.
  expect(pieces).toBeGreaterThanOrEqual(5)
})

test.for<[string, Record<string, unknown>, 'response' | 'body', Reply]>([
  ['slow-headers', { every: '10ms' }, 'response', silent],
  ['slow-body', { every: '20ms' }, 'response', silent],
  ['expect-continue', { wait: '10ms' }, 'response', silent],
  ['half-close', {}, 'response', silent],
  [
    'lost-response',
    { until: 'whole' },
    'body',
    responseTo((seen) => seen.endsWith(RAW), 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nha'),
  ],
  ['early-timeout', { after: '2s' }, 'response', silent],
  ['connect-only', { for: '2s' }, 'response', silent],
])('the response timeout ends %s %j', async ([fault, given, phase, reply]) => {
  await using witness = await startWitness(reply)
  expect(await send(witness.url, fault, given, 60)).toMatchObject({ kind: 'timed-out', phase, limitMs: 60 })
  await witness.over()
  expect(witness.connections).toHaveLength(1)
})

test('the time that a slow sender takes does not count against the receiver', async () => {
  await using witness = await startWitness(onBody)
  const result = await send(witness.url, 'slow-body', { every: '10ms', bytes: 1, for: '150ms' }, 60)
  expect(result).toMatchObject({ kind: 'answered' })
  expect(result.ms).toBeGreaterThan(60)
  await using mute = await startWitness(silent)
  expect(await send(mute.url, 'slow-body', { every: '10ms', bytes: 1, for: '150ms' }, 60)).toMatchObject({
    kind: 'timed-out',
    limitMs: 60,
  })
})

test('a sender that does not read reports that the receiver closed first', async () => {
  await using witness = await startWitness((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  expect(await send(witness.url, 'reset-within-body', { after: '4s' })).toMatchObject(
    lost('reset-within-body: the receiver ended the connection first; the 400 response was dropped on purpose'),
  )
})

test('changed header case arrives as sent, by undici and by a plan', async () => {
  for (const [fault, lines] of [
    [undefined, ['X-hub-SIGNATURE: a', 'x-HUB-signature: b']],
    ['half-close', ['X-hub-SIGNATURE: a', 'x-HUB-signature: b']],
  ] as const) {
    await using witness = await startWitness(onHead)
    const message: Message = {
      method: 'POST',
      url: witness.url,
      headers: [
        ['X-hub-SIGNATURE', 'a'],
        ['x-HUB-signature', 'b'],
      ],
      body: Buffer.alloc(0),
    }
    const attached = fault && attachFault(fault, {})
    const transport = createSocketTransport({ allowTargets: [], insecureTls: false })
    closing.push(transport)
    await new Promise((resolve) =>
      transport.send(
        {
          ...message,
          responseTimeoutMs: 2000,
          targetOrigin: 'configured',
          ...(attached?.fault.plane === 'wire' &&
            planned(attached.fault.name, attached.fault.apply(message, {}, UNSIGNED))),
        },
        resolve,
      ),
    )
    expect(witness.connections[0]?.bytes.split('\r\n').filter((line) => /signature/i.test(line))).toEqual(lines)
  }
})

const planned = (carriedBy: string, plan: WirePlan): Carriage => ({ carriedBy, plan: () => plan })

test('an app that is called without a socket reports that the fault needs one', async () => {
  const transport = createFetchTransport(() => Promise.reject(new Error('must not be called')))
  closing.push(transport)
  const result = await new Promise<WireResult>((resolve) =>
    transport.send(
      {
        method: 'POST',
        url: 'http://receiver.test/',
        headers: [],
        body: Buffer.alloc(0),
        responseTimeoutMs: 50,
        targetOrigin: 'configured',
        ...planned('chunked', { steps: [] }),
      },
      resolve,
    ),
  )
  expect(result).toMatchObject({ kind: 'unreachable', cause: 'aborted' })
  expect(result.kind === 'unreachable' && result.detail).toContain('chunked acts on the wire and needs a socket')
})

test('two connection faults do not fire on one attempt', () => {
  const at = (name: string, attempts?: string) => attachFault(name, attempts === undefined ? {} : { attempts })
  expect(() => checkFaults([at('unsigned'), at('chunked', '1'), at('half-close', '2-')])).not.toThrow()
  expect(() => checkFaults([at('chunked'), at('half-close', '3-')])).toThrow(
    'two connection faults on attempt 3: "chunked" and "half-close"',
  )
})

test('invalid sizes are rejected before anything is published', () => {
  expect(() => attachFault('chunked', { sizes: '3,none' })).toThrow('"sizes" of the fault "chunked" cannot be "3,none"')
})
