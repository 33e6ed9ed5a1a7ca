import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { httpProbes } from '../../../../src/scenario/under-test/probes.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { requirements } from '../../../../src/scenario/model/requirements.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import type { Threshold } from '../../../../src/scenario/model/level.ts'
import type { Run } from '../../../../src/scenario/model/result.ts'

const SCENARIO = `scenario: ignores an unknown event
proves: GWR-PAY-005
steps:
  - { publish: STARTED, as: opened }
  - expect: accepted
  - publish: STARTED
    json:
      operationId: '\${self.operationId}'
      data: { entities: [{ event: PAUSED, entity: { id: '\${opened.interactionId}' } }] }
  - expect: accepted
  - { probe: state, of: opened, state: STARTED, within: 20ms }
`

/** Plays it against a receiver that answers 200, and whose state probe always answers this text. */
const play = async (response: string, level: Threshold = 'must'): Promise<Run> => {
  const { scenarios, mistakes } = readScenarios(SCENARIO, 'own.yaml', {
    faults: DELIVERY_FAULTS,
    requirements: new Set(requirements.keys()),
  })
  expect(mistakes).toEqual([])
  return runScenarios({
    target: 'http://receiver.test/',
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements,
    level,
    fetch: () => Promise.resolve(new Response('{}')),
    probes: httpProbes({ state: 'http://receiver.test/state?interactionId={interactionId}' }, () =>
      Promise.resolve(new Response(response)),
    ),
  })
}

test('a state probe that reports an unknown event is a failure by its level', async () => {
  for (const [level, exitCode] of [
    ['must', 0],
    ['should', 1],
  ] as const) {
    const run = await play('{"state":"PAUSED"}', level)
    expect(run.scenarios).toMatchObject([{ verdict: 'failed' }])
    expect(run.scenarios[0]?.findings.at(-1)?.seen).toBe(
      'the state is PAUSED: the receiver stored the name of an unknown event as the state',
    )
    expect(run.scenarios[0]?.findings.at(-1)?.level).toBe('SHOULD')
    expect(run.exitCode).toBe(exitCode)
  }
})

test.each([
  ['a word of its own', '{"state":"started"}', 'returned "started" instead of a state'],
  ['the name of an event that was not sent', '{"state":"RESUMED"}', 'returned "RESUMED" instead of a state'],
  ['no state', '{"status":"STARTED"}', 'returned {"status":"STARTED"} without the field "state"'],
  ['a number', '{"state":1}', 'returned 1 instead of a state'],
  ['a very long word', `{"state":"${'x'.repeat(500)}"}`, `returned "${'x'.repeat(79)}… instead of a state`],
  [
    'a page',
    '<html>\u001b[31mno such page</html>',
    'did not respond with JSON, but with "<html>\\u001b[31mno such page</html>"',
  ],
  ['nothing at all', '', 'did not respond with JSON;'],
])(
  'a state probe that returns %s is a faulty probe: the scenario is errored and quotes the response',
  async (_, response, reason) => {
    const run = await play(response)
    expect(run.scenarios).toMatchObject([{ verdict: 'errored' }])
    expect(run.scenarios[0]?.reason).toContain(reason)
    expect(run.scenarios[0]?.reason).toContain('respond with {"')
    expect(run.exitCode).toBe(2)
  },
)
