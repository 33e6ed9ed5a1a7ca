// Judges the reference receiver on a quiet machine and beside six busy loops, and compares the verdicts:
// same-verdicts.js [N] [ARGUMENT OF test…]. Needs dist/. Ends with 1 and the rows that differ, if any do.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [count = '6', ...more] = process.argv.slice(2)
const place = mkdtempSync(join(tmpdir(), 'same-verdicts-'))
const cli = join(import.meta.dirname, '../../dist/cli.js')

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Verdicts by id. */
const judge = async (loops) => {
  const url = `http://127.0.0.1:${await freePort()}`
  const report = join(place, `${loops}.json`)
  const test = [
    cli,
    'test',
    '--target',
    `${url}/`,
    '--secret',
    'app-secret',
    '--seed',
    '7',
    '--reporter',
    `json=${report}`,
    '--start',
    `'${process.execPath}' '${cli}' receive --port ${new URL(url).port} --secret app-secret --store ` +
      `'${join(place, `${loops}.effects`)}' --controls`,
    '--probe-processed',
    `${url}/processed?interactionId={interactionId}&event={event}`,
    '--probe-state',
    `${url}/state?interactionId={interactionId}`,
    '--probe-details',
    `${url}/details?interactionId={interactionId}`,
    '--control',
    `${url}/control/{control}`,
    ...more,
  ]
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'beside-busy-loops.js'), loops, '--', process.execPath, ...test],
    { stdio: 'inherit' },
  )
  const [code] = await once(child, 'close')
  const { scenarios, totals } = JSON.parse(readFileSync(report, 'utf8'))
  process.stdout.write(`beside ${loops} busy loops: exit code ${code}, ${JSON.stringify(totals)}\n`)
  return new Map(scenarios.map(({ id, verdict, reason }) => [id, { verdict, reason }]))
}

const [quiet, busy] = [await judge('0'), await judge(count)]
const differing = [...quiet].filter(([id, { verdict }]) => busy.get(id)?.verdict !== verdict)
for (const [id, { verdict }] of differing)
  process.stdout.write(
    `${id}: ${verdict} when quiet, ${busy.get(id)?.verdict} (${busy.get(id)?.reason ?? ''}) when busy\n`,
  )
process.stdout.write(
  differing.length === 0
    ? `the same verdicts for all ${quiet.size} scenarios\n`
    : `${differing.length} verdicts differ\n`,
)
process.exitCode = differing.length === 0 ? 0 : 1
rmSync(place, { recursive: true, force: true })
