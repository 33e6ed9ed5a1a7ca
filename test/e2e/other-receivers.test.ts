import { expect, test } from 'vitest'
import { isInstalled, judgeStack, STACKS } from '../support/stacks.ts'
import { idsBy } from '../support/test-command.ts'

/** Their toolchains come with this project or its machines; test/full judges all, by every scenario that ships. */
const QUICK = ['express', 'fastify', 'hono', 'koa', 'node', 'python', 'php'] as const

/** Each snippet that reports show is part of what keeps one of these promises. */
const PATHS = [
  'delivery/responds-with-200-to-started',
  'delivery/survives-a-missing-content-type',
  'order/processes-a-redelivery-once',
  'order/processes-concurrent-duplicates-once',
  'order/stays-finished-when-started-arrives-late',
  'order/processes-new-events-with-a-known-operation-id',
  'payload/accepts-missing-optional-fields',
  'payload/does-not-mistake-unknown-events',
  'payload/processes-both-events-in-one-delivery',
  'payload/survives-a-1-mb-body',
  'payload/survives-malformed-json',
  'signature/accepts-a-valid-signature',
  'signature/verifies-before-processing',
  'signature/rejects-a-malformed-digest',
  'signature/rejects-a-missing-signature',
  'wire/accepts-chunks-that-split-a-character',
].map((name) => `scenarios/${name}.yaml`)

test.each(QUICK.filter(isInstalled))('a correct receiver in %s passes', async (id) => {
  const { run, status, stdout } = await judgeStack(id, 'receiver', [...PATHS, '--level', 'may'])
  const bad = (['failed', 'errored', 'inconclusive', 'skipped'] as const).flatMap((verdict) => idsBy(run, verdict))
  expect(bad, stdout.slice(0, 3000)).toEqual([])
  expect(status).toBe(0)
  expect(run?.totals.passed).toBeGreaterThan(PATHS.length)
})

test('a report shows code for the detected stack, and for the given one', async () => {
  const path = 'scenarios/signature/rejects-a-malformed-digest.yaml'
  const shown = async (...more: readonly string[]) => {
    const { run } = await judgeStack('express', 'as-first-written', [path, ...more])
    const findings = run?.scenarios.flatMap(({ findings }) => findings) ?? []
    return [run?.stack, [...new Set(findings.flatMap(({ snippets }) => snippets.map(({ framework }) => framework)))]]
  }
  expect(await shown()).toEqual(['express', ['Express']])
  expect(await shown('--stack', 'hono')).toEqual(['hono', ['Hono']])
})

test('every stack says how to get its toolchain', () => {
  for (const [id, { check, get }] of Object.entries(STACKS))
    expect([id, check !== '', get !== '']).toEqual([id, true, true])
})
