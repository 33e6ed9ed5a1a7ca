// `npm run bench:verdict [RUNS]`: how long `mock-genesys test` takes from spawn to exit against the reference receiver
// in a process of its own, with all shipped scenarios, with and without probes. Prints a table; it judges nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const runs = Number(process.argv[2] ?? 5)
const secret = 'app-secret'

const startReceiver = async () => {
  const child = spawn(
    process.execPath,
    [cli, 'receive', '--port', '0', '--path', '/webhook', '--secret', secret, '--controls'],
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

const judge = async (more) => {
  const receiver = await startReceiver()
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
  let last = ''
  child.stdout.on('data', (chunk) => {
    first ??= performance.now() - begun
    last = `${last}${chunk}`.slice(-2000)
  })
  const [code] = await once(child, 'close')
  receiver.stop()
  return { wall: performance.now() - begun, first, code, last: last.trim().split('\n').at(-1) }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const seconds = (ms) => (ms / 1000).toFixed(2)

for (const [name, more] of [
  ['without probes', () => []],
  ['with probes', probesAt],
]) {
  const results = []
  for (let run = 0; run < runs; run++) results.push(await judge(more))
  const walls = results.map(({ wall }) => wall)
  const [{ code, last }] = results
  console.log(
    `${name.padEnd(15)} ${walls.map(seconds).join(' ')} s, median ${seconds(median(walls))} s; first output after ` +
      `${seconds(median(results.map(({ first }) => first)))} s; exit code ${code}: ${last}`,
  )
}
