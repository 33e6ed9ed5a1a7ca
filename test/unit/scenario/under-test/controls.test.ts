import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createReceiver } from '../../../../src/receiver/receiver.ts'
import { ControlNotOffered, controlsBy, type Controls } from '../../../../src/scenario/under-test/controls.ts'
import { httpProbes } from '../../../../src/scenario/under-test/probes.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { requirements } from '../../../../src/scenario/model/requirements.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import type { RunOptions } from '../../../../src/scenario/run/run-options.ts'
import type { Run } from '../../../../src/scenario/model/result.ts'
import type { Scenario } from '../../../../src/scenario/model/scenario.ts'
import { OPTIONS } from '../language/table.ts'

const SECRET = 'app-secret'
const ORIGIN = 'http://receiver.test'

const scenario = (name: string, steps: string): Scenario => {
  const { scenarios, mistakes } = readScenarios(`scenario: ${name}\nsteps:\n${steps}`, `${name}.yaml`, OPTIONS)
  expect(mistakes).toEqual([])
  const [first] = scenarios
  if (!first) throw new Error('no scenario')
  return first
}

const PLAIN = scenario('accepts a delivery', '  - publish: STARTED\n  - expect: accepted\n')
const DOWN = '  - control: outage\n    down: true\n  - publish: STARTED\n'

/** The reference receiver without sockets, its controls, and every control that it was asked for, in order. */
const world = (
  given: { readonly defects?: readonly string[]; readonly controls?: (own: Controls) => Controls } = {},
) => {
  const receiver = createReceiver({
    secret: SECRET,
    controls: true,
    second: { path: '/second', secret: 'second-secret' },
    ...(given.defects && { defects: given.defects }),
  })
  const send = (url: string, init: RequestInit): Promise<Response> => receiver.fetch(new Request(url, init))
  const asked: string[] = []
  const own = controlsBy({ url: `${ORIGIN}/control/{control}` }, async (url, init) => {
    asked.push(`${new URL(url).pathname.split('/').at(-1) ?? ''} ${typeof init.body === 'string' ? init.body : ''}`)
    return send(url, init)
  })
  const run = (scenarios: readonly Scenario[], options: Partial<RunOptions> = {}): Promise<Run> =>
    runScenarios({
      scenarios,
      requirements,
      target: `${ORIGIN}/`,
      secret: SECRET,
      policy: 'reject',
      seed: 7,
      fetch: send,
      probes: httpProbes({ processed: `${ORIGIN}/processed?interactionId={interactionId}&event={event}` }, send),
      controls: given.controls?.(own) ?? own,
      ...options,
    })
  return { run, asked }
}

const verdicts = ({ scenarios }: Run): string[] => scenarios.map(({ verdict }) => verdict)

test('controls are undone after a scenario, the last one first', async () => {
  const { run, asked } = world()
  const all = scenario(
    'arranges everything',
    '  - control: clock\n' +
      '    is: now\n' +
      '  - control: secrets\n' +
      '    are: [next, current]\n' +
      '  - control: secrets\n' +
      '    are: next\n' +
      `${DOWN}  - expect: { status: 401 }\n`,
  )
  expect(verdicts(await run([all, { ...PLAIN, alone: true }]))).toEqual(['passed', 'passed'])
  const [clock, both, next, ...rest] = asked
  expect(clock).toBe('clock {"now":"2026-01-01T00:00:00.000Z"}')
  expect(both).toMatch(/^secrets \{"secrets":\["[0-9a-f]{64}","app-secret"\]\}$/)
  expect(next).toMatch(/^secrets \{"secrets":\["[0-9a-f]{64}"\]\}$/)
  expect(rest).toEqual([
    'outage {"down":true}',
    'outage {"down":false}',
    'secrets {"secrets":["app-secret"]}',
    'clock {"now":null}',
  ])
})

test('controls are undone after a failure and after an error as well', async () => {
  const { run, asked } = world()
  const failing = scenario('fails', `${DOWN}  - expect: accepted\n`)
  const erring = scenario('errs', `${DOWN}    as: one\n  - probe: state\n    of: one\n    state: null\n`)
  const broken = await run([failing, erring], { probes: { state: () => Promise.reject(new Error('no')) } })
  expect(verdicts(broken)).toEqual(['failed', 'errored'])
  expect(asked).toEqual([
    'outage {"down":true}',
    'outage {"down":false}',
    'outage {"down":true}',
    'outage {"down":false}',
  ])
})

test('the command that repeats a request says which controls were set', async () => {
  const server = createServer((_, response) => {
    response.statusCode = 503
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const run = await runScenarios({
      scenarios: [scenario('fails', `${DOWN}  - expect: accepted\n`)],
      requirements,
      target: `http://127.0.0.1:${String(port)}/`,
      secret: SECRET,
      policy: 'reject',
      seed: 7,
      controls: { outage: () => Promise.resolve() },
    })
    expect(run.scenarios[0]?.findings[0]?.curl).toMatch(/ # while the receiver's storage is down$/)
  } finally {
    server.close()
  }
})

test('an interruption undoes the control that is being set, and sets no others', async () => {
  const stop = new AbortController()
  const { run, asked } = world({
    controls: (own) => ({
      ...own,
      async outage(down) {
        stop.abort()
        await own.outage?.(down)
      },
    }),
  })
  const long = scenario('goes on', `${DOWN}  - control: clock\n    is: now\n  - expect: survived\n`)
  expect(verdicts(await run([long], { signal: stop.signal }))).toEqual(['skipped'])
  expect(asked).toEqual(['outage {"down":true}', 'outage {"down":false}'])
})

test("advancing the clock updates the receiver's clock, once it was set", async () => {
  const { run, asked } = world()
  const late = scenario(
    'advances',
    '  - advance: 1h\n' +
      '  - control: clock\n' +
      '    is: 2038-01-19T03:14:07Z\n' +
      '  - advance: 2s\n' +
      '  - publish: STARTED\n' +
      '  - expect: accepted\n',
  )
  expect(verdicts(await run([late]))).toEqual(['passed'])
  expect(asked).toEqual([
    'clock {"now":"2038-01-19T03:14:07.000Z"}',
    'clock {"now":"2038-01-19T03:14:09.000Z"}',
    'clock {"now":null}',
  ])
})

test('without controls or a second subscription, nothing is sent and the verdict names what is missing', async () => {
  const { run, asked } = world()
  const second = scenario('takes both', '  - publish: STARTED\n    to: second\n  - expect: accepted\n')
  const { scenarios, exitCode } = await run([scenario('is down', `${DOWN}  - expect: survived\n`), second], {
    controls: {},
  })
  expect(scenarios.map(({ verdict, reason, exchanges }) => [verdict, reason, exchanges.length])).toEqual([
    ['inconclusive', 'not judged: requires a control; offer the control, and pass --control URL', 0],
    ['inconclusive', 'not judged: needs a second subscription; pass --second-target and --second-secret', 0],
  ])
  expect([asked, exitCode]).toEqual([[], 0])
})

test.each([404, 405, 501])(
  'a control that responds with %i is not offered, without an error; earlier failures remain',
  async (status) => {
    const { run } = world({
      controls: () => controlsBy({ url: `${ORIGIN}/{control}` }, () => Promise.resolve(new Response(null, { status }))),
    })
    const failing = scenario('fails before', `  - publish: STARTED\n  - expect: rejected\n${DOWN}`)
    const { scenarios } = await run([scenario('is down', `${DOWN}  - expect: survived\n`), failing])
    expect(scenarios.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      [
        'inconclusive',
        'the receiver does not offer the control outage; accept a PUT for this control, and respond with 204 once ' +
          'the change is done',
      ],
      ['failed', undefined],
    ])
  },
)

test('a control that fails is an error that names it, without its secrets, and the run goes on', async () => {
  const { run } = world({
    controls: () =>
      controlsBy({ url: `${ORIGIN}/own/{control}` }, () => Promise.resolve(new Response(null, { status: 500 }))),
  })
  const { scenarios, exitCode } = await run([
    scenario('rotates', '  - control: secrets\n    are: next\n  - publish: STARTED\n  - expect: accepted\n'),
    { ...PLAIN, alone: true },
  ])
  expect(scenarios.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    [
      'errored',
      `the control ${ORIGIN}/own/secrets responded with 500; respond with 204 once the change is done, ` +
        'and with 404 to a control that you do not offer',
    ],
    ['passed', undefined],
  ])
  expect(exitCode).toBe(2)
})

test('a control function that returns no promise is reported', async () => {
  const { run } = world({ controls: (own) => ({ ...own, outage: (() => undefined) as never }) })
  const { scenarios } = await run([scenario('is down', `${DOWN}  - expect: survived\n`), { ...PLAIN, alone: true }])
  expect(scenarios.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    [
      'errored',
      'the control outage did not return a promise; ' +
        'make outage an async function that resolves once the change is done',
    ],
    ['passed', undefined],
  ])
})

test('the run ends if a control cannot be undone, because later results could not be trusted', async () => {
  const { run } = world({
    controls: (own) => ({
      ...own,
      outage: (down) => (down ? Promise.resolve() : Promise.reject(new Error('the disk is full'))),
    }),
  })
  const { scenarios } = await run([scenario('is down', `${DOWN}  - expect: accepted\n`), { ...PLAIN, alone: true }])
  expect(scenarios.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    [
      'errored',
      'a control of the receiver could not be reset: the disk is full; reset it by hand, or restart the receiver',
    ],
    ['skipped', 'the run was stopped: the receiver could not be reset: the disk is full'],
  ])
})

test('an interrupted run reports controls that could not be undone', async () => {
  const stop = new AbortController()
  const { run } = world({
    controls: (own) => ({
      ...own,
      async outage(down) {
        stop.abort()
        if (!down) throw new Error('the disk is full')
        await own.outage?.(down)
      },
    }),
  })
  const { scenarios, interrupted } = await run([scenario('is down', `${DOWN}  - expect: survived\n`)], {
    signal: stop.signal,
  })
  expect([interrupted, scenarios[0]?.verdict, scenarios[0]?.reason]).toEqual([
    true,
    'errored',
    'a control of the receiver could not be reset: the disk is full; reset it by hand, or restart the receiver',
  ])
})

test('a receiver that crashed in an outage and is not restarted is reported', async () => {
  let isDown = false
  const { run } = world({
    controls: () => ({
      outage(down) {
        if (isDown) return Promise.reject(new Error('nobody is there'))
        isDown = down
        return Promise.resolve()
      },
    }),
  })
  // As undici tells of a connection that is refused.
  const fetch = (): Promise<Response> =>
    Promise.reject(
      Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      }),
    )
  const { scenarios } = await run([scenario('is down', `${DOWN}  - expect: survived\n`)], { fetch })
  expect(scenarios.map(({ verdict }) => verdict)).toEqual(['errored'])
})

test('a receiver that crashed in an outage is restarted before controls are undone', async () => {
  let isAlive = true
  const told: string[] = []
  const receiver = {
    isAlive: () => isAlive,
    restart: () => {
      told.push('restart')
      isAlive = true
      return Promise.resolve()
    },
  }
  const { run } = world({
    controls: () => ({
      outage(down) {
        told.push(down ? 'down' : 'up')
        if (down) isAlive = false
        return isAlive || down ? Promise.resolve() : Promise.reject(new Error('gone'))
      },
    }),
  })
  expect(
    verdicts(
      await run([scenario('is down', `${DOWN}  - expect: accepted\n`), { ...PLAIN, alone: true }], { receiver }),
    ),
  ).toEqual(['passed', 'passed'])
  expect([...new Set(told)]).toEqual(['down', 'up', 'restart'])
  expect(told.at(-1)).toBe('up')
})

test('each subscription gets deliveries at its own target, signed with the named secret', async () => {
  const second = { target: `${ORIGIN}/second`, secret: 'second-secret' }
  const steps = (to: string, secret: string, answer: string): string =>
    `  - publish: STARTED\n    to: ${to}\n    secret: ${secret}\n  - expect: ${answer}\n`
  const each = [
    steps('first', 'current', 'accepted'),
    steps('first', 'second', 'rejected'),
    steps('second', 'second', 'accepted'),
    steps('second', 'current', 'rejected'),
    steps('second', 'next', 'rejected'),
  ].join('')
  expect(verdicts(await world().run([scenario('tells them apart', each)], { second }))).toEqual(['passed'])
  const { scenarios } = await world({ defects: ['one-secret-for-all-subscriptions'] }).run(
    [scenario('tells them apart', each)],
    { second },
  )
  expect(scenarios[0]?.findings.filter(({ verdict }) => verdict === 'failed').map(({ at }) => at.line)).toEqual([
    14, 18,
  ])
})

const outage = (command: string, url?: string): Promise<void> | undefined =>
  controlsBy({ command, ...(url !== undefined && { url }) }, () =>
    Promise.resolve(new Response(null, { status: 404 })),
  ).outage?.(true)

test('a control command gets its arguments in the environment, and does what the URL does not offer', async () => {
  const check = `test "$MOCK_GENESYS_CONTROL $MOCK_GENESYS_CONTROL_BODY" = 'outage {"down":true}'`
  await expect(outage(check)).resolves.toBeUndefined()
  await expect(outage(check, `${ORIGIN}/{control}`)).resolves.toBeUndefined()
  await expect(outage('exit 77')).rejects.toThrow(ControlNotOffered)
  await expect(outage('exit 3')).rejects.toMatchObject({
    code: 'CONTROL_FAILED',
    message: 'the control "exit 3" exited with code 3',
  })
})
