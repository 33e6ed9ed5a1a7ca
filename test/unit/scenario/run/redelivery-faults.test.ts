import { expect, test } from 'vitest'
import { DELIVERY_FAULTS, FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'

const read = (fault: string, step = 'redeliver: first') =>
  readScenarios(
    'scenario: a fault of the plan\n' +
      'steps:\n' +
      '  - publish: STARTED\n' +
      '    as: first\n' +
      '  - expect: accepted\n' +
      `  - ${step}\n` +
      '    faults:\n' +
      `      - ${fault}\n` +
      '  - expect: any\n',
    'own.yaml',
    { faults: DELIVERY_FAULTS, requirements: undefined },
  ).mistakes.map(({ code }) => code)

test('plan faults apply to a publication, not to a redelivery', () => {
  expect(read('fault: duplicate', 'publish: FINISHED')).toEqual([])
  expect(read('fault: duplicate')).toEqual(['SCENARIO_UNKNOWN_FAULT'])
  expect(read('fault: unsigned')).toEqual([])
})

test('plan faults cannot be limited to attempts', () => {
  expect(read('{ fault: duplicate, attempts: 1 }', 'publish: FINISHED')).toEqual(['SCENARIO_UNKNOWN_KEY'])
})

test('no scenario can name a fault of the emulated API', () => {
  expect(FAULTS.filter(({ plane }) => plane === 'api').length).toBeGreaterThan(10)
  expect(read('fault: api-outage', 'publish: FINISHED')).toEqual(['SCENARIO_UNKNOWN_FAULT'])
})
