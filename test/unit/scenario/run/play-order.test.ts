import { expect, test } from 'vitest'
import { playOrderOf } from '../../../../src/scenario/run/play-order.ts'
import { shipped } from '../../../support/kill-matrix.ts'

const scenarios = shipped()
const { together, alone } = playOrderOf(scenarios)
const fileAt = (place: number): string => scenarios[place]?.file ?? ''

test('each scenario runs once', () => {
  expect([...together, ...alone].sort((a, b) => a - b)).toEqual([...scenarios.keys()])
})

test('scenarios that wait for a slow fault start first, and the others keep their order', () => {
  const begun = together.findIndex((place) => fileAt(place) === 'wire/accepts-a-slow-body.yaml')
  const rest = together.findIndex((place) => fileAt(place).startsWith('delivery/'))
  expect(begun).toBeGreaterThanOrEqual(0)
  expect(begun).toBeLessThan(rest)
  expect(together.slice(rest)).toEqual([...together.slice(rest)].sort((a, b) => a - b))
})

test('scenarios that must run alone come one by one after all others', () => {
  expect(alone.length).toBeGreaterThan(0)
  expect(alone.every((place) => scenarios[place]?.alone)).toBe(true)
  expect(together.some((place) => scenarios[place]?.alone)).toBe(false)
})
