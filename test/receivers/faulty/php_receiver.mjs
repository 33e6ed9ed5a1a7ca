// Starts php_receiver.php on a free port, and prints the port: PHP's server does not choose one by itself.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'faulty-php-'))
const free = createServer().listen(0, '127.0.0.1', () => {
  const { port } = free.address()
  free.close(() => {
    const mistake = /--mistake=(\S+)/.exec(process.argv.join(' '))?.[1] ?? ''
    const env = { RECEIVER_MISTAKE: mistake, RECEIVER_STORE: join(folder, 'store.db'), PHP_CLI_SERVER_WORKERS: '12' }
    const settings = ['-d', 'post_max_size=64M', '-d', 'memory_limit=512M']
    const php = spawn('php', [...settings, '-S', `127.0.0.1:${port}`, join(import.meta.dirname, 'php_receiver.php')], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
      detached: true,
    })
    const end = () => {
      try {
        process.kill(-php.pid, 'SIGKILL')
      } catch {
        // It had ended before.
      }
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    }
    process.on('SIGTERM', end).on('SIGINT', end)
    const look = () => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), console.log(port)))
      socket.on('error', () => setTimeout(look, 50))
    }
    look()
  })
})
