import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { brokenIn, isInstalled, judgeStack, STACKS } from '../support/stacks.ts'

const installed = Object.keys(STACKS).filter(isInstalled)

interface Listed {
  /** Without the number of a row; `*` stands for any. */
  readonly scenario: string
  readonly why: string
  /** Whether it depends on how events and a kill happen to meet. */
  readonly sometimes?: boolean
}

const listFor = (id: string): readonly Listed[] => {
  const file = `test/receivers/${id}/as-first-written.yaml`
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as { broken: readonly Listed[] }).broken : []
}

test.each(installed)('a first draft of a receiver in %s fails exactly the listed scenarios', async (id) => {
  const { run } = await judgeStack(id, 'as-first-written')
  const listed = listFor(id)
  const broken = brokenIn(run)
  expect(broken.filter((scenario) => !listed.some((one) => one.scenario === scenario || one.scenario === '*'))).toEqual(
    [],
  )
  expect(listed.filter(({ scenario, sometimes }) => !(sometimes ?? false) && !broken.includes(scenario))).toEqual([])
})

test('each failure is listed with its reason', () => {
  for (const id of Object.keys(STACKS)) {
    expect([id, listFor(id).length > 0]).toEqual([id, true])
    expect([id, listFor(id).filter(({ why }) => why.trim() === '')]).toEqual([id, []])
  }
})
