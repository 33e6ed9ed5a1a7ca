import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import type { ScenarioResult } from '../../../../src/scenario/model/result.ts'

/** Plays one scenario against a receiver that answers these statuses in turn, the last one for good. */
const play = async (text: string, statuses: readonly number[] = [200]): Promise<ScenarioResult> => {
  const { scenarios, mistakes } = readScenarios(text, 'own.yaml', { faults: DELIVERY_FAULTS, requirements: undefined })
  expect(mistakes).toEqual([])
  let calls = 0
  const run = await runScenarios({
    target: 'http://receiver.test/',
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements: new Map(),
    seed: 7,
    fetch: () =>
      Promise.resolve(new Response('{}', { status: statuses[Math.min(calls++, statuses.length - 1)] ?? 200 })),
  })
  const [result] = run.scenarios
  if (!result) throw new Error('nothing was played')
  return result
}

const traceIds = ({ exchanges }: ScenarioResult): readonly (string | undefined)[] =>
  exchanges.map(({ headers }) => headers.find(([name]) => name === 'X-B3-TraceId')?.[1])

test('a step awaits what the journal records about a delivery and its attempts', async () => {
  const { verdict, findings, exchanges } = await play(
    `scenario: is watched
retry: { attempts: 3, pause: 2h }
steps:
  - { publish: STARTED, as: first, faults: [{ fault: unsigned, attempts: 1 }] }
  - { await: request, of: first }
  - { await: fault, attempt: 1 }
  - { await: response, of: first, attempt: 2 }
  - { await: redelivery }
  - { await: end, of: first }
  - expect: accepted
`,
    [503, 503, 200],
  )
  expect(findings.map(({ expected, seen }) => `${expected}: ${seen}`)).toEqual([
    'a request within 10000 ms: it happened in time',
    'a fault to fire on attempt 1 within 10000 ms: it happened in time',
    'a response of attempt 2 within 10000 ms: it happened in time',
    'a scheduled redelivery within 10000 ms: it happened in time',
    'the end of the delivery within 10000 ms: it happened in time',
    expect.stringMatching(/: 200 OK \(\d+ ms\)$/),
  ])
  expect(verdict).toBe('passed')
  expect(exchanges).toHaveLength(3)
})

test('exchanges are in the order of sending, even if the clock stands still', async () => {
  const { exchanges } = await play(
    'scenario: is redelivered late\n' +
      'steps:\n' +
      '  - { publish: STARTED, as: first }\n' +
      "  - { publish: FINISHED, interaction: { id: '${first.interactionId}' } }\n" +
      '  - { redeliver: first }\n' +
      '  - expect: accepted\n',
  )
  expect(exchanges.map(({ what }) => what)).toEqual(['STARTED, attempt 1', 'FINISHED, attempt 1', 'STARTED, attempt 2'])
})

test('an await that times out is a failure', async () => {
  const { verdict, findings } = await play(
    'scenario: is watched\n' +
      'steps:\n' +
      '  - { publish: STARTED, as: first }\n' +
      '  - { await: response, attempt: 2, within: 20ms }\n',
  )
  expect(verdict).toBe('failed')
  expect(findings).toMatchObject([
    { verdict: 'failed', expected: 'a response of attempt 2 within 20 ms', seen: 'it did not happen in time' },
  ])
})

test("a scenario's own assumptions override those of the run", async () => {
  const steps = 'steps:\n  - { publish: STARTED, as: first }\n  - { expect: { state: delivered } }\n'
  const plain = traceIds(await play(`scenario: x\nretry: { attempts: 2 }\n${steps}`, [503, 503, 200]))
  expect(plain).toHaveLength(3)
  expect(new Set(plain).size).toBe(1)
  const own = traceIds(
    await play(`scenario: x\nretry: { attempts: 2 }\nassume: { traceId: per-attempt }\n${steps}`, [503, 503, 200]),
  )
  expect(new Set(own).size).toBe(3)
})

test('a scenario can set a retry policy, and explicit numbers override it', async () => {
  const pauses = async (retry: string): Promise<readonly number[]> => {
    const { exchanges } = await play(
      `scenario: x\nretry: { ${retry} }\nsteps:\n  - publish: STARTED\n  - expect: { state: exhausted }\n`,
      [503],
    )
    const times = exchanges.map(({ startedAt }) => Date.parse(startedAt))
    return times.slice(1).map((time, index) => time - (times[index] ?? 0))
  }
  expect(await pauses("policy: 'list(1s,5s)'")).toEqual([1000, 5000])
  expect(await pauses("policy: 'list(1s,5s)', attempts: 1")).toEqual([1000])
  expect(await pauses('policy: genesys-cloud, pause: 2s, attempts: 2')).toEqual([2000, 2000])
  expect(await pauses('policy: genesys-cloud')).toEqual([5000, 5000, 5000, 5000, 5000])
})

test('a fault on an attempt that was never made is reported, with a failure or as missing evidence', async () => {
  const steps = (expected: string): string =>
    'scenario: x\nretry: { attempts: 3 }\nsteps:\n' +
    '  - { publish: STARTED, faults: [{ fault: unsigned, attempts: 2-3 }] }\n' +
    `  - expect: ${expected}\n`
  const passed = await play(steps('accepted'))
  expect(passed.verdict).toBe('inconclusive')
  expect(passed.findings.at(-1)).toMatchObject({
    expected: 'the fault unsigned on attempts 2 to 3 fires',
    seen: 'it never fired: there was 1 attempt',
  })
  const failed = await play(steps('{ attempts: 3 }'))
  expect(failed.verdict).toBe('failed')
  expect(failed.findings.map(({ seen }) => seen)).toEqual([
    expect.stringMatching(/1 attempt; no fault fired; the fault unsigned on attempts 2 to 3 never fired$/),
  ])
  expect((await play(steps('accepted'), [503, 503, 200])).verdict).toBe('passed')
})
