import { expect, test } from 'vitest'
import { KILLS } from '../../src/scenario/judge/kills.ts'
import { survivorsOf } from '../support/survivors.ts'

test('every defect still fails under a scenario that the table names', async () => {
  expect(await survivorsOf(KILLS)).toEqual([])
})
