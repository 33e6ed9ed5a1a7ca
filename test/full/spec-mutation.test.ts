import { expect, test } from 'vitest'
import { EXCUSES, mutateSpec } from '../support/spec/survivors.ts'

test('every change to the spec is noticed, apart from documented exceptions', async () => {
  const { mutants, unnoticed, excused } = await mutateSpec(1)
  console.log(`${String(mutants)} mutants, ${String(unnoticed.length)} not noticed`, excused)
  expect(mutants).toBeGreaterThan(3000)
  expect(unnoticed).toEqual([])
  expect(Object.keys(excused).sort()).toEqual(EXCUSES.map(([, why]) => why).sort())
})
