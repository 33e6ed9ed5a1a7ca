import { writeFileSync } from 'node:fs'
import { runScenarios } from 'mock-genesys'
import { expect, test } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import {
  awkward,
  beginTest,
  CLI,
  folder,
  idsBy,
  probesAt,
  processesWith,
  resultOf,
  runTest,
  SECRET,
} from '../../support/test-command.ts'

const at = (port: number): string => `http://127.0.0.1:${String(port)}/`
const receive = (port: number, store: string, ...more: readonly string[]): string =>
  `exec '${process.execPath}' '${CLI}' receive --json --port ${String(port)} --store '${store}' ${more.join(' ')}`

/** Runs scenarios that ship against the reference receiver, which has a store. */
const judged = async (filter: string, ...more: readonly string[]) => {
  const port = await freePort()
  using place = folder()
  const ended = await runTest([
    '--target',
    at(port),
    ...probesAt(at(port)),
    '--start',
    receive(port, place.file('effects'), ...more),
    '--filter',
    filter,
  ])
  expect(processesWith(place.path)).toEqual([])
  return ended
}

test('a receiver that stores after responding loses part of a burst in a crash, and fails', async () => {
  const { run } = await judged(
    'lifecycle/processes-a-burst-once-across-a-crash',
    '--defect',
    'writes-to-disk-after-responding',
  )
  const [result] = run?.scenarios ?? []
  expect(result?.verdict).toBe('failed')
  expect(result?.findings.find(({ verdict }) => verdict === 'failed')?.seen).toMatch(
    /STARTED took effect 0 times for \d+ of 500 interactions, such as /,
  )
  expect(result?.exchanges.filter(({ outcome }) => outcome.kind === 'unreachable').length).toBeGreaterThan(50)
})

test('a receiver that does not start after being killed fails, with its output', async () => {
  const { run } = await judged('lifecycle/keeps-every-event-it-acknowledged', '--defect', 'leaves-stale-lock-file')
  const [result] = run?.scenarios ?? []
  expect(result?.verdict).toBe('failed')
  expect(result?.findings.at(-1)).toMatchObject({
    verdict: 'failed',
    requirement: { id: 'GWR-LIF-004' },
    expected: 'a receiver that restarts',
    seen: expect.stringContaining('there is a lock') as string,
  })
})

test('the library starts, kills and restarts a receiver as the command does', async () => {
  const port = await freePort()
  using place = folder()
  const run = await runScenarios({
    target: at(port),
    secret: SECRET,
    start: `MOCK_GENESYS_SECRET='${SECRET}' ${receive(port, place.file('effects'))}`,
    filter: 'lifecycle/processes-a-delivery-once-across-a-crash',
    probes: { processed: '/processed?interactionId={interactionId}&event={event}' },
  })
  expect(run).toMatchObject({ exitCode: 0, totals: { passed: 1 } })
})

test('without --start, lifecycle scenarios are skipped with the reason', async () => {
  const run = await runScenarios({
    target: 'http://receiver.test/',
    secret: SECRET,
    filter: 'lifecycle/',
    fetch: () => Promise.reject(new Error('must not be called')),
  })
  expect(run.totals).toMatchObject({ passed: 0, failed: 0, errored: 0 })
  expect(new Set(run.scenarios.map(({ verdict, reason }) => `${verdict}: ${reason ?? ''}`))).toEqual(
    new Set(['skipped: it stops and restarts the receiver, which needs --start']),
  )
})

const HANGING =
  'scenario: is left away\n' +
  'retry: { response-timeout: 60s }\n' +
  'steps:\n' +
  '  - pause: once-idle\n' +
  '  - publish: STARTED\n' +
  '  - resume: now\n' +
  '  - expect: accepted\n'

test.each(['SIGINT', 'SIGKILL'] as const)('%s while a receiver is paused leaves no process behind', async (signal) => {
  const port = await freePort()
  using place = folder()
  writeFileSync(place.file('hanging.yaml'), HANGING)
  const mark = `left-${String(port)}`
  const { child, ended } = beginTest([
    place.file('hanging.yaml'),
    '--target',
    at(port),
    '--start',
    `${awkward(port, 'grandchild', mark)}; true`,
  ])
  const paused = (): boolean => processesWith(mark).some((line) => /^\s*\d+\s+T/.test(line))
  await expect.poll(paused).toBe(true)
  child.kill(signal)
  expect((await ended).status).toBe(signal === 'SIGINT' ? 130 : null)
  await expect.poll(() => processesWith(mark)).toEqual([])
})

test('a killed receiver is restarted for the next scenario, even after a failure', async () => {
  const port = await freePort()
  using place = folder()
  writeFileSync(
    place.file('a.yaml'),
    'scenario: fails while it is away\n' +
      'steps:\n' +
      '  - publish: STARTED\n' +
      '  - kill: once-responded\n' +
      '  - start: again\n' +
      '  - expect: { status: 418 }\n',
  )
  writeFileSync(
    place.file('b.yaml'),
    'scenario: is asked afterwards\nalone: true\nsteps:\n  - publish: STARTED\n  - expect: accepted\n',
  )
  const { run } = await runTest([place.path, '--target', at(port), '--start', receive(port, place.file('effects'))])
  expect([idsBy(run, 'failed').length, idsBy(run, 'passed').length, idsBy(run, 'errored')]).toEqual([1, 1, []])
  const bailed = await runTest([
    place.path,
    '--target',
    at(port),
    '--start',
    receive(port, place.file('effects')),
    '--bail',
  ])
  expect([idsBy(bailed.run, 'failed').length, idsBy(bailed.run, 'skipped').length]).toEqual([1, 1])
  expect(resultOf(bailed.run, idsBy(bailed.run, 'skipped')[0] ?? '')?.reason).toBe(
    'the run was stopped after a failure',
  )
  expect(processesWith(place.path)).toEqual([])
})
