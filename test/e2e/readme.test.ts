import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { loadScenarios } from 'mock-genesys'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { blocks, folderWith, playShownReceiver, runPage } from '../support/readme.ts'

test('the receiver in spec/testing.md passes the signature and delivery scenarios', async () => {
  const run = await playShownReceiver('delivery/')
  const signatures = await playShownReceiver('signature/')
  for (const { wrong, passed } of [run, signatures]) {
    expect(wrong).toEqual([])
    expect(passed).toBeGreaterThan(20)
  }
})

test('the probes in spec/testing.md show that a receiver without deduplication processes duplicates', async () => {
  const line = 'if (isNew(one)) processEvent(one)'
  const { causes, exitCode } = await playShownReceiver('order/', (shown) => {
    expect(shown).toContain(line)
    return shown.replace(line, 'processEvent(one)')
  })
  expect(exitCode).toBe(1)
  expect(causes.join('\n')).toContain('processes a redelivered event twice')
})

test.each(['README.md', 'spec/control-api.md'])(
  'every command in %s works as written, in the order of the page',
  async (page) => {
    const { code, printed } = await runPage(page)
    expect(code, printed).toBe(0)
  },
  300_000,
)

test('the TypeScript code on the pages compiles under strict', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
  for (const name of ['vitest', 'msw', '@types/node', 'hono']) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true })
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
  }
  symlinkSync(resolve('.'), join(folder, 'node_modules/mock-genesys'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const files = ['README.md', 'spec/testing.md', 'spec/control-api.md'].flatMap((page) =>
    blocks(page, 'ts').map((text, index) => {
      const file = `${page.replace(/\W/g, '-')}-${String(index)}.ts`
      writeFileSync(join(folder, file), text)
      return file
    }),
  )
  expect(files.length).toBeGreaterThan(4)
  const options = [
    '--noEmit',
    '--strict',
    '--noUncheckedIndexedAccess',
    '--exactOptionalPropertyTypes',
    '--skipLibCheck',
  ]
  const modules = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'esnext,dom', '--types', 'node']
  const tsc = resolve('node_modules/typescript/bin/tsc')
  try {
    execFileSync(process.execPath, [tsc, ...options, ...modules, ...files], { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    expect((error as { stdout: string }).stdout).toBe('')
  }
}, 120_000)

test('the CI steps draw a secret, run the receiver with it and write a report', async () => {
  const steps = blocks('README.md', 'yaml').find((text) => text.startsWith('- run:')) ?? ''
  const [draw = '', run = ''] = (parse(steps) as readonly { run: string }[]).map((step) => step.run)
  const folder = folderWith('package.json', '{}')
  const variables = join(folder, 'variables')
  execFileSync('bash', ['-c', draw], { env: { ...process.env, GITHUB_ENV: variables } })
  const [, secret = ''] = /^MOCK_GENESYS_SECRET=([0-9a-f]{48})\n$/.exec(readFileSync(variables, 'utf8')) ?? []
  expect(secret).not.toBe('')
  const reporters = [...run.matchAll(/--reporter (\S+)/g)].map(([, name]) => name)
  expect(reporters).toEqual(['pretty', 'junit=reports/contract.xml'])
  const args = [...run.replace('npx mock-genesys ', '').split(' '), '--list']
  const child = spawn(process.execPath, [resolve('dist/cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, MOCK_GENESYS_SECRET: secret },
    stdio: 'ignore',
  })
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('the README shows lines of the report that its receiver gets', async () => {
  const cli = resolve('dist/cli.js')
  const receiver = spawn(
    process.execPath,
    [cli, 'receive', '--port', '0', '--secret', 'app-secret', '--defect', 'verifies-only-when-signed', '--json'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  try {
    const [line] = (await once(createInterface(receiver.stdout), 'line')) as [string]
    receiver.stdout.resume()
    const { url } = JSON.parse(line) as { url: string }
    const tested = spawn(
      process.execPath,
      [cli, 'test', '--target', `${url}webhook`, '--secret', 'app-secret', '--filter', 'signature/'],
      { env: { ...process.env, NO_COLOR: '1', COLUMNS: '110' }, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    let printed = ''
    tested.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    expect(await once(tested, 'close')).toEqual([1, null])
    const [shown = ''] = blocks('README.md', 'text')
    const lines = shown.split('\n').filter((text) => !/^(?:\[…\])?$/.test(text))
    expect(lines.length).toBeGreaterThan(9)
    const unprinted = lines.filter((text) => {
      const [begin = '', end] = text.split('[…]')
      return !printed.split('\n').some((one) => (end === undefined ? one === text : one.startsWith(begin)))
    })
    expect(unprinted).toEqual([])
  } finally {
    receiver.kill()
  }
}, 120_000)

test('the scenarios on the pages are valid', async () => {
  const written = ['README.md', 'scenarios/README.md'].flatMap((page) =>
    blocks(page, 'yaml').filter((text) => text.includes('\nscenario: ')),
  )
  expect(written.length).toBe(2)
  for (const text of written)
    expect((await loadScenarios([folderWith('own.yaml', text)])).map(({ steps }) => steps.length > 2)).toEqual([true])
})

test('every command has a row on the page of commands', () => {
  const page = readFileSync('spec/commands.md', 'utf8')
  const commands = [...page.matchAll(/^\| `(\w+)[ `]/gm)].map(([, name]) => name)
  const main = readFileSync('src/cli/program.ts', 'utf8')
  const registered = [...main.matchAll(/^ {2}(\w+): .*\bregister[A-Z]/gm)].map(([, name = '']) => name)
  expect(registered.length).toBeGreaterThan(10)
  expect(registered.filter((name) => !commands.includes(name))).toEqual([])
})
