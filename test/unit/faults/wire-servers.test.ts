import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import type { WireResult } from '../../../src/journal/outcome.ts'
import { createSocketTransport } from '../../../src/delivery/wire/socket-transport.ts'
import { createDialects } from '../../../src/dialects/registry.ts'
import type { Message } from '../../../src/faults/fault.ts'
import { attachFault } from '../../../src/faults/registry.ts'

const SECRET = 'app-secret'
const BODY = Buffer.from('{"data":{"entities":[]},"note":"Grüße 👍🏽"}')

/** Sends a signed delivery, under a fault of the wire or without any. */
const deliver = async (url: string, name?: string, given: Record<string, unknown> = {}): Promise<WireResult> => {
  const signature = createDialects().all.interactions.sign({ body: BODY, secret: SECRET, signedAt: 0 })
  const message: Message = {
    method: 'POST',
    url,
    headers: [['Content-Type', 'application/json'], ...signature],
    body: BODY,
  }
  const attached = name === undefined ? undefined : attachFault(name, given)
  const transport = createSocketTransport({ allowTargets: [], insecureTls: true })
  try {
    return await new Promise((resolve) => {
      const carriage =
        attached?.fault.plane === 'wire' ? { fault: attached.fault, parameters: attached.parameters } : undefined
      transport.send(
        {
          ...message,
          responseTimeoutMs: 5000,
          targetOrigin: 'configured',
          ...(carriage && {
            carriedBy: carriage.fault.name,
            plan: () =>
              carriage.fault.apply(message, carriage.parameters, {
                sign: () => [],
                signer: () => ({ update: () => undefined, lines: () => [] }),
              }),
          }),
        },
        resolve,
      )
    })
  } finally {
    await transport.close()
  }
}

const withoutTime = (result: WireResult): unknown => {
  if (result.kind !== 'answered') return result
  const { status, body, truncated, headers } = result.response
  return { status, body, truncated, type: headers['content-type'], length: headers['content-length'] }
}

/** Faults that a server of HTTP/1.1 takes for an ordinary request. */
const ORDINARY: readonly (readonly [string, Record<string, unknown>])[] = [
  ['slow-headers', { every: '1ms', for: '20ms' }],
  ['slow-body', { every: '1ms', bytes: 7 }],
  ['chunked', {}],
  ['chunked', { sizes: '1', every: '0ms' }],
  ['chunked-trailers', {}],
  ['expect-continue', { wait: '500ms' }],
  ['early-timeout', { after: '4s' }],
  ['absolute-form', {}],
  ['new-connection', {}],
]

const readAll = (request: IncomingMessage, response: ServerResponse): void => {
  let bytes = 0
  request.on('error', () => undefined)
  request.on('data', (chunk: Buffer) => (bytes += chunk.length))
  request.on('end', () => response.end(JSON.stringify({ bytes, method: request.method })))
}

test("Node's server handles unusual but valid requests like any other", async () => {
  await using server = await listening(createServer(readAll))
  const expected = withoutTime(await deliver(server.url))
  expect(expected).toMatchObject({ status: 200, body: JSON.stringify({ bytes: BODY.length, method: 'POST' }) })
  for (const [name, given] of ORDINARY)
    expect([name, withoutTime(await deliver(server.url, name, given))]).toEqual([name, expected])
  expect(await deliver(server.url, 'http-1.0')).toMatchObject({ kind: 'answered', response: { status: 200 } })
  expect(await deliver(server.url, 'pipelined', { times: 20 })).toMatchObject({
    kind: 'answered',
    response: { status: 200, further: Array<number>(19).fill(200) },
  })
})

test("Python's server verifies the signature of unusual but valid requests", async () => {
  const child = spawn('python3', [join(import.meta.dirname, '../../support/receiver.py'), SECRET], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const lines = createInterface({ input: child.stdout })
    const [port] = (await once(lines, 'line')) as [string]
    const url = `http://127.0.0.1:${port}/`
    const expected = withoutTime(await deliver(url))
    expect(expected).toMatchObject({ status: 200 })
    // It knows no chunks.
    for (const [name, given] of ORDINARY.filter(([one]) => !one.startsWith('chunked')))
      expect([name, withoutTime(await deliver(url, name, given))]).toEqual([name, expected])
    expect(await deliver(url, 'content-length-smaller')).toMatchObject({ kind: 'answered', response: { status: 401 } })
  } finally {
    child.kill()
    await once(child, 'close')
  }
})

test('a wire fault works over TLS as over TCP', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-tls-'))
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
    ],
    { stdio: 'ignore' },
  )
  const errors: string[] = []
  const https = createHttps(
    { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) },
    readAll,
  )
  const reset = new Promise<void>((resolve) => {
    https.on('secureConnection', (socket) =>
      socket.on('error', (error: NodeJS.ErrnoException) => {
        errors.push(error.code ?? '')
        resolve()
      }),
    )
  })
  await using server = await listening(https, 'https')
  expect(await deliver(server.url, 'chunked')).toMatchObject({ kind: 'answered', response: { status: 200 } })
  expect(await deliver(server.url, 'half-close')).toMatchObject({ kind: 'answered', response: { status: 200 } })
  expect(await deliver(server.url, 'lost-response')).toMatchObject({
    kind: 'unreachable',
    cause: 'aborted',
    detail: 'lost-response: the 200 response was dropped on purpose',
  })
  expect(await deliver(server.url, 'reset-within-body')).toMatchObject({
    kind: 'unreachable',
    cause: 'aborted',
    detail: 'reset-within-body: reset the connection in the middle of the body',
  })
  await reset
  expect(errors).toContain('ECONNRESET')
})

const listening = async (
  server: ReturnType<typeof createServer>,
  scheme = 'http',
): Promise<AsyncDisposable & { readonly url: string }> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
