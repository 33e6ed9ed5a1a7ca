import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import type { RunOptions } from '../../../../src/scenario/run/run-options.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import type { Run } from '../../../../src/scenario/model/result.ts'
import { response, OK, startNasty } from '../../../support/nasty-servers.ts'

// None of these runs would end within the time limit of a test if it waited for what it need not wait for.

const play = async (texts: readonly string[], given: Partial<RunOptions> = {}): Promise<Run> => {
  await using receiver = await startNasty(response(OK))
  const scenarios = texts.flatMap((text, index) => {
    const read = readScenarios(`scenario: waits\n${text}`, `own-${String(index)}.yaml`, {
      faults: DELIVERY_FAULTS,
      requirements: undefined,
    })
    expect(read.mistakes).toEqual([])
    return read.scenarios
  })
  return await runScenarios({
    target: `${receiver.url}/`,
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements: new Map(),
    ...given,
  })
}

const verdicts = ({ scenarios }: Run): readonly string[] => scenarios.map(({ verdict }) => verdict)

test.for(['connect-only, for: 10m', 'slow-body, every: 1m, bytes: 5, for: 10m', 'slow-headers, every: 1m, for: 10m'])(
  'a slow delivery is not waited for once others were judged (%s)',
  async (fault) => {
    const steps =
      'retry: { response-timeout: 20m }\n' +
      'steps:\n' +
      `  - { publish: STARTED, as: slow, copies: 3, faults: [{ fault: ${fault} }] }\n` +
      '  - { publish: STARTED, as: other }\n' +
      '  - expect: { delivery: other, response: accepted, within: 10m }\n'
    const probed = `${steps}  - { probe: processed, of: slow, count: 1 }\n`
    const run = await play([steps, probed], { probes: { processed: () => Promise.resolve(1) } })
    expect(verdicts(run)).toEqual(['passed', 'passed'])
  },
)

const FETCHED =
  'steps:\n' +
  '  - { publish: STARTED, as: one }\n' +
  '  - expect: accepted\n' +
  '  - { self-uri: fetched, of: one, within: 10m }\n'

test('a receiver that does not know the host of selfUri is not waited for', async () => {
  const run = await play(Array<string>(20).fill(FETCHED), { concurrency: 1 })
  expect(new Set(verdicts(run))).toEqual(new Set(['inconclusive']))
  expect(run.scenarios.map(({ missing }) => missing)).toEqual(Array(20).fill(['self-uri']))
})
