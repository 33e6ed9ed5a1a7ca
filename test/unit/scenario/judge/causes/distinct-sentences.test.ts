import { expect, test } from 'vitest'
import { withDistinctSentences } from '../../../../../src/scenario/judge/causes/distinct-sentences.ts'
import { sampleRun } from '../../../../support/sample-run.ts'

const [cause] = sampleRun.causes

test('causes with the same sentence are named after their scenarios, and others keep their sentence', () => {
  if (!cause) throw new Error('the sample run has a cause')
  const of = (scenario: string, sentence: string) => ({ ...cause, sentence, example: { scenario, finding: 0 } })
  const lost = 'STARTED took effect 0 times'
  const causes = [of('a', lost), of('b', 'skips verification'), of('c', lost), of('unknown', lost)]
  expect(withDistinctSentences(causes, (id) => (id === 'unknown' ? undefined : `survives ${id}`))).toEqual([
    { ...causes[0], sentence: 'breaks "survives a"' },
    causes[1],
    { ...causes[2], sentence: 'breaks "survives c"' },
    causes[3],
  ])
})
