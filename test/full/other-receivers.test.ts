import { expect, test } from 'vitest'
import { brokenIn, DIALECT_VERSIONS, isInstalled, judgeStack, STACKS, stacksWith } from '../support/stacks.ts'

const installed = Object.keys(STACKS).filter(isInstalled)

test.each(installed)('a correct receiver in %s breaks no MUST or SHOULD', async (id) => {
  const { run, status, stdout } = await judgeStack(id, 'receiver', ['--level', 'should'])
  expect(brokenIn(run), stdout.slice(-3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(300)
})

test.each(
  DIALECT_VERSIONS.flatMap((dialect) =>
    stacksWith(dialect)
      .filter(isInstalled)
      .map((id) => [dialect, id] as const),
  ),
)('a correct receiver of %s in %s breaks no MUST or SHOULD', async (dialect, id) => {
  const { run, status, stdout } = await judgeStack(id, dialect, ['--level', 'should'])
  expect(brokenIn(run), stdout.slice(-3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(dialect === 'conversations' ? 250 : 50)
})
