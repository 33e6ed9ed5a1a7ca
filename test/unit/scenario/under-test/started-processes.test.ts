import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { foreignText } from '../../../../src/reporters/foreign-text.ts'
import { startReceiver } from '../../../../src/scenario/under-test/process.ts'
import { runCommand } from '../../../../src/scenario/under-test/shell-command.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-genesys-started-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Leaves the session at once, says its number in a file, and holds its output open for a quarter of an hour. */
const strays = (): string => `setsid sh -c 'echo $$ > ${join(folder, 'pid')}; exec sleep 900' &`
const strayed = async (): Promise<number> => {
  await expect.poll(() => readPid()).toBeGreaterThan(0)
  return readPid()
}
const readPid = (): number => {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'))
  } catch {
    return 0
  }
}
const runs = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  } catch {
    return false
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const listens = (port: number): string =>
  `exec '${process.execPath}' -e "require('http').createServer((q,r)=>r.end()).listen(${String(port)},'127.0.0.1')"`

test('stopping a receiver also ends processes that left its group', async () => {
  const port = await freePort()
  const receiver = await startReceiver({
    command: `${strays()} ${listens(port)}`,
    target: `http://127.0.0.1:${String(port)}/`,
    show: (text) => text,
  })
  const pid = await strayed()
  expect(runs(pid)).toBe(true)
  await receiver.stop()
  expect(runs(pid)).toBe(false)
})

test('killing a receiver also kills processes that left its group', async () => {
  const port = await freePort()
  const receiver = await startReceiver({
    command: `${strays()} ${listens(port)}`,
    target: `http://127.0.0.1:${String(port)}/`,
    show: (text) => text,
  })
  const pid = await strayed()
  receiver.life?.kill()
  await receiver.life?.gone(10_000)
  expect(runs(pid)).toBe(false)
  await receiver.stop()
})

test('the output of a receiver that does not start is shown without its secret or escape sequences', async () => {
  const port = await freePort()
  const command =
    String.raw`printf '\033[2J\033]0;title\007 app-secret-1 %s\n' $(printf app-secret-1 | base64); ` +
    'exit 3 # app-secret-1'
  const started = startReceiver({
    command,
    target: `http://127.0.0.1:${String(port)}/`,
    show: foreignText(['app-secret-1']),
  })
  const message = await started.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  expect(message).toContain(String.raw`  | \x1b[2J\x1b]0;title\x07 *** ***`)
  expect(message).not.toMatch(/app-secret-1|YXBwLXNlY3JldC0x|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})

test('a command ends even if a process that left its session holds its output', async () => {
  const ended = await runCommand(`${strays()} echo 1`, {}, 600_000)
  expect(ended).toMatchObject({ said: '1', code: 0, isLate: false })
  execFileSync('kill', ['-KILL', String(await strayed())])
})

test('a command that times out is ended with processes that left its group', async () => {
  const ended = await runCommand(`${strays()} sleep 900`, {}, 3000)
  expect(ended).toMatchObject({ isLate: true })
  const pid = readPid()
  await expect.poll(() => pid === 0 || !runs(pid)).toBe(true)
})
