import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFECTS } from '../../src/receiver/defects/index.ts'
import { KILLS } from '../../src/scenario/judge/kills.ts'
import { byGravity } from '../../src/scenario/model/level.ts'
import { shipped } from '../support/kill-matrix.ts'
import { killsJson } from '../support/kill-table.ts'
import { NOT_KILLED } from '../support/not-killed.ts'
import { survivorsOf } from '../support/survivors.ts'

const scenarios = shipped()
const files = [...new Set(scenarios.map(({ file }) => file.replace(/\.yaml$/, '')))].sort()
const killed = new Map(KILLS.map(({ defect, kills }) => [defect, kills]))

test('the table of kills names no defect and no scenario that does not exist', () => {
  const defects = new Set(DEFECTS.map(({ name }) => name))
  expect([...killed.keys()].filter((name) => !defects.has(name))).toEqual([])
  expect(KILLS.flatMap(({ kills }) => kills).filter((file) => !files.includes(file))).toEqual([])
})

test('the table of kills is written as the command writes it, one line a defect', () => {
  const rows = KILLS.map(({ defect, level, kills }) => ({ name: defect, level, killedBy: kills }))
  expect(readFileSync(join(import.meta.dirname, '../../src/scenario/judge/kills.json'), 'utf8')).toBe(killsJson(rows))
})

test('every defect is killed by a scenario, or it is written down why none can', () => {
  expect(
    DEFECTS.filter(({ name }) => !killed.has(name) && NOT_KILLED[name] === undefined).map(({ name }) => name),
  ).toEqual([])
  expect(Object.keys(NOT_KILLED).filter((name) => killed.has(name))).toEqual([])
})

test('a defect that loses, doubles or forges is caught by a MUST, and none below what it costs', () => {
  const costs = new Map(DEFECTS.map(({ name, level }) => [name, level]))
  expect(
    KILLS.flatMap(({ defect, level }) => {
      const cost = costs.get(defect) ?? 'MUST'
      return byGravity(level, cost) > 0 ? [`${defect} costs ${cost}, and is caught by a ${level}`] : []
    }),
  ).toEqual([])
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
