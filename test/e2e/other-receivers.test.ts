import { expect, test } from 'vitest'
import { isInstalled, judgeStack, STACKS } from '../support/stacks.ts'
import { idsBy } from '../support/test-command.ts'

/** Their toolchains come with this project or its machines; test/full judges all, by every scenario that ships. */
const QUICK = ['express', 'fastify', 'hono', 'koa', 'node', 'python', 'php'] as const

/** Each snippet that reports show is part of what keeps one of these promises. */
const PATHS = [
  'delivery/answers-200-to-started',
  'delivery/survives-a-missing-content-type',
  'order/counts-a-redelivery-once',
  'order/counts-copies-that-come-at-once-once',
  'order/stays-finished-when-the-start-comes-late',
  'order/takes-new-events-under-a-known-operation-id',
  'payload/accepts-an-event-without-an-optional-member',
  'payload/does-not-take-an-unknown-event-for-another',
  'payload/processes-both-events-of-a-batch',
  'payload/survives-a-megabyte',
  'payload/survives-malformed-json',
  'signature/accepts-a-right-signature',
  'signature/does-nothing-before-it-has-verified',
  'signature/refuses-a-malformed-digest',
  'signature/refuses-a-missing-signature',
  'wire/accepts-chunks-that-split-a-character',
].map((name) => `scenarios/${name}.yaml`)

test.each(QUICK.filter(isInstalled))('a right receiver in %s is accused of nothing', async (id) => {
  const { run, status, stdout } = await judgeStack(id, 'receiver', [...PATHS, '--level', 'may'])
  const bad = (['failed', 'errored', 'inconclusive', 'skipped'] as const).flatMap((verdict) => idsBy(run, verdict))
  expect(bad, stdout.slice(0, 3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(PATHS.length)
})

test('a report shows code for the stack that gives itself away, and for the one that is named', async () => {
  const path = 'scenarios/signature/refuses-a-malformed-digest.yaml'
  const shown = async (...more: readonly string[]) => {
    const { run } = await judgeStack('express', 'as-first-written', [path, ...more])
    const findings = run?.scenarios.flatMap(({ findings }) => findings) ?? []
    return [run?.stack, [...new Set(findings.flatMap(({ snippets }) => snippets.map(({ framework }) => framework)))]]
  }
  expect(await shown()).toEqual(['express', ['Express']])
  expect(await shown('--stack', 'hono')).toEqual(['hono', ['Hono']])
})

test('every stack says how its toolchain is had', () => {
  for (const [id, { check, get }] of Object.entries(STACKS))
    expect([id, check !== '', get !== '']).toEqual([id, true, true])
})
