// Runs a command beside busy loops: beside-busy-loops.js 6 -- npm test. Says how long it took, and ends with its exit
// code.
import { spawn } from 'node:child_process'

const [count = '6', separator, command, ...args] = process.argv.slice(2)
if (!/^\d+$/.test(count) || separator !== '--' || command === undefined) {
  process.stderr.write('usage: node test/support/beside-busy-loops.js N -- COMMAND [ARGUMENT…]\n')
  process.exit(2)
}

const loops = Array.from({ length: Number(count) }, () =>
  spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
)
const end = () => {
  for (const loop of loops) loop.kill('SIGKILL')
}
process.on('exit', end)

const since = performance.now()
const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`)
  process.exit(127)
})
child.on('close', (code, signal) => {
  process.stderr.write(
    `beside ${count} busy loops: ${[command, ...args].join(' ')} ended with ${String(signal ?? code)} after ` +
      `${((performance.now() - since) / 1000).toFixed(1)} s\n`,
  )
  process.exit(code ?? 1)
})
