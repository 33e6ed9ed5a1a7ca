import { expect, test } from 'vitest'
import { guardControls } from '../../../src/server/guard-controls.ts'
import { hostCheck, refusalOf } from '../../../src/server/guard.ts'

/** What node says of a request that came over a socket. */
const overSocket = (
  headers: Readonly<Record<string, string>>,
  rawHeaders = Object.entries(headers).flat(),
): { readonly incoming: object } => ({ incoming: { headers, rawHeaders } })

const LOOPBACK = [
  '127.0.0.1',
  '127.0.0.1:8484',
  '127.9.9.9',
  'localhost',
  'LOCALHOST:80',
  'localhost.',
  'mock.localhost',
  '[::1]',
  '[::1]:8484',
]
const FOREIGN = [
  'attacker.example',
  'attacker.example:8484',
  '127.0.0.1.attacker.example',
  'localhost.attacker.example',
  'attacker.example.',
  '127.999.999.999',
  'user@127.0.0.1',
  '127.0.0.1@attacker.example',
  '',
  ':80',
  '[attacker.example]',
  'attacker.example#127.0.0.1',
]
const BEYOND = ['192.0.2.7', '192.0.2.7:8484', '[2001:db8::7]:8484', 'mock', 'mock:8484', 'ci-runner_1']

test.for([
  ['127.0.0.1', LOOPBACK, [...FOREIGN, ...BEYOND]],
  ['localhost', LOOPBACK, [...FOREIGN, ...BEYOND]],
  ['::1', LOOPBACK, [...FOREIGN, ...BEYOND]],
  ['0.0.0.0', [...LOOPBACK, ...BEYOND], FOREIGN],
  ['::', [...LOOPBACK, ...BEYOND], FOREIGN],
  ['192.0.2.7', [...LOOPBACK, ...BEYOND], FOREIGN],
  [
    'Mock.Example.test',
    [...LOOPBACK, ...BEYOND, 'mock.example.test:8484'],
    [...FOREIGN, 'example.test', 'other.mock.example.test'],
  ],
] as const)('listening on %s, only these host names are accepted', ([host, ours, foreign]) => {
  const isOurs = hostCheck({ host })
  expect([ours.filter((name) => !isOurs(name)), foreign.filter(isOurs)]).toEqual([[], []])
})

test('names given with --allow-host are accepted as well, and a pattern includes all subdomains', () => {
  const isOurs = hostCheck({ host: '127.0.0.1', allowHosts: ['Mock.example.test', '*.svc.test'] })
  expect(
    ['mock.example.test:8484', 'MOCK.example.test.', 'a.svc.test', 'a.b.svc.test'].filter((name) => !isOurs(name)),
  ).toEqual([])
  expect(['x.mock.example.test', 'svc.test', 'asvc.test', 'a.svc.test.attacker.example'].filter(isOurs)).toEqual([])
})

test('accepting one name does not allow any other', () => {
  const isOurs = hostCheck({ host: '127.0.0.1' })
  const names = ['127.0.0.1:8484', 'attacker.example', '127.0.0.1:8484', 'attacker.example:8484', 'localhost']
  expect(names.map(isOurs)).toEqual([true, false, true, false, true])
})

const refused = (headers: Readonly<Record<string, string>>, raw?: string[]): number | undefined =>
  refusalOf((name) => headers[name], raw ?? Object.entries(headers).flat(), hostCheck({ host: '127.0.0.1' }))?.status

test('a second Host header is rejected, whichever comes first and however it is spelled', () => {
  expect(refused({ host: '127.0.0.1' }, ['Host', '127.0.0.1', 'Accept', 'host'])).toBeUndefined()
  expect(refused({ host: '127.0.0.1' }, ['Host', '127.0.0.1', 'hOST', 'attacker.example'])).toBe(400)
  expect(refused({ host: '127.0.0.1' }, ['Host', '127.0.0.1', 'host', '127.0.0.1'])).toBe(400)
})

test.for([
  [
    'a rebinding page',
    403,
    { host: 'attacker.example', origin: 'http://attacker.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['a page of another site', 403, { host: '127.0.0.1', 'sec-fetch-site': 'cross-site' }],
  ['a form of an old browser', 403, { host: '127.0.0.1', origin: 'http://attacker.example' }],
  ['a program', 204, { host: '127.0.0.1' }],
  ['its own page', 204, { host: '127.0.0.1:1', origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-origin' }],
] as const)(
  'the controls of a receiver respond to %s with %i, and deliveries are accepted from anyone',
  async ([, expected, headers]) => {
    const app = guardControls({ fetch: () => new Response(null, { status: 204 }) }, '127.0.0.1')
    const status = async (path: string): Promise<number> =>
      (await app.fetch(new Request(`http://127.0.0.1${path}`, { method: 'PUT' }), overSocket(headers))).status
    expect([
      await status('/control/secrets'),
      await status('/control'),
      await status('/webhook'),
      await status('/controls'),
    ]).toEqual([expected, expected, 204, 204])
  },
)
