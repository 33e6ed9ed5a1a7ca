import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Run, ScenarioResult } from '../../src/scenario/model/result.ts'

export const SECRET = 'app-secret'
export const CLI = resolve('dist/cli.js')
const AWKWARD = resolve('test/support/receivers/awkward_receiver.js')

/** A folder that vanishes with the test. */
export const folder = (): { readonly path: string; readonly file: (name: string) => string } & Disposable => {
  const path = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** What the json reporter wrote; undefined when it did not. */
  readonly run: Run | undefined
}

export interface Begun {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Begins `mock-genesys test` with a json report; the secret is in the environment. */
export const beginTest = (
  args: readonly string[],
  given: { readonly secret?: string; readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Begun => {
  const place = folder()
  const child = spawn(
    process.execPath,
    [CLI, 'test', '--bodies', 'full', '--reporter', `json=${place.file('run.json')}`, '--reporter', 'pretty', ...args],
    {
      env: { ...process.env, NO_COLOR: '1', MOCK_GENESYS_SECRET: given.secret ?? SECRET, ...given.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(given.cwd !== undefined && { cwd: given.cwd }),
    },
  )
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = (async (): Promise<Ended> => {
    const [status] = (await once(child, 'close')) as [number | null]
    const report = place.file('run.json')
    const run = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Run) : undefined
    place[Symbol.dispose]()
    return { status, stdout, stderr, run }
  })()
  return { child, ended }
}

export const runTest = (args: readonly string[], given?: Parameters<typeof beginTest>[1]): Promise<Ended> =>
  beginTest(args, given).ended

/** Results by verdict, as ids. */
export const idsBy = (run: Run | undefined, verdict: ScenarioResult['verdict']): string[] =>
  (run?.scenarios ?? []).filter((one) => one.verdict === verdict).map(({ id }) => id)

export const resultOf = (run: Run | undefined, id: string): ScenarioResult | undefined =>
  run?.scenarios.find((one) => one.id === id)

/** The command that starts an awkward receiver, for --start. */
export const awkward = (port: number, ...how: readonly string[]): string =>
  [process.execPath, AWKWARD, String(port), ...how].map((one) => `'${one}'`).join(' ')

/** Starts an awkward receiver of one's own, at a free port. */
export const startAwkward = async (
  ...how: readonly string[]
): Promise<{ readonly url: string; readonly pid: number } & AsyncDisposable> => {
  const child = spawn(process.execPath, [AWKWARD, '0', ...how], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  child.stdout.resume()
  return {
    url: `http://127.0.0.1:${line.trim()}/`,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** Processes whose command line holds a text. */
export const processesWith = (text: string): string[] =>
  spawnSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(text) && !/^\s*\d+\s+Z/.test(line))

/** The environment of a foreign receiver that lets things be arranged and takes a second subscription. */
export const ARRANGEABLE = {
  RECEIVER_CONTROLS: '1',
  RECEIVER_SECOND_PATH: '/second',
  RECEIVER_SECOND_SECRET: 'second-secret',
  MOCK_GENESYS_SECOND_SECRET: 'second-secret',
} as const

/** Its controls and its second subscription, as options. */
export const arrangedAt = (url: string): readonly string[] => [
  '--control',
  `${url}control/{control}`,
  '--second-target',
  `${url}second`,
]

/** Probes of a receiver, as options. */
export const probesAt = (url: string): readonly string[] => [
  '--probe-processed',
  `${url}processed?interactionId={interactionId}&event={event}`,
  '--probe-state',
  `${url}state?interactionId={interactionId}`,
  '--probe-details',
  `${url}details?interactionId={interactionId}`,
]
