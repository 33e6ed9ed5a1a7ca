import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { inSequence } from '../support/in-sequence.ts'

const CLI = resolve('dist/cli.js')
const ENV = { ...process.env, NO_COLOR: '1', MOCK_GENESYS_SECRET: 'app-secret-of-ours' }
const CONFIG = 'mock-genesys.config.yaml'
const SCENARIO = 'scenarios/first.yaml'
const WORKFLOW = '.github/workflows/mock-genesys.yml'

const folder = (): string => mkdtempSync(join(tmpdir(), 'init-'))
const run = (cwd: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    env: ENV,
    input: '',
  })
  return { status, stdout, stderr }
}
const read = (cwd: string, path: string): unknown => parse(readFileSync(join(cwd, path), 'utf8'))

test('init writes a config, a scenario and a workflow, and prints the next steps', () => {
  const cwd = folder()
  expect(run(cwd, 'init')).toEqual({
    status: 0,
    stderr: '',
    stdout: `written  ${CONFIG}            target, policy, and probes to enable
written  ${SCENARIO}                an example scenario for your receiver
written  ${WORKFLOW}  starts your receiver and tests it on every push

Next, with your receiver listening at http://127.0.0.1:3000/webhook:
  export MOCK_GENESYS_SECRET=…             # the secret it verifies with
  npx mock-genesys test scenarios/first.yaml
  npx mock-genesys test                    # all built-in scenarios
`,
  })
  expect(read(cwd, CONFIG)).toEqual({ target: 'http://127.0.0.1:3000/webhook', policy: 'reject' })
  expect(readFileSync(join(cwd, CONFIG), 'utf8')).toContain('set MOCK_GENESYS_SECRET')
  expect(run(cwd, 'validate', 'scenarios')).toEqual({ status: 0, stdout: '1 file, no mistakes\n', stderr: '' })
})

test('test accepts the written files, even with every commented line enabled', async () => {
  const cwd = folder()
  const child = spawn(process.execPath, [CLI, 'receive', '--port', '0', '--json', '--policy', 'ignore'], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [ready] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const target = new URL('/webhook?a=1', (JSON.parse(ready) as { url: string }).url).href
  run(cwd, 'init', '--target', target, '--policy', 'ignore', '--ci', 'none')
  const first = run(cwd, 'test', SCENARIO)
  for (const path of [CONFIG, SCENARIO])
    writeFileSync(
      join(cwd, path),
      readFileSync(join(cwd, path), 'utf8').replace(/^( *)# (probe\w+:|reporter:|- probe:|  of:|  count:)/gm, '$1$2'),
    )
  const second = run(cwd, 'test', SCENARIO)
  child.kill()
  await once(child, 'close')
  expect(first).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('bad signatures: ignore') as string,
  })
  expect(read(cwd, CONFIG)).toMatchObject({
    target,
    probeProcessed: expect.stringContaining('{interactionId}') as string,
    reporter: ['pretty', expect.any(String), expect.any(String)],
  })
  expect(readFileSync(join(cwd, SCENARIO), 'utf8')).toContain('\n  - probe: processed\n    of: started\n    count: 1\n')
  expect(second).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/Keeps .* promise/) as string,
  })
  expect(existsSync(join(cwd, 'reports/mock-genesys.xml'))).toBe(true)
  expect(existsSync(join(cwd, WORKFLOW))).toBe(false)
})

test('the workflow starts the receiver and uploads the reports', () => {
  const cwd = folder()
  run(cwd, 'init', '--yes')
  const { jobs } = read(cwd, WORKFLOW) as {
    jobs: { contract: { env: { START: string }; steps: readonly { run?: string }[] } }
  }
  const commands = jobs.contract.steps.flatMap(({ run: command }) =>
    command?.startsWith('npx mock-genesys test') ? [command] : [],
  )
  expect(jobs.contract.env.START).toBe('WEBHOOK_SECRET="$MOCK_GENESYS_SECRET" npm start')
  expect(commands).toHaveLength(2)
  for (const command of commands)
    for (const part of [
      '--start "$START"',
      '--reporter github',
      '--reporter junit=',
      '"markdown=$GITHUB_STEP_SUMMARY"',
    ])
      expect(command).toContain(part)
})

test('existing files are kept, and named', () => {
  const cwd = folder()
  mkdirSync(join(cwd, 'scenarios'))
  writeFileSync(join(cwd, SCENARIO), 'mine\n')
  const { status, stdout } = run(cwd, 'init', '--target', 'http://127.0.0.1:3000/webhook')
  expect(status).toBe(0)
  expect(stdout).toMatch(
    inSequence(
      /^written {2}mock-genesys\.config\.yaml .*\n/,
      /kept {5}scenarios\/first\.yaml +it already existed\n/,
      /written {2}\.github/,
    ),
  )
  expect(readFileSync(join(cwd, SCENARIO), 'utf8')).toBe('mine\n')
})

test('an invalid target and a folder that cannot be created are reported before anything else is written', () => {
  const cwd = folder()
  expect(run(cwd, 'init', '--target', 'nowhere')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('--target: ') as string,
  })
  expect(existsSync(join(cwd, CONFIG))).toBe(false)
  writeFileSync(join(cwd, 'scenarios'), '')
  expect(run(cwd, 'init')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('error FILE_NOT_WRITTEN: scenarios/first.yaml cannot be written') as string,
  })
})

/** Types on a pseudo terminal: after each text that was seen, the next keys. */
const typed = (cwd: string, keys: readonly (readonly [string, string])[], ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [resolve('test/support/typing.py'), JSON.stringify(keys), process.execPath, CLI, 'init', ...args],
    { cwd, encoding: 'utf8', env: { ...ENV, TERM: 'xterm', CI: '' } },
  )
  return { status, stdout, stderr }
}
const DOWN = '\x1b[B'

test('on a terminal, init asks for missing values', () => {
  const cwd = folder()
  const { status, stdout, stderr } = typed(
    cwd,
    [
      ['What is the URL of your receiver', 'http://127.0.0.1:4000/hook\r'],
      ['bad signature', `${DOWN}\r`],
    ],
    '--ci',
    'none',
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(read(cwd, CONFIG)).toEqual({ target: 'http://127.0.0.1:4000/hook', policy: 'ignore' })
  expect(stdout).not.toContain('Which CI')
  expect(existsSync(join(cwd, WORKFLOW))).toBe(false)
})

test('on a terminal, an empty line means the default, and Ctrl-C writes nothing', () => {
  const cwd = folder()
  expect(typed(cwd, [['What is the URL of your receiver', '\x03']])).toMatchObject({
    status: 130,
    stdout: expect.stringContaining('nothing was written') as string,
  })
  expect(existsSync(join(cwd, CONFIG))).toBe(false)
  expect(
    typed(cwd, [
      ['What is the URL of your receiver', '\r'],
      ['bad signature', '\r'],
      ['Which CI', '\r'],
    ]),
  ).toMatchObject({ status: 0 })
  expect(read(cwd, CONFIG)).toEqual({ target: 'http://127.0.0.1:3000/webhook', policy: 'reject' })
  expect(existsSync(join(cwd, WORKFLOW))).toBe(true)
})

test('the workflow leaves the start command to a config file that has one', () => {
  const cwd = folder()
  writeFileSync(join(cwd, CONFIG), 'target: http://127.0.0.1:3000/webhook\nstart: NODE_ENV=test npm start\n')
  expect(run(cwd, 'init', '--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('\nNext:\n') as string })
  const text = readFileSync(join(cwd, WORKFLOW), 'utf8')
  expect(text).not.toMatch(/START|--start/)
  expect(text.match(/npx mock-genesys test (?:scenarios\/ )?--reporter pretty/g)).toHaveLength(2)
})
