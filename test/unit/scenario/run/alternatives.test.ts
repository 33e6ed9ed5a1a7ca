import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ASSUMPTION_VALUES } from '../../../../src/contract/assumptions.ts'
import { DIALECT_NAMES } from '../../../../src/events/catalogue.ts'
import { alternativesTo } from '../../../../src/scenario/run/alternatives.ts'

const { assumptions } = parse(readFileSync('spec/assumptions.yaml', 'utf8')) as {
  readonly assumptions: readonly { readonly id: string; readonly area: string; readonly switch?: boolean }[]
}

/** Switches of a dialect that are not tried, each with the reason. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  digestText: 'the requirements pas hexadecimal digits: a receiver that takes nothing else is right',
  redeliveryTarget: 'no scenario changes a subscription while it redelivers',
}

test.each(DIALECT_NAMES)('every assumption that affects %s is tried, apart from documented exceptions', (dialect) => {
  const own = assumptions.flatMap((one) => (one.area === dialect && one.switch === true ? [one.id] : []))
  const tried = new Set<string>(alternativesTo({}, dialect).map(({ assumption }) => assumption))
  expect(own.filter((id) => !tried.has(id) && NOT_TRIED[id] === undefined)).toEqual([])
  expect(Object.keys(NOT_TRIED).filter((id) => tried.has(id))).toEqual([])
})

test('most switches concern what one dialect sends', () => {
  const areas: ReadonlySet<string> = new Set(DIALECT_NAMES)
  expect(assumptions.filter((one) => one.switch === true && areas.has(one.area)).length).toBeGreaterThan(20)
})

test.each(DIALECT_NAMES)('each alternative value of an assumption of %s is tried once', (dialect) => {
  const tried = alternativesTo({ retryTimeoutMeaning: 'response-deadline' }, dialect)
  expect(tried).toContainEqual({ assumption: 'retryTimeoutMeaning', value: 'pause' })
  expect(new Set(tried.map((one) => JSON.stringify(one))).size).toBe(tried.length)
  for (const { assumption, value } of tried) expect(ASSUMPTION_VALUES[assumption].map(String)).toContain(value)
})

test('no dialect is tried with an assumption of another one', () => {
  const areaOf = new Map(assumptions.map(({ id, area }) => [id, area]))
  const general = new Set(['retryTimeoutMeaning', 'responseLimit', 'afterLastAttempt'])
  for (const dialect of DIALECT_NAMES)
    for (const { assumption } of alternativesTo({}, dialect))
      if (!general.has(assumption)) expect([assumption, areaOf.get(assumption)]).toEqual([assumption, dialect])
})
