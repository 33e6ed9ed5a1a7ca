// node side-by-side.js SCRIPT[,SCRIPT…] … -- COMMAND: runs scripts of package.json beside a command, at the same
// priority: at a lower one they starve on a busy machine. Scripts joined by a comma run one after the other. What a
// script prints comes in one piece; a script that fails ends the command.
import { spawn } from 'node:child_process'

const separator = process.argv.indexOf('--')
const chains = process.argv.slice(2, separator).map((chain) => chain.split(','))
const [command, ...args] = process.argv.slice(separator + 1)
const shell = process.platform === 'win32'

const ended = (child) =>
  new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, why: String(error) }))
    child.on('close', (code, signal) => resolve({ ok: code === 0, why: signal ?? `exit code ${code}` }))
  })

const main = spawn(command, args, { stdio: 'inherit', shell })
let isOver = false
const running = new Set()

const runScript = async (script) => {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'], shell })
  running.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const { ok, why } = await ended(child)
  running.delete(child)
  if (isOver && !ok) return false
  if (said !== '' || !ok) process.stdout.write(`${said}${ok ? '' : `npm run ${script} failed (${why})\n`}`)
  return ok
}

const checks = chains.map(async (chain) => {
  for (const script of chain) {
    if (await runScript(script)) continue
    process.exitCode = 1
    main.kill()
    return
  }
})
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isOver = true
    for (const child of running) child.kill(signal)
    main.kill(signal)
  })

const { ok } = await ended(main)
if (!ok) {
  // What the tests say comes last.
  isOver = true
  for (const child of running) child.kill()
  process.exitCode = 1
}
await Promise.all(checks)
