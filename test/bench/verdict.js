// `npm run bench:verdict [RUNS]`: how long `mock-genesys test` takes from spawn to exit against the reference receiver
// in a process of its own, with all shipped scenarios: with and without probes, and with all nine formats written, for
// a run that passes and one with some sixty failures. Prints a table; it judges nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const runs = Number(process.argv[2] ?? 5)
const secret = 'app-secret'

const FORMATS = ['pretty', 'junit', 'tap', 'json', 'ndjson', 'github', 'markdown', 'html', 'har']
const place = mkdtempSync(join(tmpdir(), 'bench-verdict-'))

const startReceiver = async (defects) => {
  const child = spawn(
    process.execPath,
    [
      ...[cli, 'receive', '--port', '0', '--path', '/webhook', '--secret', secret, '--controls'],
      ...defects.flatMap((name) => ['--defect', name]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = await once(child.stdout, 'data')
  child.stdout.resume()
  const [origin] = /http:\/\/[^/\s]+/.exec(String(line)) ?? []
  return { origin, stop: () => child.kill('SIGKILL') }
}

const probesAt = (origin) => [
  '--probe-processed',
  `${origin}/processed?interactionId={interactionId}&event={event}`,
  '--probe-state',
  `${origin}/state?interactionId={interactionId}`,
  '--probe-details',
  `${origin}/details?interactionId={interactionId}`,
  '--control',
  `${origin}/control/{control}`,
]

const judge = async (more, defects) => {
  const receiver = await startReceiver(defects)
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [
      cli,
      'test',
      '--target',
      `${receiver.origin}/webhook`,
      '--secret',
      secret,
      '--seed',
      '7',
      ...more(receiver.origin),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let first

  child.stdout.on('data', (chunk) => {
    first ??= performance.now() - begun
  })
  const [code] = await once(child, 'close')
  receiver.stop()
  return { wall: performance.now() - begun, first, code }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const seconds = (ms) => (ms / 1000).toFixed(2)

const withFormats = (origin) => [
  ...probesAt(origin),
  ...FORMATS.flatMap((format) => ['--reporter', `${format}=${join(place, format)}`]),
]

for (const [name, more, ...defects] of [
  ['without probes', () => []],
  ['with probes', probesAt],
  ['nine formats, passing', withFormats],
  ['with failures', probesAt, 'responds-with-500-to-bad-signatures'],
  ['nine formats, failures', withFormats, 'responds-with-500-to-bad-signatures'],
]) {
  const results = []
  for (let run = 0; run < runs; run++) results.push(await judge(more, defects))
  const walls = results.map(({ wall }) => wall)
  console.log(
    `${name.padEnd(22)} ${walls.map(seconds).join(' ')} s, median ${seconds(median(walls))} s; first output after ` +
      `${seconds(median(results.map(({ first }) => first)))} s; exit code ${results[0].code}`,
  )
  const files = readdirSync(place)
  if (files.length === 0) continue
  const sizes = files.map((file) => `${file} ${Math.round(statSync(join(place, file)).size / 1024)}`)
  console.log(`${' '.repeat(22)} kB: ${sizes.join(', ')}`)
  for (const file of files) rmSync(join(place, file))
}
rmSync(place, { recursive: true })
