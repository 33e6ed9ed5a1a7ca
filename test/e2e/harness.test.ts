import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadRequirements, loadScenarios, renderRun, runScenarios, type ScenarioResult } from 'mock-genesys'
import { expect, test } from 'vitest'
import { startGoodReceiver } from '../support/good-receivers.ts'

const SECRET = 'app-secret-of-ours'
const OWN =
  'scenario: accepts a delivery\n' +
  'steps:\n' +
  '  - publish: STARTED\n' +
  '    as: started\n' +
  '  - expect: accepted\n' +
  '  - probe: processed\n' +
  '    of: started\n' +
  '    count: 1\n'

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'harness-')), 'own.yaml')
  writeFileSync(path, text)
  return path
}

test('a correct receiver passes every built-in scenario, with probes and controls given as paths', async () => {
  await using receiver = await startGoodReceiver('express', { secret: SECRET, controls: true })
  const told: ScenarioResult[] = []
  const run = await runScenarios({
    target: receiver.url,
    secret: SECRET,
    seed: 7,
    filter: 'order/',
    onResult: (result) => told.push(result),
    probes: {
      processed: '/processed?interactionId={interactionId}&event={event}',
      state: '/state?interactionId={interactionId}',
    },
    controls: { url: '/control/{control}' },
  })
  expect(run).toMatchObject({
    exitCode: 0,
    seed: 7,
    policy: 'reject',
    probes: { processed: true, state: true },
    controls: { secrets: true, clock: true, outage: true },
    secondSubscription: false,
    totals: { failed: 0, errored: 0, inconclusive: 0 },
  })
  expect(run.totals.passed).toBeGreaterThan(10)
  expect(told.map(({ id }) => id).sort()).toEqual(run.scenarios.map(({ id }) => id).sort())
})

test('a receiver in the same process is tested without a socket, and the run can be rendered', async () => {
  const run = await runScenarios({
    target: 'http://receiver.test/webhook',
    secret: SECRET,
    filter: 'signature/rejects-a-missing-signature',
    fetch: () => Promise.resolve(new Response('{}')),
  })
  expect(run).toMatchObject({
    exitCode: 1,
    totals: { failed: 1 },
    scenarios: [{ id: 'signature/rejects-a-missing-signature', verdict: 'failed' }],
  })
  expect(run.scenarios[0]?.rerun).toMatch(
    /^the same options with filter: 'signature\/rejects-a-missing-signature', seed: \d+$/,
  )
  expect(await renderRun(run, 'junit')).toContain('<failure')
  expect(await renderRun(run, 'json')).not.toContain(SECRET)
})

test('a scenario with wire faults is skipped without a socket, with the reason', async () => {
  const run = await runScenarios({
    target: 'http://receiver.test/webhook',
    secret: SECRET,
    filter: 'wire/accepts-a-slow-body',
    preflight: false,
    fetch: () => Promise.reject(new Error('must not be called')),
  })
  expect(run.scenarios).toMatchObject([
    { verdict: 'skipped', reason: 'its faults act on the connection, which needs a URL instead of fetch' },
  ])
})

test('a probe can be a function of the test', async () => {
  const asked: string[] = []
  const run = await runScenarios({
    target: 'http://receiver.test/webhook',
    secret: SECRET,
    paths: [file(OWN)],
    fetch: () => Promise.resolve(new Response('{}')),
    probes: {
      processed: (interactionId, event) => {
        asked.push(`${interactionId} ${event}`)
        return Promise.resolve(1)
      },
    },
  })
  expect(run).toMatchObject({ exitCode: 0, totals: { passed: 1 } })
  expect([...new Set(asked)]).toEqual([expect.stringMatching(/^\S+ STARTED$/)])
})

test('loaded scenarios run unchanged, and the report names the options that rerun them', async () => {
  const path = file(OWN)
  const scenarios = await loadScenarios([path])
  expect(scenarios).toMatchObject([{ name: 'accepts a delivery', file: path }])
  const run = await runScenarios({
    target: 'http://receiver.test/webhook',
    secret: SECRET,
    scenarios,
    fetch: () => Promise.resolve(new Response('{}')),
  })
  expect(run).toMatchObject({ totals: { inconclusive: 1 } })
  expect(run.scenarios[0]?.rerun).toContain(`with filter: '${path.replace(/\.yaml$/, '')}', seed: `)
})

test('every requirement of a built-in scenario is known by its ID', async () => {
  const requirements = await loadRequirements()
  for (const { proves, name } of await loadScenarios())
    expect([name, proves.filter((id) => !requirements.has(id))]).toEqual([name, []])
})

test('a mistake in a file and an unreachable receiver are errors with a fix', async () => {
  const options = { target: 'http://127.0.0.1:1/webhook', secret: SECRET }
  await expect(runScenarios({ ...options, paths: [file('scenario: a\nstep: []\n')] })).rejects.toMatchObject({
    code: 'SCENARIO_INVALID',
    message: expect.stringContaining('own.yaml:2:1') as string,
  })
  await expect(runScenarios(options)).rejects.toMatchObject({
    code: 'TARGET_UNREACHABLE',
    message: 'nothing accepts connections at 127.0.0.1:1',
  })
})

/** A file of dist/ with all that it loads at once. */
const loadedWith = (name: string, seen = new Map<string, string>()): string => {
  if (!seen.has(name)) {
    const text = readFileSync(join('dist', name), 'utf8')
    seen.set(name, text)
    for (const [, next = ''] of text.matchAll(/\b(?:import|export)(?:\{[^}]*\}from)?"\.\/([\w-]+\.mjs)"/g))
      loadedWith(next, seen)
  }
  return [...seen.values()].join('\n')
}

test.each([
  ['index.mjs', false],
  ['msw.mjs', false],
  ['vitest.mjs', true],
])('importing %s loads scenario code: %s', (name, expected) => {
  expect(/SCENARIO_NOT_FOUND|from"yaml"/.test(loadedWith(name))).toBe(expected)
})
