import { expect, test } from 'vitest'
import { badVerdicts, everythingAt, started } from '../../support/correct-receivers.ts'
import { ARRANGEABLE, idsBy } from '../../support/test-command.ts'

// The policy is about bad signatures alone.
test.each([
  ['python', 'ignore'],
  ['python', 'reject'],
  ['express', 'ignore'],
  ['express', 'reject'],
] as const)('a correct receiver in %s under the policy %s passes every signature scenario', async (name, policy) => {
  const { status, run, stdout } = await started(
    name,
    policy,
    (url) => [...everythingAt(url), '--filter', 'GWR-SIG'],
    ARRANGEABLE,
  )
  expect(badVerdicts(run), stdout.slice(0, 3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(20)
})

test('without probes and controls, a correct receiver passes, unjudged scenarios say what is missing', async () => {
  const { status, run } = await started('express', 'reject', () => [
    'scenarios/order',
    'scenarios/payload',
    'scenarios/signature',
  ])
  expect([idsBy(run, 'failed'), idsBy(run, 'errored')]).toEqual([[], []])
  expect(status).toBe(0)
  const inconclusive = run?.scenarios.filter(({ verdict }) => verdict === 'inconclusive') ?? []
  expect(inconclusive.length).toBeGreaterThan(10)
  for (const option of ['--probe-processed', '--probe-state', '--probe-details', '--control', '--second-target'])
    expect(inconclusive.map(({ reason }) => reason).join('\n')).toContain(option)
  for (const { id, reason } of inconclusive)
    expect(reason, id).toMatch(/--probe-(processed|state|details)|--control|--second-target/)
})
