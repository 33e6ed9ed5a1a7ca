import { expect, test } from 'vitest'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'

const read = (attempts: string) => {
  const { scenarios, mistakes } = readScenarios(
    [
      'scenario: fails',
      'steps:',
      '  - publish: STARTED',
      `    faults: [{ fault: unsigned, attempts: ${attempts} }]`,
      '  - expect: any',
    ].join('\n'),
    'a.yaml',
    { faults: DELIVERY_FAULTS, requirements: new Set() },
  )
  const [step] = scenarios[0]?.steps ?? []
  return {
    attempts: step?.kind === 'publish' ? step.faults[0]?.parameters.attempts : undefined,
    mistakes: mistakes.map(({ code }) => code),
  }
}

test.each([
  ['2', 2],
  ['1-2', '1-2'],
  ['3-', '3-'],
  ['[1, 2]', '1-2'],
  ['[2, 3, 4]', '2-4'],
  ['[5]', '5-5'],
])('a fault fires on the attempts %s', (given, wanted) => {
  expect(read(given)).toEqual({ attempts: wanted, mistakes: [] })
})

test.each(['[1, 3]', '[2, 1]', '[]', '[0]', '[1, x]', 'x', '2-1'])('%s is not a list of attempts', (given) => {
  expect(read(given)).toMatchObject({ attempts: undefined, mistakes: [expect.any(String)] })
})
