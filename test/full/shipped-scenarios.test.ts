import { expect, test } from 'vitest'
import { playShipped } from '../support/play-shipped.ts'

test.each([
  ['reject', 'interactions'],
  ['ignore', 'interactions'],
  ['reject', 'conversations'],
  ['ignore', 'conversations'],
] as const)(
  'the built-in scenarios pass against the reference receiver: policy %s, contract of %s',
  async (policy, dialect) => {
    expect(await playShipped(policy, dialect)).toEqual({ wrong: [], unplayed: ['lifecycle'], exitCode: 0 })
  },
)
