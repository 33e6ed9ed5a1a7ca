import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, expect, test } from 'vitest'

const SECRET = 'app-secret-of-ours'
const ENV = { ...process.env, NO_COLOR: '1', MOCK_GENESYS_SECRET: SECRET }
const NODE_MODULES = resolve('node_modules')

/** What a file that ships is called. */
const SHIPPED = [
  /^dist\/[\w-]+\.m?js$/,
  /^dist\/(scenarios|package|types\/package)\.json$/,
  /^dist\/acts\/[\w-]+\.yaml$/,
  /^dist\/dashboard\/(app\.js|index\.html|style\.css|examples\.json)$/,
  /^dist\/dashboard\/(present|reference)(\.js|\.html|-style\.css)$/,
  /^dist\/dashboard\/openapi(-control|-open-messaging)?\.json$/,
  /^dist\/types\/[\w/-]+\.d\.ts$/,
  /^scenarios\/README\.md$/,
  /^scenarios\/[\w/-]+\.yaml$/,
  /^spec\/[\w./-]+\.(yaml|json|md)$/,
  /^(README\.md|LICENSE|package\.json)$/,
]

let folder = ''
let files: readonly string[] = []

/** Packs the package as it would be published, and installs it into an empty folder without asking any registry. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'installed-'))
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as readonly { filename: string; files: readonly { path: string }[] }[]
  files = packed[0]?.files.map(({ path }) => path) ?? []
  const home = join(folder, 'node_modules/mock-genesys')
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, packed[0]?.filename ?? ''), '-C', home, '--strip-components=1'])
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>
  }
  for (const name of [...Object.keys(dependencies), 'vitest']) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true })
    symlinkSync(join(NODE_MODULES, name), join(folder, 'node_modules', name))
  }
  mkdirSync(join(folder, 'node_modules/.bin'))
  symlinkSync('../mock-genesys/dist/cli.js', join(folder, 'node_modules/.bin/mock-genesys'))
  writeFileSync(join(folder, 'package.json'), '{"name":"integrator","type":"module","private":true}')
})

const command = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(folder, 'node_modules/.bin/mock-genesys'), args, {
    cwd: folder,
    encoding: 'utf8',
    env: ENV,
  })
  return { status, stdout, stderr }
}

/** The reference receiver of the installed package. */
const receive = async (...args: string[]) => {
  const child = spawn(join(folder, 'node_modules/.bin/mock-genesys'), ['receive', '--port', '0', '--json', ...args], {
    cwd: folder,
    env: ENV,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const [ready] = (await once(lines, 'line')) as [string]
  return {
    url: (JSON.parse(ready) as { url: string }).url,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await once(child, 'close')
    },
  }
}

/** Pages and a picture that the README links to. */
const LINKED = [
  '.github/CONTRIBUTING.md',
  '.github/acts.svg',
  'src/README.md',
  'test/README.md',
  'test/receivers/README.md',
]

test('the package contains the program, the files it reads, and nothing else', () => {
  const others = files.filter((path) => !LINKED.includes(path))
  const folders = new Set(others.map((path) => (path.includes('/') ? `${path.split('/')[0] ?? ''}/` : path)))
  expect([...folders].sort()).toEqual(['LICENSE', 'README.md', 'dist/', 'package.json', 'scenarios/', 'spec/'])
  expect(files).toEqual(expect.arrayContaining(LINKED))
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/cli.js',
      'dist/dashboard/app.js',
      'dist/dashboard/index.html',
      'dist/dashboard/style.css',
      'dist/dashboard/reference.html',
      'dist/dashboard/openapi.json',
      'dist/index.mjs',
      'dist/msw.mjs',
      'dist/vitest.mjs',
      'dist/types/index.d.ts',
      'dist/types/vitest.d.ts',
      'spec/scenario.schema.json',
      'spec/report.schema.json',
      'scenarios/delivery/responds-with-200-to-started.yaml',
    ]),
  )
  expect(others.filter((path) => !SHIPPED.some((form) => form.test(path)))).toEqual([])
})

test('an installed package finds the built-in scenarios', async () => {
  await using receiver = await receive('--controls')
  const origin = new URL(receiver.url).origin
  const { status, stdout, stderr } = command(
    'test',
    '--target',
    receiver.url,
    '--filter',
    'order/',
    '--verbose',
    '--control',
    `${origin}/control/{control}`,
    '--probe-processed',
    `${origin}/processed?interactionId={interactionId}&event={event}`,
    '--probe-state',
    `${origin}/state?interactionId={interactionId}`,
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('processes a delivery once when it is redelivered')
  expect(stdout).not.toContain('not judged')
})

test('every entry point of an installed package loads, and its types resolve', () => {
  writeFileSync(
    join(folder, 'doors.js'),
    "import { createMockGenesys, runScenarios, loadScenarios } from 'mock-genesys'\n" +
      'const all = await loadScenarios()\n' +
      'console.log(typeof createMockGenesys, typeof runScenarios, all.length > 50)\n',
  )
  expect(execFileSync(process.execPath, ['doors.js'], { cwd: folder, encoding: 'utf8' })).toBe(
    'function function true\n',
  )
  writeFileSync(
    join(folder, 'doors.ts'),
    "import { runScenarios, type Run } from 'mock-genesys'\n" +
      "import { testReceiver } from 'mock-genesys/vitest'\n" +
      "export const run: Promise<Run> = runScenarios({ target: 'http://127.0.0.1:1', secret: 's' })\n" +
      "testReceiver({ target: () => 'http://127.0.0.1:1', secret: 's', " +
      "probes: { processed: '/p?i={interactionId}' } })\n",
  )
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(NODE_MODULES, 'typescript/bin/tsc'),
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'ES2023,DOM,ESNext.Disposable',
      'doors.ts',
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
})

const SPEC = (options: string): string =>
  `import { testReceiver } from 'mock-genesys/vitest'\n` +
  `testReceiver({ secret: ${JSON.stringify(SECRET)}, seed: 7, ${options} })\n`
const vitest = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(NODE_MODULES, 'vitest/vitest.mjs'), 'run', name, '--reporter=json', '--root', folder],
    { cwd: folder, encoding: 'utf8', env: { ...ENV, VITEST: undefined, VITEST_WORKER_ID: undefined } },
  )
  const from = stdout.indexOf('{')
  const { testResults } = JSON.parse(stdout.slice(from)) as {
    testResults: readonly {
      message: string
      assertionResults: readonly { title: string; status: string; failureMessages: readonly string[] }[]
    }[]
  }
  return { status, results: testResults[0]?.assertionResults ?? [], message: testResults[0]?.message }
}

test('a vitest test is registered for each scenario, and is skipped where nothing can be judged', async () => {
  await using receiver = await receive()
  const { status, results } = vitest(
    'good.test.js',
    SPEC(
      `target: async () => ${JSON.stringify(receiver.url)}, filter: 'order/processes-a-late-', ` +
        `probes: { processed: '/processed?interactionId={interactionId}&event={event}' }`,
    ),
  )
  expect(status).toBe(0)
  expect(results.length).toBeGreaterThan(3)
  expect(results.map(({ title, status: state }) => [title.startsWith('order/processes-a-late-'), state])).toEqual(
    results.map(() => [true, 'passed']),
  )
  const without = vitest(
    'without.test.js',
    SPEC(`target: ${JSON.stringify(receiver.url)}, filter: 'order/processes-a-redelivery-once'`),
  )
  expect(without).toMatchObject({
    status: 0,
    results: [{ title: 'order/processes-a-redelivery-once', status: 'skipped' }],
  })
})

test('a vitest test fails with the whole report of its scenario, without the secret', () => {
  const { status, results } = vitest(
    'bad.test.js',
    SPEC(
      "target: 'http://receiver.test/webhook', fetch: async () => new Response('{}'), " +
        "filter: 'signature/rejects-a-missing-signature'",
    ),
  )
  expect(status).toBe(1)
  const [message = ''] = results[0]?.failureMessages ?? []
  expect(message).toContain('failed rejects a missing signature')
  expect(message).toContain('GWR-SIG-002 MUST')
  expect(message).toContain("filter: 'signature/rejects-a-missing-signature'")
  expect(message).not.toContain(SECRET)
})
