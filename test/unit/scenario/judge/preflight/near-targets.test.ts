import { expect, test } from 'vitest'
import { nearTargets } from '../../../../../src/scenario/judge/preflight/near-targets.ts'

test('near URLs differ in the slash or in case, or have the usual paths; query and credentials are kept', () => {
  const near = nearTargets('http://user:key@h:1/API//Hook/?k=1')
  expect(near.slice(0, 3)).toEqual([
    'http://user:key@h:1/API//Hook?k=1',
    'http://user:key@h:1/api//hook/?k=1',
    'http://user:key@h:1/API/Hook/?k=1',
  ])
  expect(near).toContain('http://user:key@h:1/webhook?k=1')
})

test('near URLs are unique, and exclude the URL itself', () => {
  for (const path of ['', '/', '/webhook', '/webhooks/', '/WEBHOOK']) {
    const near = nearTargets(`http://h${path}`)
    expect(near).not.toContain(new URL(`http://h${path}`).href)
    expect(new Set(near).size).toBe(near.length)
    expect(near.length).toBeGreaterThan(3)
  }
})
