import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFECTS } from '../../src/receiver/defects/index.ts'
import { KILLS } from '../../src/scenario/judge/generated/kills.ts'
import { CORRECT, shipped } from '../support/kill-matrix.ts'
import { NOT_KILLED } from '../support/not-killed.ts'
import { survivorsOf } from '../support/survivors.ts'

const scenarios = shipped()
const files = [...new Set(scenarios.map(({ file }) => file.replace(/\.yaml$/, '')))].sort()
const matrix = readFileSync(join(import.meta.dirname, '../kill-matrix.md'), 'utf8')
const killed = new Map(KILLS.map(({ defect, kills }) => [defect, kills]))

test('the table of kills tells of every correct receiver that it is accused of nothing', () => {
  const rows = [...matrix.matchAll(/^\| ([^|]+) \| (reject|ignore) \| (\d) \| ([^|]+) \|$/gm)]
  expect(rows.map(([, receiver, policy, seed]) => `${receiver ?? ''} ${policy ?? ''} ${seed ?? ''}`)).toEqual(
    CORRECT.map(({ name, policy, seed }) => `${name} ${policy} ${String(seed)}`),
  )
  expect(rows.map(([, , , , accused]) => accused)).toEqual(rows.map(() => 'of nothing'))
})

test('the table of kills names every defect and every scenario, and none besides', () => {
  const cells = [...(matrix.split('## Correct receivers')[0] ?? '').matchAll(/^\| ([^|]+?) \|/gm)].map(
    ([, cell]) => cell,
  )
  expect(cells.filter((cell) => cell !== 'defect' && cell !== 'scenario' && cell !== '---').sort()).toEqual(
    [...DEFECTS.map(({ name }) => name), ...files].sort(),
  )
})

test('every defect is killed by a scenario, or it is written down why none can', () => {
  expect(
    DEFECTS.filter(({ name }) => !killed.has(name) && NOT_KILLED[name] === undefined).map(({ name }) => name),
  ).toEqual([])
  expect(Object.keys(NOT_KILLED).filter((name) => killed.has(name))).toEqual([])
})

test('every scenario kills a defect', () => {
  const killers = new Set(KILLS.flatMap(({ kills }) => kills))
  expect(files.filter((file) => !killers.has(file))).toEqual([])
})

/** One in eight; `npm run test:full` judges them all. */
const SAMPLE = KILLS.filter((_, index) => index % 8 === 0)

test('one defect in eight still fails under a scenario that the table names', async () => {
  expect(await survivorsOf(SAMPLE)).toEqual([])
})
