import type { lookup } from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createGuardedFetch } from '../../../../src/delivery/wire/guarded-fetch.ts'

/** A resolver that gives these addresses in turn, the last one for ever. */
const resolver = (...addresses: readonly string[]): typeof lookup => {
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

test('a host name that now resolves to a metadata address is not connected to', async () => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers['content-type'] ?? '-'} ${body}`)
      response.setHeader('connection', 'close').end('{"count":1}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://receiver.internal:${String((server.address() as AddressInfo).port)}`
  const fetch = createGuardedFetch(resolver('127.0.0.1', '127.0.0.1', '169.254.169.254'))
  expect(await (await fetch(`${base}/p?id=1`)).json()).toEqual({ count: 1 })
  expect(
    (
      await fetch(`${base}/c`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: '{"down":true}',
      })
    ).status,
  ).toBe(200)
  await expect(fetch(`${base}/p?id=2`)).rejects.toMatchObject({ cause: { code: 'FORBIDDEN_TARGET' } })
  expect(seen).toEqual(['GET /p?id=1 - ', 'PUT /c application/json {"down":true}'])
  await new Promise((resolve) => server.close(resolve))
})

test.for([
  'http://169.254.169.254/',
  'http://[::169.254.169.254]/',
  'http://[64:ff9b:1::a9fe:a9fe]/',
  'http://2852039166/',
])('%s is not connected to', async (url) => {
  await expect(createGuardedFetch()(url)).rejects.toMatchObject({ cause: { code: 'FORBIDDEN_TARGET' } })
})
