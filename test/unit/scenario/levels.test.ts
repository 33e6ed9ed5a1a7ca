import { expect, test } from 'vitest'
import { playReference } from '../../support/play-shipped.ts'

test.each([
  ['no-dedupe', 'order/processes-a-redelivery-once'],
  ['dedupes-by-interaction-only', 'delivery/tracks-the-state-of-an-interaction'],
  ['only-first-entity', 'payload/processes-both-events-in-one-delivery'],
  ['last-arrival-wins', 'order/stays-finished-when-started-arrives-late'],
])('a receiver that loses or duplicates events fails a run at the default level: %s', async (defect, scenario) => {
  const run = await playReference({ defects: [defect], only: (file) => file === scenario })
  expect(run.scenarios.filter(({ verdict, level }) => verdict === 'failed' && level === 'MUST')).not.toEqual([])
  expect(run.exitCode).toBe(1)
})
