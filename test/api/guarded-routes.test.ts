import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { controlOperations, genesysOperations } from '../../src/contract/generated/operations.ts'
import { createMockCore } from '../../src/engine/create.ts'
import { createMockGenesys, type MockOptions } from '../../src/mock.ts'
import { createApi } from '../../src/server/api.ts'

interface Route {
  readonly method: string
  readonly path: string
}
const routesOf = (table: Readonly<Record<string, Route>>): readonly Route[] =>
  Object.values(table).map(({ method, path }) => ({ method, path: path.replaceAll(/\{\w+\}/g, 'x') }))

const EMULATED = routesOf(genesysOperations)
const INTERACTIONS = EMULATED.filter(({ path }) => path.startsWith('/nexus/'))
const WEBHOOKS = EMULATED.filter((route) => !INTERACTIONS.includes(route))
const HEALTH = { method: 'GET', path: '/_mock/health' }
const CONTROL = routesOf(controlOperations).filter(({ path }) => path !== HEALTH.path)
const SERVED = ['/', '/present', '/reference', '/openapi.json', '/openapi-control.json', '/dashboard/page.js']
const PAGES = SERVED.map((path) => ({
  method: 'GET',
  path,
}))
const NOWHERE = [
  { method: 'GET', path: '/v2/webhooks' },
  { method: 'GET', path: '/_mock/none' },
  { method: 'TRACE', path: '/v1/webhooks' },
  { method: 'GET', path: '/nexusx' },
]
const EVERYWHERE = [...EMULATED, ...CONTROL, HEALTH, ...PAGES, ...NOWHERE]

/** Which of the routes a mock that listens at a host answers with one of the statuses, as "GET /path". */
const answering = async (
  routes: readonly Route[],
  statuses: readonly number[],
  host: string,
  options: MockOptions,
  headers: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): Promise<readonly string[]> => {
  const core = createMockCore({ seed: 1, clock: 'manual', ...options })
  const app = createApi(core, { guard: { host } })
  const all: Readonly<Record<string, string>> = { host: '127.0.0.1:8484', ...headers }
  const found: string[] = []
  for (const { method, path } of routes) {
    // Request itself knows no TRACE.
    const request = new Request(`http://127.0.0.1:8484${path}`, {
      method: method === 'TRACE' ? 'OPTIONS' : method,
      headers: all,
    })
    const response = await app.fetch(request, {
      incoming: { headers: all, rawHeaders: [...Object.entries(all).flat(), ...more] },
    })
    await response.body?.cancel()
    if (statuses.includes(response.status)) found.push(`${method} ${path}`)
  }
  await core.close(0)
  return found
}
const names = (routes: readonly Route[]): readonly string[] => routes.map(({ method, path }) => `${method} ${path}`)

const TOKEN = { controlToken: 'tok' }
const BOTH = { controlToken: 'tok', apiKey: 'key' }
const withToken = { authorization: 'Bearer tok' }
const withKey = { authorization: 'Bearer key' }

test('the tables contain every route', () => {
  expect([WEBHOOKS.length, INTERACTIONS.length, CONTROL.length].every((count) => count > 0)).toBe(true)
})

test.for([
  ['127.0.0.1', {}, {}],
  ['127.0.0.1', TOKEN, withToken],
  ['0.0.0.0', TOKEN, {}],
  ['0.0.0.0', TOKEN, withToken],
  ['::', BOTH, withKey],
  ['192.0.2.7', BOTH, withToken],
] as const)(
  'listening on %s with %j, every route rejects a foreign Host, a second Host, and cross-site requests',
  async ([host, options, headers]) => {
    for (const one of ['attacker.example', 'attacker.example:8484', '127.0.0.1.attacker.example', ''])
      expect(await answering(EVERYWHERE, [403], host, options, { ...headers, host: one })).toEqual(names(EVERYWHERE))
    expect(await answering(EVERYWHERE, [400], host, options, headers, ['Host', 'attacker.example'])).toEqual(
      names(EVERYWHERE),
    )
    expect(await answering(EVERYWHERE, [403], host, options, { ...headers, 'sec-fetch-site': 'cross-site' })).toEqual(
      names(EVERYWHERE),
    )
  },
)

test.for<[string, MockOptions, Readonly<Record<string, string>>, readonly Route[]]>([
  ['127.0.0.1', {}, {}, []],
  ['127.0.0.1', TOKEN, {}, CONTROL],
  ['127.0.0.1', { apiKey: 'key' }, {}, EMULATED],
  ['0.0.0.0', TOKEN, {}, [...WEBHOOKS, ...CONTROL]],
  ['0.0.0.0', TOKEN, { authorization: 'Bearer wrong' }, [...WEBHOOKS, ...CONTROL]],
  ['0.0.0.0', TOKEN, withToken, []],
  ['0.0.0.0', TOKEN, { 'x-api-key': 'tok' }, [...WEBHOOKS, ...CONTROL]],
  ['0.0.0.0', { ...TOKEN, assume: { tokenForm: 'any' } }, { 'x-api-key': 'tok' }, CONTROL],
  ['127.0.0.1', { assume: { keyNeeded: 'always' } }, {}, WEBHOOKS],
  ['127.0.0.1', { assume: { keyNeeded: 'always' } }, { authorization: 'Bearer any' }, []],
  ['127.0.0.1', { assume: { keyNeeded: 'always' } }, { authorization: 'Bearer' }, WEBHOOKS],
  ['127.0.0.1', { assume: { keyNeeded: 'always' } }, { 'x-api-key': 'any' }, WEBHOOKS],
  ['::', TOKEN, { host: 'mock:8484' }, [...WEBHOOKS, ...CONTROL]],
  ['192.0.2.7', TOKEN, {}, [...WEBHOOKS, ...CONTROL]],
  ['0.0.0.0', BOTH, {}, [...EMULATED, ...CONTROL]],
  ['0.0.0.0', BOTH, withToken, EMULATED],
  ['0.0.0.0', BOTH, withKey, CONTROL],
  ['0.0.0.0', { ...TOKEN, apiKey: '' }, { authorization: '' }, [...WEBHOOKS, ...CONTROL]],
])(
  'listening on %s with %j, a call with %j needs a key exactly where state is shown or changed',
  async ([host, options, headers, asked]) => {
    const routes = [...EMULATED, ...CONTROL, HEALTH, ...PAGES]
    expect(await answering(routes, [401, 403], host, options, headers)).toEqual(
      names(routes.filter((route) => asked.includes(route))),
    )
  },
)

test('over a socket, only allowed hosts and the host of selfUri get a response', async () => {
  await using mock = await createMockGenesys({
    allowHosts: ['mock.example.test', '*.svc.test'],
    selfUriBase: 'http://nexus.example.test:8484',
  })
  const status = (host: readonly string[]): Promise<number> =>
    new Promise((resolve, reject) => {
      let answer = ''
      const { port } = new URL(mock.url)
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `GET /v1/webhooks HTTP/1.1\r\n${host.map((one) => `Host: ${one}\r\n`).join('')}Connection: close\r\n\r\n`,
        ),
      )
      socket
        .setEncoding('latin1')
        .on('data', (text: string) => (answer += text))
        .on('error', reject)
        .on('close', () => {
          resolve(Number(answer.slice(9, 12)))
        })
    })
  const hosts = [
    ['mock.example.test:8484'],
    ['a.svc.test'],
    ['nexus.example.test'],
    ['127.0.0.1'],
    ['attacker.example'],
    ['mock'],
    ['192.0.2.7'],
    ['127.0.0.1', 'attacker.example'],
    ['127.0.0.1', '127.0.0.1'],
  ]
  expect(await Promise.all(hosts.map(status))).toEqual([200, 200, 200, 200, 403, 403, 403, 400, 400])
})
