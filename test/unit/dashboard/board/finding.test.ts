import { expect, test } from 'vitest'
import { countChips, find, isFailing, readSearch, SEARCH_KEYS } from '../../../../src/dashboard/board/finding.ts'
import { readLink, writeLink } from '../../../../src/dashboard/page-link.ts'
import type { Lane, Mark } from '../../../../src/timeline/lanes.ts'
import { laneOf } from '../../../support/lane.ts'

const mark = (number: number, summary: string, faults: string[] = []): Mark => ({
  number,
  startedAt: 0,
  endedAt: 0,
  outcome: summary === '200' ? 'accepted' : 'rejected',
  summary,
  faults,
})
const lane = (id: string, more: Partial<Lane>): Lane =>
  laneOf({ id, interactionId: `interaction-${id}`, subscriptionId: 'crm', ...more })
const LANES = [
  lane('dlv_a', { marks: [mark(1, '200')] }),
  lane('dlv_b', { event: 'FINISHED', marks: [mark(1, '503'), mark(2, '200')] }),
  lane('dlv_c', { state: 'exhausted', marks: [mark(1, '500'), mark(2, '503', ['unsigned'])], subscriptionId: 'bi' }),
  lane('dlv_d', { state: 'held', evidence: 'analogy' }),
]
const found = (search: string): string[] =>
  find(LANES, 'all', readSearch(search), (id) => (id === 'bi' ? 'Warehouse' : 'CRM')).map(({ id }) => id.slice(-1))

test('filters count every kind of delivery, and a delivery counts in each that matches', () => {
  expect(countChips(LANES)).toEqual({ all: 4, delivered: 2, retried: 2, waiting: 1, failed: 1, faulty: 1 })
})

test('all words of a search must match, anywhere or in the field of their key', () => {
  expect(found('')).toEqual(['a', 'b', 'c', 'd'])
  expect(found('finished')).toEqual(['b'])
  expect(found('status:503')).toEqual(['b', 'c'])
  expect(found('status:503 attempts:>1 FINISHED')).toEqual(['b'])
  expect(found('attempts:0')).toEqual(['d'])
  expect(found('attempts:>=1 attempts:<2')).toEqual(['a'])
  expect(found('id:interaction-dlv_c')).toEqual(['c'])
  expect(found('state:gave-up')).toEqual(['c'])
  expect(found('fault:unsigned')).toEqual(['c'])
  expect(found('receiver:ware')).toEqual(['c'])
  expect(found('evidence:analogy')).toEqual(['d'])
  expect(found('-status:503 -held')).toEqual(['a'])
})

test('a key without a word hides nothing, and every key works', () => {
  for (const key of SEARCH_KEYS) expect(found(`${key}:`), key).toEqual(['a', 'b', 'c', 'd'])
})

test('an invalid search is reported, with an example', () => {
  expect(readSearch('attempts:many').problem).toBe(
    '"attempts:many" is not a search (expected for example attempts:2 or attempts:>1)',
  )
  expect(readSearch('constructor:x').problem).toBeUndefined()
  expect(found('attempts:many')).toEqual(['a', 'b', 'c', 'd'])
})

test('failing includes exhausted deliveries and failed ones with retries left', () => {
  expect(LANES.filter(isFailing).map(({ id }) => id)).toEqual(['dlv_c'])
  expect(isFailing(lane('x', { state: 'scheduled', marks: [mark(1, '503')] }))).toBe(true)
  expect(isFailing(lane('x', { state: 'scheduled' }))).toBe(false)
})

test('a link restores filter, search, delivery and attempt', () => {
  const linked = { chip: 'retried', search: 'status:503 a&b', choice: { id: 'dlv_b', attempt: 2 } } as const
  expect(readLink(writeLink(linked))).toEqual(linked)
  expect(writeLink({ chip: 'all', search: ' ', choice: undefined })).toBe('')
  expect(readLink('#show=nothing&a=-1&d=dlv_x')).toEqual({
    chip: 'all',
    search: '',
    choice: { id: 'dlv_x', attempt: undefined },
  })
})
