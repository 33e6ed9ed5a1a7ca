import { expect, test } from 'vitest'
import { killsOf } from '../../src/scenario/judge/kills.ts'
import { survivorsOf } from '../support/survivors.ts'

test.each(['interactions', 'conversations'] as const)(
  'every defect still fails under a scenario that the table of the %s names',
  async (dialect) => {
    expect(await survivorsOf(killsOf(dialect), dialect)).toEqual([])
  },
)
