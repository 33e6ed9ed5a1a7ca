import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { STEP_READERS } from '../../../../src/scenario/language/generated/step-readers.ts'
import { STEP_KINDS } from '../../../../src/scenario/model/generated/step-kinds.ts'
import { keysOf, runsAlone, traitsOf } from '../../../../src/scenario/model/step-kinds.ts'
import { STEP_NAMES } from '../../../../src/scenario/model/step-names.ts'
import { STEP_RUNNERS } from '../../../../src/scenario/run/generated/step-runners.ts'

const SCENARIO = join(import.meta.dirname, '../../../../src/scenario')

/** A file whose steps are a publish and one of another kind, written in the first of its words. */
const fileWith = (kind: (typeof STEP_NAMES)[number]): string => {
  const values: Readonly<Record<string, string>> = {
    publish: 'STARTED',
    redeliver: 'first',
    log: '{ hides: secret }',
  }
  const [first = ''] = traitsOf(kind).values
  const beside = { of: 'first', are: 'current' }
  const keys = Object.entries(beside)
    .filter(([key]) => traitsOf(kind).required.includes(key) || (kind === 'control' && key === 'are'))
    .map(([key, value]) => `, ${key}: ${value}`)
  const back = { paused: '  - resume: now\n', ended: '  - start: again\n', running: '' }
  const { receiver, leaves } = traitsOf(kind)
  const away = { paused: '  - pause: once-idle\n', ended: '  - kill: once-idle\n', running: '', any: '' }
  return (
    `scenario: x\nsteps:\n  - { publish: STARTED, as: first }\n${away[receiver]}` +
    `  - { ${kind}: ${values[kind] ?? first}${keys.join('')} }\n${back[leaves ?? 'running']}`
  )
}

const read = (text: string) => readScenarios(text, 'x.yaml', { faults: [], requirements: undefined })

test('each kind of step is described, read and run in files with its name, and there are no other files', () => {
  const files = STEP_NAMES.map((kind) => `${kind}.ts`).sort()
  for (const folder of ['model/steps', 'language/steps', 'run/steps'])
    expect(readdirSync(join(SCENARIO, folder)).sort()).toEqual(files)
  for (const record of [STEP_KINDS, STEP_READERS, STEP_RUNNERS]) {
    expect(Object.keys(record)).toEqual(STEP_NAMES)
    expect(new Set(Object.values(record)).size, 'two kinds share one function').toBe(STEP_NAMES.length)
  }
})

test.each(STEP_NAMES)('the table repeats nothing about the step %s', (kind) => {
  const { values, needs, required, does } = traitsOf(kind)
  for (const list of [values, needs, required, [kind, ...keysOf(kind)]]) expect(new Set(list).size).toBe(list.length)
  expect(keysOf(kind)).toEqual(expect.arrayContaining([...required]))
  expect(STEP_NAMES.filter((other) => traitsOf(other).does === does)).toEqual([kind])
})

test("no kind of step has the name of another step's key, which would be ambiguous", () => {
  const keys = new Set(STEP_NAMES.flatMap((kind) => (traitsOf(kind).keysStand === 'beside' ? keysOf(kind) : [])))
  expect(STEP_NAMES.filter((kind) => keys.has(kind))).toEqual([])
})

test.each(STEP_NAMES)('the step %s is enough to judge a scenario if the table says so', (kind) => {
  const codes = read(fileWith(kind)).mistakes.map(({ code }) => code)
  expect(codes).toEqual(traitsOf(kind).judges ? [] : ['SCENARIO_JUDGES_NOTHING'])
})

test.each(STEP_NAMES)('the step %s runs alone and needs a started receiver if the table says so', (kind) => {
  const { scenarios, mistakes } = read(`${fileWith(kind)}  - { await: end }\n`)
  expect(mistakes).toEqual([])
  const process = traitsOf(kind).needs.includes('process')
  expect(scenarios.map(({ alone, needs }) => ({ alone, needs }))).toEqual([
    { alone: runsAlone({ kind }), needs: process ? ['start'] : [] },
  ])
})
