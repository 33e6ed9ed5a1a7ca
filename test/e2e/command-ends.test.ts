import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { COMMANDS } from '../../src/cli/options/index.ts'
import { flagOf } from '../../src/cli/options/option.ts'
import { answerAndClose, startNasty, type NastyServer } from '../support/nasty-servers.ts'

const CLI = resolve('dist/cli.js')
const ENV = { ...process.env, NO_COLOR: '1' }
/** Far longer than any of these commands takes on a busy machine: whoever is still running then never ends. */
const HANGS_MS = 60_000
vi.setConfig({ testTimeout: 2 * HANGS_MS })

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

let folder = ''
let receiver: NastyServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mock-genesys-ends-'))
  receiver = await startNasty(answerAndClose('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\nno'))
})

afterAll(async () => {
  await receiver.kill()
  rmSync(folder, { recursive: true, force: true })
})

const ended = async (
  args: readonly string[],
  given: { stdout?: number | 'pipe'; reads?: false; input?: string; command?: readonly string[] } = {},
): Promise<Ended> => {
  const [command = '', ...before] = given.command ?? [process.execPath]
  // A folder of its own: init writes a config, which the next command would read.
  const cwd = mkdtempSync(join(folder, 'cwd-'))
  const child = spawn(command, [...before, CLI, ...args], {
    env: ENV,
    cwd,
    stdio: ['pipe', given.stdout ?? 'ignore', 'pipe'],
    timeout: HANGS_MS,
    killSignal: 'SIGKILL',
  })
  child.stdin?.on('error', () => undefined).end(given.input ?? '')
  if (given.reads === false) child.stdout?.destroy()
  const [[code, signal], stderr] = await Promise.all([
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
    child.stderr ? text(child.stderr) : '',
  ])
  return { code, signal, stderr }
}

const help = (args: readonly string[]): string =>
  spawnSync(process.execPath, [CLI, ...args, '--help'], { encoding: 'utf8', env: ENV }).stdout
const commands = (): string[] =>
  [...help([]).matchAll(/^ {2}([a-z]+)(?= .*)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help')

// A run of every command that prints something; what it ends with when its output can be written. `stays`: it ends only
// when told to.
const RUNS: Readonly<
  Record<
    string,
    { readonly args: () => readonly string[]; readonly code: number; readonly input?: string; readonly stays?: true }
  >
> = {
  serve: { args: () => ['serve', '--port', '0'], code: 0, stays: true },
  send: {
    args: () => ['send', 'STARTED', '--target', `${receiver.url}/`, '--secret', 'app-secret', '--clock', 'auto'],
    code: 1,
  },
  test: {
    args: () => [
      'test',
      '--target',
      `${receiver.url}/`,
      '--secret',
      'app-secret',
      '--filter',
      'signature/rejects-a-malformed-digest',
      '--reporter',
      'json',
    ],
    code: 1,
  },
  load: {
    args: () => ['load', '--target', `${receiver.url}/`, '--secret', 'app-secret', '--burst', '3', '--max-failed', '0'],
    code: 1,
  },
  receive: { args: () => ['receive', '--port', '0', '--secret', 'app-secret'], code: 0, stays: true },
  sign: { args: () => ['sign', '--secret', 'app-secret'], code: 0, input: '{}' },
  verify: { args: () => ['verify', '--secret', 'app-secret', '--signature', 'sha1=00'], code: 1, input: '{}' },
  explain: { args: () => ['explain', 'GWR-SIG-002'], code: 0 },
  completion: { args: () => ['completion', 'bash'], code: 0 },
  validate: { args: () => ['validate', resolve('scenarios')], code: 0 },
  faults: { args: () => ['faults', 'list', '--json'], code: 0 },
  events: { args: () => ['events', 'list', '--json'], code: 0 },
  init: { args: () => ['init', '--yes'], code: 0 },
  demo: { args: () => ['demo', '--port', '0', '--once', '--clock', 'auto'], code: 0 },
}

test('every command has a run in this table', () => {
  expect(Object.keys(RUNS).toSorted()).toEqual(commands().toSorted())
})

test.for(Object.keys(RUNS))('%s reports that standard output is full, and does not exit with 0', async (name) => {
  const run = RUNS[name]
  const { code, signal, stderr } = await ended(run?.args() ?? [], {
    stdout: openSync('/dev/full', 'w'),
    input: run?.input ?? '',
  })
  expect(stderr).toContain(
    'error OUTPUT_NOT_WRITTEN: standard output is incomplete: no space left on the device (ENOSPC)',
  )
  expect({ code, signal }).toEqual({ code: run?.code === 0 ? 2 : run?.code, signal: null })
})

test.for(Object.keys(RUNS).filter((name) => !RUNS[name]?.stays))(
  '%s keeps its exit code when its output is closed',
  async (name) => {
    const run = RUNS[name]
    const { code, signal, stderr } = await ended(run?.args() ?? [], {
      stdout: 'pipe',
      reads: false,
      input: run?.input ?? '',
    })
    expect(stderr).not.toContain('OUTPUT_NOT_WRITTEN')
    expect({ code, signal }).toEqual({ code: run?.code, signal: null })
  },
)

test.for(['serve', 'receive'])('%s exits with 0 once its output is closed', async (name) => {
  expect(await ended(RUNS[name]?.args() ?? [], { stdout: 'pipe', reads: false })).toMatchObject({
    code: 0,
    signal: null,
  })
})

test('a slow reader still gets everything', async () => {
  const child = spawn(process.execPath, [CLI, 'faults', 'list', '--json'], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let got = ''
  child.stdout.setEncoding('utf8')
  for await (const chunk of child.stdout) {
    got += String(chunk)
    // Not one read after the other: the pipe fills up in between.
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect((JSON.parse(got) as unknown[]).length).toBeGreaterThan(50)
})

test('every option that names a port to listen on has a run in the next table', () => {
  const found = Object.entries(COMMANDS).flatMap(([name, options]) =>
    Object.keys(options)
      .map(flagOf)
      .filter((flag) => flag.endsWith('port'))
      .map((flag) => `${name} ${flag}`),
  )
  expect(Object.keys(PORTS).toSorted()).toEqual(found.toSorted())
})

const PORTS: Readonly<Record<string, readonly string[]>> = {
  'serve --port': [],
  'receive --port': ['--secret', 'app-secret'],
  'demo --port': [],
  'test --self-uri-port': ['--secret', 'app-secret', '--target', 'TARGET'],
}

test.for(Object.entries(PORTS))('%s exits with 2 when another program uses the port', async ([option, rest]) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const args = [
    ...option.split(' '),
    String((taken.address() as AddressInfo).port),
    ...rest.map((one) => (one === 'TARGET' ? `${receiver.url}/` : one)),
  ]
  const { code, signal, stderr } = await ended(args)
  taken.close()
  expect(stderr).toMatch(/^error PORT_IN_USE: 127\.0\.0\.1:\d+ is in use/)
  expect({ code, signal }).toEqual({ code: 2, signal: null })
})

test.for(['no/such/folder/ready.json', '.'])(
  'serve exits with 2 and an error when the ready file cannot be written to %s',
  async (file) => {
    const { code, signal, stderr } = await ended(['serve', '--port', '0', '--ready-file', file])
    expect(stderr).toContain(`error READY_FILE_NOT_WRITTEN: the ready file ${file} cannot be written`)
    expect({ code, signal }).toEqual({ code: 2, signal: null })
  },
)

/** Starts serve and waits until its ready file is there. */
const served = async (file: string) => {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--json', '--ready-file', file], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stderr = text(child.stderr)
  await once(child.stdout, 'data')
  return {
    child,
    stderr,
    ready: JSON.parse(readFileSync(file, 'utf8')) as { url: string; control: string; pid: number },
  }
}

test('the ready file is removed at the end; one left by a killed process is replaced and reported', async () => {
  const file = join(folder, 'ready.json')
  const first = await served(file)
  expect(first.ready).toMatchObject({ pid: first.child.pid })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  expect(existsSync(file)).toBe(true)
  const second = await served(file)
  expect(second.ready).toMatchObject({ pid: second.child.pid })
  second.child.kill('SIGTERM')
  const [code] = (await once(second.child, 'exit')) as [number | null]
  expect(code).toBe(0)
  expect(existsSync(file)).toBe(false)
  expect(await second.stderr).toContain(
    `note: ${file} was left behind by process ${String(first.child.pid)}, which was killed: ` +
      'its journal and pending deliveries are lost',
  )
})

test('a report that does not fit on the disk leaves the old one intact, and keeps the exit code', async () => {
  const report = join(folder, 'report.xml')
  writeFileSync(report, '<old/>')
  // Beyond 2 kB a write to a file fails, as on a full disk.
  const command = ['sh', '-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath]
  const { code, stderr } = await ended([...(RUNS.test?.args() ?? []).slice(0, -2), '--reporter', `junit=${report}`], {
    command,
  })
  expect(stderr).toContain(`error REPORT_NOT_WRITTEN: junit to ${report}: EFBIG`)
  expect(code).toBe(1)
  expect(readFileSync(report, 'utf8')).toBe('<old/>')
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a report in a folder that cannot be created does not hang the run', async () => {
  const { code, stderr } = await ended([
    ...(RUNS.test?.args() ?? []).slice(0, -2),
    '--reporter',
    'junit=/proc/nope/report.xml',
  ])
  expect(stderr).toContain('error REPORT_NOT_WRITTEN: junit to /proc/nope/report.xml: ENOENT')
  expect(code).toBe(1)
})
