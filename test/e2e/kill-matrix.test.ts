import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFECTS } from '../../src/receiver/defects/index.ts'
import { KILLS } from '../../src/scenario/generated/kills.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { actsOnLife, CORRECT, judge, shipped } from '../support/kill-matrix.ts'
import { NOT_KILLED } from '../support/not-killed.ts'

const scenarios = shipped()
const files = [...new Set(scenarios.map(({ file }) => file.replace(/\.yaml$/, '')))].sort()
const matrix = readFileSync(join(import.meta.dirname, '../kill-matrix.md'), 'utf8')
const killersOf = (file: string): number => KILLS.filter(({ kills }) => kills.includes(file)).length
const killed = new Map(KILLS.map(({ defect, kills }) => [defect, kills]))

const inOrder = async <T>(items: readonly T[], width: number, task: (item: T) => Promise<void>): Promise<void> => {
  let next = 0
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) await task(item)
    }),
  )
}

test('the table of kills tells of every correct receiver that it is accused of nothing', () => {
  const rows = [...matrix.matchAll(/^\| ([^|]+) \| (reject|ignore) \| (\d) \| ([^|]+) \|$/gm)]
  expect(rows.map(([, receiver, policy, seed]) => `${receiver ?? ''} ${policy ?? ''} ${seed ?? ''}`)).toEqual(CORRECT.map(({ name, policy, seed }) => `${name} ${policy} ${String(seed)}`))
  expect(rows.map(([, , , , accused]) => accused)).toEqual(rows.map(() => 'of nothing'))
})

test('the table of kills names every defect and every scenario, and none besides', () => {
  const cells = [...(matrix.split('## Correct receivers')[0] ?? '').matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell]) => cell)
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

/** Every third one; all of them are run by `npm run kill-matrix`. */
const SAMPLE = KILLS.filter((_, index) => index % 3 === 0)

test('a third of the defects still fail under a scenario that the table names', { timeout: 120_000 }, async () => {
  const alive: string[] = []
  await inOrder(SAMPLE, 4, async ({ defect, kills }) => {
    // The one that fewest defects fail under says most; what shows only under the load of the whole suite is given it.
    const [rarest] = [...kills].sort((one, other) => killersOf(one) - killersOf(other))
    const failsUnder = async (some: readonly Scenario[]): Promise<boolean> => (await judge({ args: ['--defect', defect], scenarios: some })).totals.failed > 0
    const isKilled = (await failsUnder(scenarios.filter(({ file }) => file === `${rarest ?? ''}.yaml`))) || (await failsUnder(scenarios.filter((one) => !actsOnLife(one))))
    if (!isKilled) alive.push(`${defect} under ${rarest ?? ''}`)
  })
  expect(alive).toEqual([])
})
