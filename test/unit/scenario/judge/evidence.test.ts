import { expect, test } from 'vitest'
import { createReceiver, type ReceiverOptions } from '../../../../src/receiver/receiver.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { httpProbes } from '../../../../src/scenario/under-test/probes.ts'
import { judgeSame } from '../../../../src/scenario/judge/judge-response.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { CollectedOutput } from '../../../../src/scenario/under-test/receiver-log.ts'
import type { Finding, Verdict } from '../../../../src/scenario/model/result.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import { freePort } from '../../../support/free-port.ts'

const SECRET = 'App Secret 7f'

interface Judged {
  readonly verdict: Verdict | undefined
  /** What was seen, of each finding that did not pass. */
  readonly seen: readonly string[]
}

/** Judges a receiver in this process by steps; what it logs is heard unless told otherwise. */
const judge = async (
  steps: string,
  given: {
    readonly receiver?: Partial<ReceiverOptions>
    readonly nexus?: boolean
    readonly hears?: boolean
    readonly secret?: string
    readonly probe?: boolean
    readonly policy?: 'reject' | 'ignore'
  } = {},
): Promise<Judged> => {
  const { secret = SECRET, nexus = true, hears = true, probe = true, policy = 'reject' } = given
  const selfUriPort = await freePort()
  const output = new CollectedOutput()
  const receiver = createReceiver({
    secret,
    policy,
    log: (line) => output.hear(`${line}\n`),
    ...(nexus && { nexus: `http://127.0.0.1:${String(selfUriPort)}` }),
    ...given.receiver,
  })
  const send = async (url: string, init: RequestInit): Promise<Response> => receiver.fetch(new Request(url, init))
  const { scenarios, mistakes } = readScenarios(`scenario: x\nsteps:\n${steps}`, 'x.yaml', {
    faults: DELIVERY_FAULTS,
    requirements: undefined,
  })
  expect(mistakes).toEqual([])
  const run = await runScenarios({
    scenarios,
    requirements: new Map(),
    target: 'http://receiver.test/',
    secret,
    policy,
    seed: 1,
    selfUriPort,
    fetch: send,
    probes: probe
      ? httpProbes(
          {
            processed: 'http://receiver.test/processed?interactionId={interactionId}&event={event}',
            details: 'http://receiver.test/details?interactionId={interactionId}',
          },
          send,
        )
      : {},
    ...(hears && { receiver: { isAlive: () => true, restart: () => Promise.resolve(), log: output } }),
  })
  const [result] = run.scenarios
  return {
    verdict: result?.verdict,
    seen: result?.findings.filter((one: Finding) => one.verdict !== 'passed').map(({ seen }) => seen) ?? [],
  }
}
const passed = { verdict: 'passed', seen: [] }

const REDIRECTED =
  '  - nexus: redirects\n  - publish: STARTED\n    as: a\n  - self-uri: not followed\n    of: a\n    within: 5s\n'
const UNKNOWN =
  '  - nexus: responds with 404\n' +
  '    times: 2\n' +
  '  - publish: STARTED\n' +
  '    as: a\n' +
  '  - self-uri: fetched again\n' +
  '    of: a\n' +
  '    within: 1s\n'
const LATE =
  '  - nexus: responds late\n' +
  '    after: 400ms\n' +
  '  - publish: STARTED\n' +
  '    as: a\n' +
  '  - expect: { response: accepted, within: 200ms }\n' +
  '  - self-uri: fetched\n' +
  '    of: a\n'

test('only a receiver that follows redirects follows one from selfUri', async () => {
  expect(await judge(REDIRECTED)).toEqual(passed)
  expect(await judge(REDIRECTED, { receiver: { defects: ['follows-redirects'] } })).toMatchObject({
    verdict: 'failed',
    seen: [expect.stringMatching(/\/redirected\/nexus\/v3\/.* was called once$/)],
  })
})

test('an interaction that Nexus does not know yet is fetched until it exists', async () => {
  expect(await judge(UNKNOWN)).toEqual(passed)
  expect(await judge(UNKNOWN, { receiver: { defects: ['gives-up-on-404'] } })).toEqual({
    verdict: 'failed',
    seen: ['it was fetched once; Nexus responded 404'],
  })
})

test('a receiver that waits for Nexus responds late', async () => {
  expect(await judge(LATE)).toEqual(passed)
  expect(await judge(LATE, { receiver: { defects: ['fetches-before-responding'] } })).toMatchObject({
    verdict: 'failed',
    seen: [expect.stringMatching(/^200 OK \(\d+ ms\)$/)],
  })
})

test('Nexus responds as usual to interactions published after it was reset', async () => {
  expect(
    await judge(`${UNKNOWN}  - nexus: responds\n  - publish: STARTED\n    as: b\n  - self-uri: fetched\n    of: b\n`),
  ).toEqual(passed)
})

test('a receiver that never fetches selfUri is not judged by it', async () => {
  const steps = REDIRECTED.replace('5s', '50ms')
  expect(await judge(steps, { nexus: false })).toMatchObject({
    verdict: 'inconclusive',
    seen: [expect.stringMatching(/^http:.* was not called within 50 ms$/)],
  })
  expect((await judge(UNKNOWN.replace('1s', '50ms'), { nexus: false })).verdict).toBe('inconclusive')
})

const TEXT = '  - publish: STARTED\n    text: \'{"operationId":"${self.operationId}","note":"My Order ${id.note}"}\'\n'
const LOG = `${TEXT}  - log: { hides: secret, excludes: 'Order \${id.note}' }\n`

test('a secret or a text in the log is found, and the secret is not printed', async () => {
  expect(await judge(LOG)).toEqual(passed)
  const { verdict, seen } = await judge(LOG, { receiver: { defects: ['logs-secret-and-body'] } })
  expect(verdict).toBe('failed')
  expect(seen).toEqual([
    expect.stringMatching(/^the log contains: …?.* with \*\*\*$/),
    expect.stringMatching(/^the log contains: .*My Order [\da-f-]{36}$/),
  ])
  expect(seen.join()).not.toContain(SECRET)
})

test.each([
  ['base64', (text: string) => Buffer.from(text).toString('base64')],
  ['hexadecimal digits', (text: string) => Buffer.from(text).toString('hex')],
  ['percent-encoding', encodeURIComponent],
  ['JSON within JSON', (text: string) => JSON.stringify(JSON.stringify(text))],
])('a log in %s is read', async (_, spell) => {
  const output = new CollectedOutput()
  const receiver = createReceiver({
    secret: SECRET,
    log: (line) => output.hear(`${spell(line)}\n`),
    defects: ['logs-secret-and-body'],
  })
  const { scenarios } = readScenarios(`scenario: x\nsteps:\n${LOG}`, 'x.yaml', {
    faults: DELIVERY_FAULTS,
    requirements: undefined,
  })
  const run = await runScenarios({
    scenarios,
    requirements: new Map(),
    target: 'http://receiver.test/',
    secret: SECRET,
    policy: 'reject',
    seed: 1,
    fetch: async (url, init) => receiver.fetch(new Request(url, init)),
    receiver: { isAlive: () => true, restart: () => Promise.resolve(), log: output },
  })
  expect(run.scenarios[0]?.findings.map(({ verdict }) => verdict)).toEqual(['failed', 'failed'])
})

test('a log that is not captured, and a secret that is too short, are no evidence', async () => {
  expect(await judge(LOG, { hears: false })).toEqual({
    verdict: 'inconclusive',
    seen: ["the receiver's output is not available", "the receiver's output is not available"],
  })
  expect(await judge(`${TEXT}  - log: { hides: secret }\n`, { secret: 'abc' })).toEqual({
    verdict: 'inconclusive',
    seen: ['the secret is so short that it may match by chance'],
  })
})

test('output from before a scenario does not count against it', async () => {
  const output = new CollectedOutput()
  output.hear(`node receiver.js --secret '${SECRET}'\n`)
  const before = output.printed()
  output.hear('ready\nand more')
  expect([
    before,
    output.since(before),
    output.since(0).includes(SECRET),
    output.linesWith('ready'),
    output.last(2),
  ]).toEqual([1, 'ready\nand more', true, 1, ['ready', 'and more']])
})

const DETAILS =
  '  - publish: STARTED\n' +
  '    as: a\n' +
  '    interaction: { mediaType: chat, interactionSubtype: Fax }\n' +
  '  - probe: details\n' +
  '    of: a\n' +
  '    details: { interactionSubtype: Fax }\n' +
  '    within: 50ms\n'

test('details show what became of an unknown value', async () => {
  expect(await judge(DETAILS)).toEqual(passed)
  expect(await judge(DETAILS, { receiver: { defects: ['replaces-unknown-subtypes'] } })).toEqual({
    verdict: 'failed',
    seen: ['the details are {"interactionSubtype":"InboundNew"}'],
  })
  expect(
    await judge(DETAILS.replace('interactionSubtype: Fax }\n    within', 'mediaType: null }\n    within')),
  ).toEqual({ verdict: 'failed', seen: ['the details are {"mediaType":"chat"}'] })
  expect(await judge(DETAILS, { probe: false })).toMatchObject({ verdict: 'inconclusive' })
})

const FORM = '  - publish: STARTED\n    faults: [{ fault: content-type, value: text/plain }]\n  - expect: declined\n'
const FORGED = '  - publish: STARTED\n    faults: [{ fault: unsigned }]\n  - expect: declined\n'

test('a declinable request gets 4xx or, under the policy "ignore", 200 without effect', async () => {
  expect(await judge(FORM)).toEqual(passed)
  expect(await judge(FORM, { policy: 'ignore' })).toEqual(passed)
  expect(await judge(FORGED, { policy: 'ignore' })).toEqual(passed)
  const takesAll = { defects: ['accepts-any-content-type'] }
  expect(await judge(FORM, { receiver: takesAll })).toMatchObject({
    verdict: 'failed',
    seen: [expect.stringMatching(/^200 OK \(/)],
  })
  expect(await judge(FORM, { receiver: takesAll, policy: 'ignore' })).toEqual({
    verdict: 'failed',
    seen: ['count 1'],
  })
  expect(await judge(FORGED, { policy: 'ignore', probe: false })).toMatchObject({ verdict: 'inconclusive' })
})

test('another loopback name is tried only on local targets', async () => {
  const { scenarios } = readScenarios(
    'scenario: x\n' +
      'needs: loopback\n' +
      'steps:\n' +
      '  - publish: STARTED\n' +
      '    faults: [{ fault: other-loopback-name }]\n' +
      '  - expect: accepted\n',
    'x.yaml',
    { faults: DELIVERY_FAULTS, requirements: undefined },
  )
  const run = await runScenarios({
    scenarios,
    requirements: new Map(),
    target: 'http://receiver.test/',
    secret: SECRET,
    policy: 'reject',
    seed: 1,
    fetch: () => Promise.resolve(new Response()),
  })
  expect(run.scenarios[0]).toMatchObject({
    verdict: 'skipped',
    reason: expect.stringContaining('this machine') as string,
  })
})

const answering = (body: string) =>
  ({
    kind: 'rejected',
    response: { status: 401, reason: 'Unauthorized', headers: {}, body, truncated: false },
    ms: 1,
  }) as const

test('responses are equal apart from their own IDs and times', () => {
  const same = (one: string, other: string): boolean => judgeSame(answering(one), answering(other), 'a').ok
  expect(
    same(
      '{"id":"0b5c3f9e-3a52-4b53-9a41-6f3f3fbf3a10","at":"2030-01-02T03:04:05.678Z","ms":1893456000123}',
      '{"id":"9d0e3b1c-77aa-4c1e-8f55-0a4b7c2d1e3f","at":"2031-11-12T13:14:15Z","ms":1893456999999}',
    ),
  ).toBe(true)
  expect(
    same('expected 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12', 'expected de9f2c7fd25e1b3afad3e85a0bd17d9b100db4b3'),
  ).toBe(false)
  expect(same('wrong at digit 3', 'wrong at digit 4')).toBe(false)
})
