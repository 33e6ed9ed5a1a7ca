import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DIALECT_NAMES } from '../../src/events/catalogue.ts'
import { DEFECTS } from '../../src/receiver/defects/index.ts'
import { killsOf } from '../../src/scenario/judge/kills.ts'
import { byLevel } from '../../src/scenario/model/level.ts'
import { breaks, shipped, tableOf } from '../support/kill-matrix.ts'
import { killsJson } from '../support/kill-table.ts'
import { NOT_KILLED } from '../support/not-killed.ts'
import { survivorsOf } from '../support/survivors.ts'

describe.each(DIALECT_NAMES)('the contract of %s', (dialect) => {
  const kills = killsOf(dialect)
  const files = [...new Set(shipped(dialect).map(({ file }) => file.replace(/\.yaml$/, '')))].sort()
  const killed = new Map(kills.map((kill) => [kill.defect, kill.kills]))
  const defects = DEFECTS.filter((defect) => breaks(defect, dialect))

  test('the kill table names only existing defects and scenarios', () => {
    const names = new Set(defects.map(({ name }) => name))
    expect([...killed.keys()].filter((name) => !names.has(name))).toEqual([])
    expect(kills.flatMap((kill) => kill.kills).filter((file) => !files.includes(file))).toEqual([])
  })

  test('the kill table is written as the command writes it, one line per defect', () => {
    const rows = kills.map(({ defect, level, kills: by }) => ({ name: defect, level, killedBy: by }))
    expect(readFileSync(join(import.meta.dirname, '../..', tableOf(dialect)), 'utf8')).toBe(killsJson(rows))
  })

  test('every defect is detected by a scenario, or the reason why not is documented', () => {
    expect(
      defects.filter(({ name }) => !killed.has(name) && NOT_KILLED[name] === undefined).map(({ name }) => name),
    ).toEqual([])
    expect(Object.keys(NOT_KILLED).filter((name) => killed.has(name))).toEqual([])
  })

  test('no defect is only caught by requirements below its own level', () => {
    const costs = new Map(defects.map(({ name, level }) => [name, level]))
    expect(
      kills.flatMap(({ defect, level }) => {
        const cost = costs.get(defect) ?? 'MUST'
        return byLevel(level, cost) > 0 ? [`${defect} costs ${cost}, and is caught by a ${level}`] : []
      }),
    ).toEqual([])
  })

  test('each of its scenarios detects a defect', () => {
    const killers = new Set(kills.flatMap((kill) => kill.kills))
    const own = files.filter((file) => dialect === 'interactions' || file.startsWith(`${dialect}/`))
    expect(own.filter((file) => !killers.has(file))).toEqual([])
  })

  /** One in eight; `npm run test:full` judges them all. */
  const SAMPLE = kills.filter((_, index) => index % 8 === 0)

  test('every eighth defect still fails a scenario that the table names', async () => {
    expect(await survivorsOf(SAMPLE, dialect)).toEqual([])
  })
})
