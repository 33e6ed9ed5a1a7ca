import { expect, test } from 'vitest'
import { playShipped } from '../support/play-shipped.ts'

test.each(['reject', 'ignore'] as const)(
  'the scenarios that ship pass against the reference receiver that answers bad signatures by the policy %s',
  async (policy) => {
    expect(await playShipped(policy)).toEqual({ wrong: [], unplayed: ['lifecycle'], exitCode: 0 })
  },
)
