import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { requirements } from '../../../../src/scenario/model/requirements.ts'
import type { Evidence } from '../../../../src/scenario/model/result.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'

/** A scenario that cannot be judged without it, for each kind of evidence that an option gives. */
const NEEDING: Readonly<Record<Exclude<Evidence, 'loopback'>, string>> = {
  'probe-processed': '  - { publish: STARTED, as: it }\n  - { probe: processed, of: it, count: 1 }',
  'probe-state': '  - { publish: STARTED, as: it }\n  - { probe: state, of: it, state: STARTED }',
  'probe-details': '  - { publish: STARTED, as: it }\n  - { probe: details, of: it, details: { mediaType: chat } }',
  'control-secrets': '  - { control: secrets, are: [next, current] }\n  - publish: STARTED\n  - expect: accepted',
  'control-clock': '  - { control: clock, is: now }\n  - publish: STARTED\n  - expect: accepted',
  'control-outage': '  - { control: outage, down: true }\n  - publish: STARTED\n  - expect: accepted',
  'second-subscription': '  - { publish: STARTED, to: second }\n  - expect: accepted',
  output: '  - publish: STARTED\n  - log: { hides: secret }',
  start: '  - publish: STARTED\n  - kill: once-idle\n  - start: again\n  - expect: accepted',
  socket: '  - { publish: STARTED, faults: [{ fault: lost-response, attempts: 1 }] }\n  - expect: accepted',
  'self-uri': '  - { publish: STARTED, as: it }\n  - { self-uri: fetched, of: it, within: 1ms }',
}

test.each(Object.entries(NEEDING))('names %s as what is missing', async (evidence, steps) => {
  const { scenarios, mistakes } = readScenarios(
    `scenario: keeps it\nproves: GWR-PAY-005\nsteps:\n${steps}\n`,
    'a.yaml',
    {
      faults: DELIVERY_FAULTS,
      requirements: new Set(requirements.keys()),
    },
  )
  expect(mistakes).toEqual([])
  const run = await runScenarios({
    target: 'http://receiver.test/',
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements,
    fetch: () => Promise.resolve(new Response('{}')),
  })
  expect(run.scenarios.map(({ missing }) => missing)).toEqual([[evidence]])
})
