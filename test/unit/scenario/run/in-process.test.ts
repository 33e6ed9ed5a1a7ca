import { expect, test } from 'vitest'
import { runScenarios, renderRun } from '../../../../src/harness.ts'
import { REPORTER_NAMES } from '../../../../src/reporters/reporter.ts'

test('a run in process prints no command that would have to reach it over a socket', async () => {
  const run = await runScenarios({
    target: 'http://receiver.test/webhook',
    secret: 'app-secret-1',
    filter: 'signature/rejects-a-missing-signature',
    seed: 7,
    fetch: () => Promise.resolve(new Response('{}')),
  })
  expect(run.totals.failed).toBeGreaterThan(0)
  expect(run.scenarios[0]?.rerun).toBe("the same options with filter: 'signature/rejects-a-missing-signature', seed: 7")
  for (const name of REPORTER_NAMES) expect(await renderRun(run, name), name).not.toMatch(/curl |mock-genesys test /)
})
