import { expect, test } from 'vitest'
import { mutateSpec } from '../../support/spec/survivors.ts'

/** Every place is changed by npm run test:full; the rest of the tests has time for one in so many. */
const EACH = 60

test('a change at any place in the spec is noticed', async () => {
  const { mutants, unnoticed } = await mutateSpec(EACH)
  expect(mutants).toBeGreaterThan(50)
  expect(unnoticed).toEqual([])
})
