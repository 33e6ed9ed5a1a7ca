import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { hang, startNasty } from '../../support/nasty-servers.ts'
import { freePort } from '../../support/free-port.ts'
import { beginTest, folder, idsBy, runTest, startAwkward } from '../../support/test-command.ts'

const STARTED = ['--filter', 'delivery/responds-with-200-to-started'] as const

test('exits with 0 when nothing broke the contract, and with 1 when something did', async () => {
  await using receiver = await startAwkward()
  expect((await runTest(['--target', receiver.url, ...STARTED])).status).toBe(0)
  expect((await runTest(['--target', receiver.url, ...STARTED], { secret: 'another' })).status).toBe(1)
})

test('exits with 3 when nothing is listening, or the host is unknown', async () => {
  expect((await runTest(['--target', `http://127.0.0.1:${String(await freePort())}/`, ...STARTED])).status).toBe(3)
  const { status, stderr } = await runTest(['--target', 'http://no-such-host.invalid/', ...STARTED])
  expect([status, stderr]).toEqual([3, expect.stringContaining('error TARGET_UNREACHABLE') as string])
})

test('exits with 4 under --strict when nothing could be judged, and otherwise with 0', async () => {
  await using receiver = await startAwkward()
  const args = ['--target', receiver.url, '--filter', 'order/processes-a-redelivery-once']
  expect((await runTest([...args, '--strict'])).status).toBe(4)
  expect((await runTest(args)).status).toBe(0)
})

test('exits with 130 on Ctrl-C, with a complete JUnit report', async () => {
  using place = folder()
  await using receiver = await startNasty(hang)
  const junit = place.file('deep/junit.xml')
  const { child, ended } = beginTest(['--target', receiver.url, '--reporter', `junit=${junit}`])
  await expect.poll(() => receiver.requests.length).toBeGreaterThan(0)
  child.kill('SIGINT')
  const { status, run } = await ended
  expect(status).toBe(130)
  const xml = readFileSync(junit, 'utf8')
  expect(XMLValidator.validate(xml)).toBe(true)
  expect(xml.match(/<testcase /g)).toHaveLength(run?.scenarios.length ?? 0)
})

test.each<[string, readonly string[], string]>([
  ['--concurrency 0', ['--concurrency', '0'], 'CONCURRENCY_INVALID'],
  ['an unknown reporter', ['--reporter', 'junti=x.xml'], 'CHOICE_UNKNOWN'],
  ['a file that does not exist', ['no-such-file.yaml'], 'SCENARIO_NOT_FOUND'],
  ['--probe-log without --start', ['--probe-log', 'done {interactionId}'], 'PROBE_LOG_WITHOUT_START'],
  [
    'a probe that has no {interactionId} placeholder',
    ['--probe-processed', 'http://127.0.0.1:1/processed'],
    'PROBE_TEMPLATE_INVALID',
  ],
  ['a manual clock', ['--clock', 'manual'], 'CLOCK_MANUAL'],
  ['a timeout without a unit', ['--response-timeout', '300'], 'DURATION_INVALID'],
])('exits with 2 for %s', async (_, args, code) => {
  const { status, stderr } = await runTest(['--target', 'http://127.0.0.1:9/', ...args])
  expect(stderr).toContain(`error ${code}`)
  expect(stderr).toContain('fix: ')
  expect(status).toBe(2)
})

test('exits with 2 for a filter without a match, an empty folder, and invalid files, with every mistake', async () => {
  using place = folder()
  await using receiver = await startAwkward()
  const filtered = await runTest(['--target', receiver.url, '--filter', 'no such scenario'])
  expect(filtered).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('error FILTER_EMPTY') as string,
  })
  mkdirSync(place.file('empty'))
  const empty = await runTest([place.file('empty'), '--target', receiver.url])
  expect([empty.status, empty.stderr]).toEqual([2, expect.stringContaining('fix: ') as string])
  writeFileSync(place.file('one.yaml'), 'scenario: one\nsteps:\n  - publsh: STARTED\n  - expect: acepted\n')
  writeFileSync(place.file('two.yaml'), 'scenario: two\nsteps:\n  - publish: STARTD\n')
  const wrong = await runTest([place.path, '--target', receiver.url])
  expect(wrong.status).toBe(2)
  for (const [mistake, where] of [
    ['publsh', 'one.yaml:3:'],
    ['acepted', 'one.yaml:4:'],
    ['STARTD', 'two.yaml:3:'],
  ] as const) {
    expect(wrong.stderr).toContain(mistake)
    expect(wrong.stderr).toContain(where)
  }
})

test('a report that cannot be written is reported, does not affect the others, and fails the command', async () => {
  using place = folder()
  await using receiver = await startAwkward()
  writeFileSync(place.file('file'), '')
  const { status, stderr, run } = await runTest([
    '--target',
    receiver.url,
    ...STARTED,
    '--reporter',
    `junit=${place.file('file/junit.xml')}`,
    '--reporter',
    `tap=${place.file('run.tap')}`,
  ])
  expect(status).toBe(2)
  expect(stderr).toContain('error REPORT_NOT_WRITTEN: junit')
  expect(readFileSync(place.file('run.tap'), 'utf8')).toContain('ok 1')
  expect(run?.exitCode).toBe(0)
})

test('--bail stops after the first failure that counts and skips the rest', async () => {
  await using receiver = await startAwkward('accept-all')
  const { status, run } = await runTest([
    '--target',
    receiver.url,
    '--filter',
    'GWR-SIG-004',
    '--bail',
    '--concurrency',
    '1',
  ])
  expect(status).toBe(1)
  expect(run?.totals.failed).toBe(1)
  expect(idsBy(run, 'skipped').length).toBeGreaterThan(10)
})
