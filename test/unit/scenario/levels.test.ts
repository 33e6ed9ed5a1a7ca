import { expect, test } from 'vitest'
import { playReference } from '../../support/play-shipped.ts'

test.each([
  ['no-dedupe', 'order/counts-a-redelivery-once'],
  ['dedupes-on-interaction-only', 'delivery/follows-an-interaction-from-start-to-end'],
  ['only-first-entity', 'payload/processes-both-events-of-a-batch'],
  ['last-arrival-wins', 'order/stays-finished-when-the-start-comes-late'],
])('a receiver that loses or doubles events breaks a run at the default level: %s', async (defect, scenario) => {
  const run = await playReference({ defects: [defect], only: (file) => file === scenario })
  expect(run.scenarios.filter(({ verdict, level }) => verdict === 'failed' && level === 'MUST')).not.toEqual([])
  expect(run.exitCode).toBe(1)
})
