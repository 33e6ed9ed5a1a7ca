import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockStore } from '../../../src/receiver/store-lock.ts'

const statOf = (pid: number): readonly string[] => {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

test('the lock of a killed process is taken over even before the process is reaped', async () => {
  // Only Linux tells that a process has ended and is still listed.
  if (process.platform !== 'linux') return
  const parent = spawn('sh', ['-c', 'sleep 120 & echo $!; exec sleep 120'], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const [line] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string]
    const pid = Number(line)
    // The shell would reap it; the program that takes the shell's place never does.
    await expect.poll(() => readFileSync(`/proc/${String(parent.pid)}/comm`, 'utf8')).toBe('sleep\n')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => statOf(pid)[0]).toBe('Z')
    const store = join(mkdtempSync(join(tmpdir(), 'store-lock-')), 'effects')
    writeFileSync(`${store}.lock`, `${String(pid)} ${statOf(pid)[19] ?? ''}`)
    const release = lockStore(store)
    expect(readFileSync(`${store}.lock`, 'utf8')).toMatch(new RegExp(`^${String(process.pid)} `))
    release()
  } finally {
    parent.kill('SIGKILL')
  }
})
