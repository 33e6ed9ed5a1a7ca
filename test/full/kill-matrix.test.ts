import { expect, test } from 'vitest'
import { DIALECT_NAMES } from '../../src/events/catalogue.ts'
import { killsOf } from '../../src/scenario/judge/kills.ts'
import { survivorsOf } from '../support/survivors.ts'

test.each(DIALECT_NAMES)('every defect still fails a scenario that the table of %s names', async (dialect) => {
  expect(await survivorsOf(killsOf(dialect), dialect)).toEqual([])
})
