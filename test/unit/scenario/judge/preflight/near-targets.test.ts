import { expect, test } from 'vitest'
import { nearTargets } from '../../../../../src/scenario/judge/preflight/near-targets.ts'

test('near URLs differ in the slash, in letters, or are the usual paths; query and credentials stay', () => {
  const near = nearTargets('http://user:key@h:1/API//Hook/?k=1')
  expect(near.slice(0, 3)).toEqual([
    'http://user:key@h:1/API//Hook?k=1',
    'http://user:key@h:1/api//hook/?k=1',
    'http://user:key@h:1/API/Hook/?k=1',
  ])
  expect(near).toContain('http://user:key@h:1/webhook?k=1')
})

test('a URL is never near itself, and each is tried once', () => {
  for (const path of ['', '/', '/webhook', '/webhooks/', '/WEBHOOK']) {
    const near = nearTargets(`http://h${path}`)
    expect(near).not.toContain(new URL(`http://h${path}`).href)
    expect(new Set(near).size).toBe(near.length)
    expect(near.length).toBeGreaterThan(3)
  }
})
