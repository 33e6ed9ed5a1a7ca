import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'

/**
 * Has a process group killed when this process ends, however suddenly: a shell in a session of its own waits for what it reads from
 * to break off. Calling the answer sends it away. Does nothing where there are no process groups.
 */
export const watchOver = (group: number): (() => void) => {
  if (process.platform === 'win32') return () => undefined
  const dog = spawn(
    '/bin/sh',
    ['-c', 'read -r word; [ "$word" = done ] || kill -s KILL -- "-$1"', 'mock-genesys-watchdog', String(group)],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  )
  dog.on('error', () => undefined)
  dog.stdin.on('error', () => undefined)
  dog.unref()
  // A pipe of a child is a socket, which its type does not say.
  ;(dog.stdin as Partial<Socket>).unref?.()
  return () => {
    dog.stdin.end('done\n')
  }
}
