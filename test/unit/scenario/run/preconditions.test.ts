import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { requirements } from '../../../../src/scenario/model/requirements.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'

const TEXT = `scenario: is judged by what it promises
proves: GWR-PAY-014
steps:
  - publish: STARTED
  - expect: { response: accepted, precondition: true }
  - publish: STARTED
  - expect: { status: 299 }
`

const play = async (text: string, statuses: readonly number[]) => {
  const { scenarios, mistakes } = readScenarios(text, 'own.yaml', {
    faults: DELIVERY_FAULTS,
    requirements: new Set(requirements.keys()),
  })
  expect(mistakes).toEqual([])
  let sent = 0
  const run = await runScenarios({
    scenarios,
    requirements,
    target: 'http://receiver.test/',
    secret: 'app-secret',
    policy: 'reject',
    fetch: () => Promise.resolve(new Response('', { status: statuses[sent++] ?? 200 })),
    probes: {},
  })
  return { result: run.scenarios[0], sent }
}

test('a failed precondition makes its scenario inconclusive, and nothing more is sent', async () => {
  const { result, sent } = await play(TEXT, [401])
  expect(result).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('precondition not met: expected 200 OK, seen 401') as unknown,
    findings: [{ verdict: 'inconclusive' }],
  })
  expect(sent).toBe(1)
})

test('a met precondition leaves the verdict to the steps after it', async () => {
  expect((await play(TEXT, [200, 500])).result).toMatchObject({ verdict: 'failed', level: 'SHOULD' })
  expect((await play(TEXT, [200, 299])).result?.verdict).toBe('passed')
})

test.each([
  ['GWR-SIG-002', undefined, 'accepted', 'GWR-ACK-001', 'MUST'],
  ['GWR-PAY-001', undefined, 'accepted', 'GWR-ACK-001', 'MAY'],
  ['GWR-SIG-002', 'SHOULD', 'accepted', 'GWR-ACK-001', 'SHOULD'],
  ['GWR-SIG-002', 'SHOULD', 'accepted', undefined, 'SHOULD'],
  ['GWR-PAY-016', undefined, 'accepted-or-declined', undefined, 'MUST'],
  ['GWR-PAY-016', 'MAY', 'accepted-or-declined', undefined, 'MAY'],
])(
  'a scenario of %s at level %s that fails by %s in a step for %s fails at %s',
  async (proves, level, response, ofStep, wanted) => {
    const { result } = await play(
      [
        'scenario: costs',
        `proves: ${proves}`,
        ...(level === undefined ? [] : [`level: ${level}`]),
        'steps:',
        '  - publish: STARTED',
        `  - expect: { response: ${response}${ofStep === undefined ? '' : `, proves: ${ofStep}`} }`,
        '',
      ].join('\n'),
      [202],
    )
    expect(result).toMatchObject({ verdict: 'failed', level: wanted })
  },
)
