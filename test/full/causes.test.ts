import { expect, test } from 'vitest'
import { playReference } from '../support/play-shipped.ts'

test.each([
  ['no-dedupe', 'no-dedupe', /^order\//],
  [
    'last-arrival-wins',
    'late-start-reopens',
    /^order\/(?:stays|accepts|processes-a-re(?:delivery-once$|formatted)|keeps)/,
  ],
  [
    'dedupes-by-interaction-only',
    'dedupes-by-interaction',
    /^(?:order|delivery\/tracks|payload\/processes-(?:\d|both))/,
  ],
  ['check-then-insert', 'race', /^order\/processes-(?:a|concurrent)/],
  ['dedupes-by-payload-hash', 'dedupes-by-bytes', /^order\//],
])('the only cause reported for a receiver with the defect %s is %s', async (defect, key, only) => {
  const run = await playReference({ defects: [defect], only: (file) => only.test(file) })
  expect(run.causes.map((cause) => cause.key)).toEqual([key])
})
