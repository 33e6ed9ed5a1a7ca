// Runs scripts of package.json at the same time, and fails when one of them does. What each prints comes in one piece.
import { spawn } from 'node:child_process'

const run = (script) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', (error) => resolve({ script, ok: false, said: String(error) }))
    child.on('close', (code) => resolve({ script, ok: code === 0, said }))
  })

for (const { script, ok, said } of await Promise.all(process.argv.slice(2).map(run))) {
  process.stdout.write(said)
  if (ok) continue
  process.stdout.write(`npm run ${script} failed\n`)
  process.exitCode = 1
}
