import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { MARK, type Family } from './process-group.ts'

/** $1: the group, $2: the mark in the environment of its processes. Without /proc only the group is killed. */
const KILL = `read -r word; [ "$word" = done ] && exit
kill -s KILL -- "-$1"
for file in $(grep -lF "$2" /proc/[0-9]*/environ 2>/dev/null); do
  pid=\${file#/proc/}; kill -s KILL "\${pid%/environ}"
done`

/**
 * Kills a family of processes when this process ends, even abruptly: a shell in its own session waits until its input
 * closes. Returns a function that stops watching. Does nothing on Windows.
 */
export const startWatchdog = ({ group, mark }: Family): (() => void) => {
  if (process.platform === 'win32') return () => undefined
  const dog = spawn('/bin/sh', ['-c', KILL, 'mock-genesys-watchdog', String(group), `${MARK}=${mark}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  dog.on('error', () => undefined)
  dog.stdin.on('error', () => undefined)
  dog.unref()
  // A child's pipe is a socket, although its type does not say so.
  ;(dog.stdin as Partial<Socket>).unref?.()
  return () => {
    dog.stdin.end('done\n')
  }
}
