import { expect, test } from 'vitest'
import { isPageExpected } from '../../../src/cli/demo/page-expected.ts'
import { createMockGenesys } from '../../../src/mock.ts'

const NOTHING = { json: false, terminal: false, open: false, present: false }

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ json: true }, true, false],
  [{ terminal: true }, true, false],
  [{ open: true }, false, true],
  [{ present: true, json: true }, false, true],
] as const)('the demo waits for a page only where somebody can open one: %j, at a terminal %j', (given, tty, waits) => {
  expect(isPageExpected({ ...NOTHING, ...given }, tty)).toBe(waits)
})

test('the owner of a mock is notified of each page that shows live events, and of nothing else', async () => {
  let opened = 0
  await using mock = await createMockGenesys({ onPage: () => (opened += 1) })
  const counts: number[] = []
  for (const path of ['/reference', '/openapi.json', '/_mock/health', '/nothing', '/', '/?present', '/present']) {
    await (await fetch(`${mock.url}${path}`)).arrayBuffer()
    counts.push(opened)
  }
  expect(counts).toEqual([0, 0, 0, 0, 1, 2, 3])
})
