import { existsSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { SPEC_DOCUMENTS } from '../../src/contract/generated/specs.ts'
import { createMockGenesys, createMockInProcess } from '../../src/mock.ts'

const DOCUMENTS = SPEC_DOCUMENTS.map(({ file }) => `/${file}`)

const PARTS = [
  ['/', 'text/html'],
  ['/dashboard/app.js', 'text/javascript'],
  ['/dashboard/style.css', 'text/css'],
  ['/reference', 'text/html'],
  ['/dashboard/reference.js', 'text/javascript'],
  ['/dashboard/reference-style.css', 'text/css'],
  ...DOCUMENTS.map((path) => [path, 'application/json'] as const),
  ['/present', 'text/html'],
  ['/dashboard/present.js', 'text/javascript'],
  ['/dashboard/present-style.css', 'text/css'],
  ['/dashboard/examples.json', 'application/json'],
] as const

const specOf = (name: string): unknown => parse(readFileSync(`spec/${name}.openapi.yaml`, 'utf8'))

const isBuiltFrom = (spec: unknown, file: string): boolean =>
  existsSync(file) && isDeepStrictEqual(JSON.parse(readFileSync(file, 'utf8')), spec)

/** The page is served from dist/, which a run of unit and API tests alone does not build. */
beforeAll(() => {
  if (!SPEC_DOCUMENTS.every(({ name, file }) => isBuiltFrom(specOf(name), `dist/dashboard/${file}`)))
    throw new Error('dist/ is missing, or older than spec/: run node src/build/build.js')
})

test('the live page and its assets are served with a policy that allows nothing else to run', async () => {
  await using mock = createMockInProcess()
  for (const [path, type] of PARTS) {
    const response = await mock.fetch(new Request(`http://mock${path}`))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('the page is compressed on request, and stays below 150 kB in total', async () => {
  await using mock = createMockInProcess()
  const ask = (path: string, accepts: string) =>
    mock.fetch(new Request(`http://mock${path}`, { headers: { 'accept-encoding': accepts } }))
  let bytes = 0
  for (const [path] of PARTS) {
    const plain = await ask(path, 'br, gzip;q=0')
    const coded = await ask(path, 'gzip, br')
    expect([
      plain.headers.get('content-encoding'),
      coded.headers.get('content-encoding'),
      coded.headers.get('vary'),
    ]).toEqual([null, 'gzip', 'accept-encoding'])
    const compressed = Buffer.from(await coded.arrayBuffer())
    expect(gunzipSync(compressed).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true)
    bytes += compressed.length
  }
  expect(bytes).toBeLessThan(150_000)
})

test.each([
  ['/', ['data', '/dashboard/style.css', '/dashboard/app.js', '#timeline', '/reference', '/present']],
  ['/?present', ['data', '/dashboard/present-style.css', '/dashboard/present.js', '/']],
  [
    '/reference',
    [
      'data',
      '/dashboard/style.css',
      '/dashboard/reference-style.css',
      '/dashboard/reference.js',
      '#operations',
      '/',
      ...DOCUMENTS,
    ],
  ],
])('the page %s references nothing outside this server, and has no inline script or style', async (path, named) => {
  await using mock = createMockInProcess()
  const html = await (await mock.fetch(new Request(`http://mock${path}`))).text()
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to?.split(':')[0])).toEqual(named)
  expect(html).not.toMatch(/\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)/)
})

test('all pages together take less than 150 kB, compressed', async () => {
  await using mock = createMockInProcess()
  const sizes = await Promise.all(
    PARTS.map(
      async ([path]) =>
        gzipSync(new Uint8Array(await (await mock.fetch(new Request(`http://mock${path}`))).arrayBuffer())).length,
    ),
  )
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(150_000)
})

test('the API documents are served as JSON, unchanged', async () => {
  await using mock = createMockInProcess()
  expect(DOCUMENTS).toEqual(
    expect.arrayContaining(['/openapi.json', '/openapi-control.json', '/openapi-open-messaging.json']),
  )
  for (const { name, file } of SPEC_DOCUMENTS)
    expect(await (await mock.fetch(new Request(`http://mock/${file}`))).json()).toEqual(specOf(name))
})

test('the page needs neither the API key nor the control token; its calls do', async () => {
  await using mock = createMockInProcess({ apiKey: 'key', controlToken: 'token' })
  const statusOf = async (path: string) => (await mock.fetch(new Request(`http://mock${path}`))).status
  expect(
    await Promise.all(
      ['/', '/dashboard/app.js', '/reference', '/openapi.json', '/_mock/deliveries', '/v1/webhooks'].map(statusOf),
    ),
  ).toEqual([200, 200, 200, 200, 401, 401])
})

test('a file that is not part of the page is not found, whatever the path', async () => {
  await using mock = createMockInProcess()
  for (const path of [
    '/dashboard/',
    '/dashboard/index.html',
    '/dashboard/%2e%2e/cli.js',
    '/dashboard/..%2fcli.js',
    '/dashboard/__proto__',
    '/index.html',
    '/reference/',
    '/reference.html',
    '/openapi.yaml',
  ]) {
    expect([path, (await mock.fetch(new Request(`http://mock${path}`))).status]).toEqual([path, 404])
  }
})

test('a page of another site cannot load the live page', async () => {
  await using mock = await createMockGenesys()
  expect((await fetch(mock.url, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  expect((await fetch(mock.url)).status).toBe(200)
  expect((await fetch(mock.url, { method: 'HEAD' })).status).toBe(200)
})
