import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ELSEWHERE, NOT_DONE } from '../../../src/faults/not-done.ts'
import { FAULTS } from '../../../src/faults/registry.ts'

/** How many rows each part of the catalogue has: sender and signature, network, payload, order, subscription API, hostile senders, life cycle. */
const PARTS = { S: 26, N: 18, P: 21, O: 17, A: 16, H: 9, L: 9 }
const rows = Object.entries(PARTS).flatMap(([part, count]) =>
  Array.from({ length: count }, (_, index) => `${part}${String(index + 1).padStart(2, '0')}`),
)

test('every row of the catalogue is brought about by a fault or otherwise, or it is said why not', () => {
  const known = new Set([
    ...FAULTS.flatMap((fault) => fault.rows),
    ...NOT_DONE.map(({ row }) => row),
    ...ELSEWHERE.map(({ row }) => row),
  ])
  expect(rows.filter((row) => !known.has(row))).toEqual([])
  expect([...known].filter((row) => !rows.includes(row))).toEqual([])
})

test('what is not done and what is done elsewhere says so in words, each row once', () => {
  const told = [...NOT_DONE, ...ELSEWHERE].map(({ row }) => row)
  expect(told.filter((row, index) => told.indexOf(row) !== index)).toEqual([])
  for (const { why } of NOT_DONE) expect(why.length).toBeGreaterThan(5)
  for (const { how } of ELSEWHERE) expect(how.length).toBeGreaterThan(10)
})

test('every fault names the rows that it brings about', () => {
  for (const { name, rows: named } of FAULTS) expect(named.length, name).toBeGreaterThan(0)
})

test('every file and folder that a row is said to be done in exists', () => {
  const named = ELSEWHERE.flatMap(({ how }) =>
    [...how.matchAll(/(?:scenarios|test)\/[\w./-]*\w/g)].map(([path]) => path),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(import.meta.dirname, '../../..', path)))).toEqual([])
})
