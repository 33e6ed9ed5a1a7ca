import { expect, test } from 'vitest'
import { runScenarios } from '../../../../src/harness.ts'
import { checkReach, type Resolve } from '../../../../src/scenario/under-test/reach.ts'

const to =
  (...addresses: readonly string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address })))

test.for([
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '::169.254.169.254',
  '64:ff9b:1::a9fe:a9fe',
  'fd00:ec2::254',
  'fe80::a9fe:a9fe%eth0',
])('a host name that resolves to %s is rejected, even with a harmless address', async (address) => {
  await expect(
    checkReach([{ what: '--ready', url: 'http://receiver.test/' }], to('127.0.0.1', address)),
  ).rejects.toMatchObject({ code: 'TARGET_FORBIDDEN' })
})

test.for(['127.0.0.1', '10.0.0.1', '93.184.216.34', '::1'])(
  'a host name that resolves to %s passes',
  async (address) => {
    await expect(checkReach([{ what: '--ready', url: 'http://receiver.test/' }], to(address))).resolves.toBeUndefined()
  },
)

test('a host name that cannot be resolved yet passes, and so does an invalid URL', async () => {
  await expect(
    checkReach(
      [
        { what: '--ready', url: 'http://receiver.test/' },
        { what: '--ready', url: 'nonsense' },
      ],
      () => Promise.reject(new Error('ENOTFOUND')),
    ),
  ).resolves.toBeUndefined()
})

test.for(['http://{interactionId}.test/', 'http://receiver{event}.test/p?id={interactionId}', 'http://{control}/x'])(
  'the host of %s must not depend on a placeholder',
  async (url) => {
    await expect(checkReach([{ what: '--probe-state', url }], to('127.0.0.1'))).rejects.toMatchObject({
      code: 'PROBE_TEMPLATE_INVALID',
    })
  },
)

const METADATA = 'http://169.254.169.254'
const TARGET = 'http://127.0.0.1:9/hook'

test.for([
  ['target', { target: `${METADATA}/hook` }],
  ['second target', { second: { target: `${METADATA}/hook`, secret: 'second-secret' } }],
  ['ready', { start: 'false', ready: `${METADATA}/ready` }],
  ['processed', { probes: { processed: `${METADATA}/p?id={interactionId}` } }],
  ['state', { probes: { state: `${METADATA}/p?id={interactionId}` } }],
  ['details', { probes: { details: `http://[::ffff:a9fe:a9fe]/p?id={interactionId}` } }],
  ['control', { controls: { url: `${METADATA}/c/{control}` } }],
  [
    'a probe of the target itself',
    { target: `${METADATA}/hook`, probes: { processed: '/processed?id={interactionId}' } },
  ],
] as const)('a run whose %s is a metadata address does not start', async ([, options]) => {
  await expect(runScenarios({ target: TARGET, secret: 'app-secret', scenarios: [], ...options })).rejects.toMatchObject(
    { code: 'TARGET_FORBIDDEN', message: expect.stringContaining('cloud metadata') as string },
  )
})
