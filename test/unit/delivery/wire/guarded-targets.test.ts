import { execFileSync } from 'node:child_process'
import type { lookup } from 'node:dns'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { requestOf, send as sending } from '../../../../src/faults/request-bytes.ts'
import { createSocketTransport, type SocketTransportOptions } from '../../../../src/delivery/wire/socket-transport.ts'
import type { WireResult } from '../../../../src/journal/outcome.ts'
import type { Transport } from '../../../../src/delivery/transport.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = (options: Partial<SocketTransportOptions> = {}): Transport => {
  const transport = createSocketTransport({ allowTargets: [], insecureTls: false, ...options })
  closing.push(() => transport.close())
  return transport
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as AddressInfo).port
}

/** Over a kept connection, or by the plan of a wire fault. */
const CARRIERS = ['a kept connection', 'a plan'] as const
type Carrier = (typeof CARRIERS)[number]

const send = (
  transport: Transport,
  url: string,
  targetOrigin: 'configured' | 'api',
  carrier: Carrier,
): Promise<WireResult> => {
  const request = { method: 'POST', url, headers: [], body: Buffer.from('{}'), responseTimeoutMs: 5000, targetOrigin }
  const carriage = carrier === 'a plan' && {
    carriedBy: 'none',
    plan: () => ({ steps: [sending(requestOf(request))] }),
  }
  return new Promise((resolve) => transport.send({ ...request, ...carriage }, resolve))
}

/** A resolver that gives these addresses in turn, one a call, and the last one for ever. */
const resolver = (...addresses: string[]): typeof lookup => {
  let asked = 0
  return ((
    _host: string,
    _options: object,
    callback: (error: null, found: { address: string; family: number }[]) => void,
  ) => {
    const address = addresses[Math.min(asked++, addresses.length - 1)] ?? ''
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }])
  }) as unknown as typeof lookup
}

test.for(CARRIERS)('%s: a host name is checked again at each attempt', async (carrier) => {
  let requests = 0
  const server = createHttp((request, response) => {
    requests += 1
    request.resume()
    response.setHeader('connection', 'close').end()
  })
  const port = await listening(server)
  const transport = start({ resolve: resolver('127.0.0.1', '169.254.169.254') })
  expect(await send(transport, `http://receiver.internal:${String(port)}/`, 'api', carrier)).toMatchObject({
    kind: 'answered',
  })
  expect(await send(transport, `http://receiver.internal:${String(port)}/`, 'api', carrier)).toMatchObject({
    kind: 'unreachable',
    cause: 'forbidden-target',
  })
  expect(requests).toBe(1)
})

const FORBIDDEN = [
  ['::169.254.169.254', 'configured'],
  ['::ffff:0:a9fe:a9fe', 'configured'],
  ['64:ff9b:1::a9fe:a9fe', 'configured'],
  ['fe80::a9fe:a9fe', 'configured'],
  ['169.254.169.254', 'api'],
  ['fd00:ec2::254', 'api'],
  ['169.254.169.254', 'configured'],
  ['93.184.216.34', 'api'],
  ['::ffff:169.254.169.254', 'api'],
] as const

test.for(CARRIERS.flatMap((carrier) => FORBIDDEN.map((row) => [carrier, ...row] as const)))(
  '%s: a host name that resolves to %s is not connected to for a target from the %s',
  async ([carrier, address, origin]) => {
    expect(
      await send(start({ resolve: resolver(address) }), 'http://innocent.example/', origin, carrier),
    ).toMatchObject({ kind: 'unreachable', cause: 'forbidden-target' })
  },
)

const certificate = (): { key: Buffer; cert: Buffer } => {
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
  return { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) }
}

test.for(CARRIERS)('%s: an untrusted certificate is a TLS failure, unless any is accepted', async (carrier) => {
  const server = createHttps(certificate(), (request, response) => {
    request.resume()
    response.end()
  })
  const port = await listening(server)
  const url = `https://127.0.0.1:${String(port)}/`
  expect(await send(start(), url, 'configured', carrier)).toMatchObject({ kind: 'unreachable', cause: 'tls' })
  expect(await send(start({ insecureTls: true }), url, 'configured', carrier)).toMatchObject({
    kind: 'answered',
    response: { status: 200 },
  })
})

test.for(CARRIERS)('%s: a receiver that speaks plain HTTP instead of TLS is a TLS failure', async (carrier) => {
  const port = await listening(createHttp((_, response) => response.end()))
  expect(
    await send(start({ insecureTls: true }), `https://127.0.0.1:${String(port)}/`, 'configured', carrier),
  ).toMatchObject({ kind: 'unreachable', cause: 'tls' })
})
