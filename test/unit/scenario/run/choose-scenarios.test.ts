import { expect, test } from 'vitest'
import { listScenarios } from '../../../../src/cli/list-scenarios.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { requirements } from '../../../../src/scenario/model/requirements.ts'
import { chooseScenarios, nearestFilter } from '../../../../src/scenario/run/choose-scenarios.ts'

const scenarios = [
  [
    'order/one.yaml',
    'scenario: counts it once\nproves: GWR-IDM-001\nsteps:\n  - { publish: STARTED, as: it }\n' +
      '  - { probe: processed, of: it, count: 1 }\n',
  ],
  [
    'order/two.yaml',
    'scenario: takes ${n} again\nproves: GWR-PAY-005\nrows: [{ n: one }, { n: two }]\n' +
      'steps:\n  - publish: STARTED\n  - expect: accepted\n',
  ],
  [
    'wire/three.yaml',
    'scenario: survives a restart\nproves: GWR-PAY-005\nsteps:\n  - publish: STARTED\n' +
      '  - kill: once-idle\n  - start: again\n  - expect: accepted\n',
  ],
].flatMap(([file = '', text = '']) => {
  const read = readScenarios(text, file, { faults: DELIVERY_FAULTS, requirements: new Set(requirements.keys()) })
  expect(read.mistakes).toEqual([])
  return read.scenarios
})

test.each([
  [{}, ['order/one', 'order/two#1', 'order/two#2', 'wire/three']],
  [{ filter: 'ORDER/' }, ['order/one', 'order/two#1', 'order/two#2']],
  [{ filter: 'order/two#2' }, ['order/two#2']],
  [{ exclude: ['order/'] }, ['wire/three']],
  [{ exclude: ['order/two#1', 'restart'] }, ['order/one', 'order/two#2']],
  [{ exclude: ['GWR-IDM-001'] }, ['order/two#1', 'order/two#2', 'wire/three']],
  [{ filter: 'order/t*#' }, ['order/two#1', 'order/two#2']],
  [{ filter: 'takes * again' }, ['order/two#1', 'order/two#2']],
  [{ filter: 'order.two' }, []],
  [{ filter: '[', exclude: ['(*'] }, []],
  [{ exclude: ['*'] }, []],
  [{ filter: 'order/', exclude: ['again'] }, ['order/one']],
  [{ filter: 'order/', exclude: ['order/'] }, []],
])('chooses by id, name or requirement: %j', (choice, ids) => {
  expect(chooseScenarios({ scenarios, ...choice }).ids).toEqual(ids)
})

test.each([
  ['order/onw', 'order/one'],
  ['ordre/', 'order/'],
  ['GWR-IDM-01', 'GWR-IDM-001'],
  ['restrat', 'restart'],
  ['survive a restart', 'survives a restart'],
  ['nothing like it', undefined],
])('the filter "%s" without a match probably meant %s', (filter, meant) => {
  expect(nearestFilter(filter, scenarios)).toBe(meant)
})

test('lists the chosen scenarios with their level and the options that they need', () => {
  const lines = listScenarios(chooseScenarios({ scenarios })).split('\n')
  expect(lines[0]).toMatch(/^order\/one {4}(MUST|SHOULD) +counts it once {2}\(--probe-processed\)$/)
  expect(lines[1]).toMatch(/^order\/two#1 {2}(MUST|SHOULD) +takes one again$/)
  expect(lines[3]).toMatch(/^wire\/three {3}(MUST|SHOULD) +survives a restart {2}\(--start\)$/)
})
