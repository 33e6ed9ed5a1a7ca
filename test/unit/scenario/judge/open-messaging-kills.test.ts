import { expect, test } from 'vitest'
import { DEFECTS } from '../../../../src/receiver/defects/index.ts'
import { VARIATIONS } from '../../../../src/receiver/variations.ts'
import { highestLevel } from '../../../../src/scenario/model/level.ts'
import { playReference } from '../../../support/play-shipped.ts'

const OWN = DEFECTS.filter(({ dialects }) => dialects?.includes('open-messaging'))

test('open messaging has its own defects', () => {
  expect(OWN.length).toBeGreaterThanOrEqual(8)
})

test.each(OWN)('$name: its suite fails a receiver that $explanation, at level $level', async ({ name, level }) => {
  const run = await playReference({ dialect: 'open-messaging', defects: [name] })
  const broken = run.scenarios.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'failed'))
  expect(run.scenarios.filter(({ verdict }) => verdict === 'errored')).toEqual([])
  expect(highestLevel(broken.map((finding) => finding.level))).toBe(level)
})

test.each(VARIATIONS)('$name: its suite passes a correct receiver that $explanation', async ({ name }) => {
  const run = await playReference({ dialect: 'open-messaging', variations: [name] })
  const broken = run.scenarios.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'failed'))
  expect(run.scenarios.filter(({ verdict }) => verdict === 'errored')).toEqual([])
  expect(broken.filter(({ level }) => level !== 'MAY')).toEqual([])
})
