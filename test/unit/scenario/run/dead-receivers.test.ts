import { expect, test } from 'vitest'
import { MockError } from '../../../../src/kit/error.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'

test('a control unanswered by a dead receiver is no mistake: it is restarted, the scenario played anew', async () => {
  let alive = false
  const { scenarios } = readScenarios(
    'scenario: believes a time\nsteps:\n  - { control: clock, is: now }\n  - publish: STARTED\n  - expect: accepted\n',
    'own.yaml',
    { faults: DELIVERY_FAULTS, requirements: undefined },
  )
  expect(scenarios).toHaveLength(1)
  const run = await runScenarios({
    target: 'http://receiver.test/',
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements: new Map(),
    fetch: () => Promise.resolve(new Response('{}')),
    controls: {
      clock: () =>
        alive
          ? Promise.resolve()
          : Promise.reject(
              new MockError({ code: 'CONTROL_FAILED', message: 'it did not answer', fix: 'check the URL' }),
            ),
    },
    receiver: {
      isAlive: () => alive,
      restart: () => {
        alive = true
        return Promise.resolve()
      },
    },
  })
  expect(run).toMatchObject({ exitCode: 0, scenarios: [{ verdict: 'passed' }] })
})
