import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { Noise } from '../../../../src/scenario/run/noise.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import type { RunOptions } from '../../../../src/scenario/run/run-options.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import type { Run } from '../../../../src/scenario/model/result.ts'

const ANSWERED = 'steps:\n  - publish: STARTED\n  - expect: accepted\n'
const PROCESSED =
  'steps:\n' +
  '  - { publish: STARTED, as: one }\n' +
  '  - expect: accepted\n' +
  '  - { probe: processed, of: one, count: 1, within: 10ms }\n'

/** Plays so many scenarios of these steps. Attempts wait for 100 ms. */
const play = (steps: string, count: number, given: Pick<RunOptions, 'fetch' | 'probes'>): Promise<Run> => {
  const scenarios = Array.from(
    { length: count },
    (_, index) =>
      readScenarios(`scenario: is in time\n${steps}`, `own-${String(index)}.yaml`, {
        faults: DELIVERY_FAULTS,
        requirements: undefined,
      }).scenarios,
  ).flat()
  return runScenarios({
    target: 'http://receiver.test/',
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements: new Map(),
    responseTimeoutMs: 100,
    concurrency: 1,
    ...given,
  })
}

const verdicts = ({ scenarios }: Run): readonly string[] => scenarios.map(({ verdict }) => verdict)
const ok = (): Promise<Response> => Promise.resolve(new Response('{}'))
const never = (): Promise<Response> => new Promise(() => undefined)

test('a scenario that timed out is rerun alone, and the second result counts', async () => {
  let calls = 0
  expect(verdicts(await play(ANSWERED, 2, { fetch: () => (++calls === 2 ? never() : ok()) }))).toEqual([
    'passed',
    'passed',
  ])
  expect(calls).toBe(3)
})

test('a second timeout is a failure; after three in a row, the others are accepted without a rerun', async () => {
  let calls = 0
  expect(verdicts(await play(ANSWERED, 6, { fetch: () => (++calls === 1 ? ok() : never()) }))).toEqual([
    'passed',
    ...Array.from({ length: 5 }, () => 'failed'),
  ])
  // One more is sent at the end, with more patience, to tell who answers late from who never does.
  expect(calls).toBe(6 + 3 + 1)
})

test('a late effect is waited for in a rerun, and one that never comes is a failure at once', async () => {
  for (const [comes, verdict, plays] of [
    [true, 'passed', 2],
    [false, 'failed', 1],
  ] as const) {
    const asked = new Map<string, number>()
    const probes = {
      // It takes until the scenario is over for the first interaction, and no time for another.
      processed: (id: string) => {
        asked.set(id, (asked.get(id) ?? 0) + 1)
        const isFirst = [...asked.keys()][0] === id
        return Promise.resolve(comes && (!isFirst || over) ? 1 : 0)
      },
    }
    let over = false
    const scenarios = readScenarios(`scenario: is in time\n${PROCESSED}`, 'own.yaml', {
      faults: DELIVERY_FAULTS,
      requirements: undefined,
    }).scenarios
    const [first] = scenarios
    const last = readScenarios(`scenario: is last\n${ANSWERED}`, 'last.yaml', {
      faults: DELIVERY_FAULTS,
      requirements: undefined,
    }).scenarios
    let calls = 0
    const run = await runScenarios({
      target: 'http://receiver.test/',
      secret: 'a secret',
      policy: 'reject',
      scenarios: [...(first ? [first] : []), ...last],
      requirements: new Map(),
      concurrency: 1,
      probes,
      fetch: () => {
        calls += 1
        over = calls > 1
        return ok()
      },
    })
    expect(verdicts(run)).toEqual([verdict, 'passed'])
    expect(calls).toBe(plays + 1)
  }
})

test('a time limit does not count if ordinary deliveries take more than a quarter of it', () => {
  const noise = new Noise()
  for (let i = 0; i < 4; i++) noise.heard(5000)
  expect(noise.drowns(1800)).toBe(false)
  noise.heard(5000)
  expect([noise.ordinaryMs, noise.drowns(1800), noise.drowns(30_000)]).toEqual([5000, true, false])
  for (let i = 0; i < 50; i++) noise.heard(3)
  expect(noise.drowns(1800)).toBe(false)
})
