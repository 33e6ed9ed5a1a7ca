import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFECTS } from '../../src/receiver/defects/index.ts'
import { VARIATIONS } from '../../src/receiver/variations.ts'
import { KILLS } from '../../src/scenario/generated/kills.ts'
import { judge, shipped } from '../support/kill-matrix.ts'
import { NOT_KILLED } from '../support/not-killed.ts'

const scenarios = shipped()
const files = [...new Set(scenarios.map(({ file }) => file.replace(/\.yaml$/, '')))].sort()
const matrix = readFileSync(join(import.meta.dirname, '../kill-matrix.md'), 'utf8')
const killed = new Map(KILLS.map(({ defect, kills }) => [defect, kills]))

const inOrder = async <T>(items: readonly T[], width: number, task: (item: T) => Promise<void>): Promise<void> => {
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) await task(item)
    }),
  )
}

test('the table of kills names every defect and every scenario, and none besides', () => {
  const cells = [...matrix.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell]) => cell)
  expect(cells.filter((cell) => cell !== 'defect' && cell !== 'scenario' && cell !== '---').sort()).toEqual([...DEFECTS.map(({ name }) => name), ...files].sort())
})

test('every defect is killed by a scenario, or it is written down why none can', () => {
  expect(DEFECTS.filter(({ name }) => !killed.has(name) && NOT_KILLED[name] === undefined).map(({ name }) => name)).toEqual([])
  expect(Object.keys(NOT_KILLED).filter((name) => killed.has(name))).toEqual([])
})

test('every scenario kills a defect', () => {
  const killers = new Set(KILLS.flatMap(({ kills }) => kills))
  expect(files.filter((file) => !killers.has(file))).toEqual([])
})

test('each defect still fails under a scenario that the table names', { timeout: 120_000 }, async () => {
  const alive: string[] = []
  await inOrder(KILLS, 4, async ({ defect, kills }) => {
    // The one that fewest defects fail under says most.
    const [scenario] = [...kills].sort((a, b) => KILLS.filter((one) => one.kills.includes(a)).length - KILLS.filter((one) => one.kills.includes(b)).length)
    const run = await judge({ args: ['--defect', defect], scenarios: scenarios.filter(({ file }) => file === `${scenario ?? ''}.yaml`) })
    if (run.totals.failed === 0) alive.push(`${defect} under ${scenario ?? ''}`)
  })
  expect(alive).toEqual([])
})

test.for([
  ['reject', 1], ['reject', 2], ['reject', 3], ['ignore', 1], ['ignore', 2], ['ignore', 3],
] as const)('the correct receiver that would %s is accused of nothing with seed %i', { timeout: 60_000 }, async ([policy, seed]) => {
  const run = await judge({ args: [], scenarios, policy, seed })
  expect(run.scenarios.filter(({ verdict }) => verdict !== 'passed').map(({ id, verdict, findings }) => ({ id, verdict, findings: findings.filter((one) => one.verdict === 'failed') }))).toEqual([])
})

test.for(VARIATIONS.map(({ name }) => name))('the correct receiver that %s is accused of nothing', { timeout: 60_000 }, async (name) => {
  const run = await judge({ args: ['--variation', name], scenarios })
  expect(run.scenarios.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored').map(({ id, findings }) => ({ id, findings: findings.filter((one) => one.verdict === 'failed') }))).toEqual([])
})
