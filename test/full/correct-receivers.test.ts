import { expect, test } from 'vitest'
import { badVerdicts, everythingAt, started } from '../support/correct-receivers.ts'
import { ARRANGEABLE } from '../support/test-command.ts'

test.each([
  ['python', 'reject'],
  ['python', 'ignore'],
  ['express', 'reject'],
  ['express', 'ignore'],
] as const)('a correct receiver in %s under the policy %s passes every built-in scenario', async (name, policy) => {
  const { status, run, stdout } = await started(name, policy, everythingAt, ARRANGEABLE)
  expect(badVerdicts(run), stdout.slice(0, 3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(300)
})
