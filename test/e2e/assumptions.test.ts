import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createReceiver } from '../../src/receiver/receiver.ts'
import { listen } from '../../src/server/listen.ts'

const CLI = resolve('dist/cli.js')

/** A receiver that trusts everyone and answers as told. */
const startReceiver = async (answer: (body: string, headers: IncomingHttpHeaders) => number) => {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () =>
      response
        .writeHead(answer(body, request.headers), { 'content-type': 'application/json' })
        .end('{"status":{"code":0}}'),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
const runTest = async (args: readonly string[]): Promise<{ status: unknown; stdout: string; stderr: string }> => {
  const child = spawn(
    process.execPath,
    [CLI, 'test', '--secret', 'app-secret', '--seed', '1', '--assumptions', 'both', ...args],
    { env: { ...process.env, NO_COLOR: '1' } },
  )
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [status] = (await once(child, 'close')) as unknown[]
  return { status, stdout, stderr }
}
const withFile = async (name: string, text: string, use: (file: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
  const file = join(folder, name)
  writeFileSync(file, text)
  try {
    await use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a correct receiver depends on no assumption', async () => {
  const receiver = createReceiver({ secret: 'app-secret' })
  const receiving = await listen({ fetch: (request) => receiver.fetch(request) }, { host: '127.0.0.1', port: 0 })
  const { status, stdout } = await runTest(['--target', `${receiving.url}/webhook`, '--filter', 'delivery/'])
  await receiving.close()
  expect(stdout).toContain(
    'depends on no assumption: every verdict stays the same under finishedWaitsForStarted=false, ' +
      'sendsAllB3Headers=false',
  )
  expect(status).toBe(0)
})

test('a receiver that needs X-B3-SpanId is reported, and the exit code is that of the defaults', async () => {
  const receiver = await startReceiver((_, headers) => (headers['x-b3-spanid'] === undefined ? 400 : 200))
  const { status, stdout } = await runTest([
    '--target',
    receiver.url,
    '--filter',
    'delivery/responds-with-200-to-finished',
  ])
  receiver.close()
  expect(stdout).toMatch(/sendsAllB3Headers +false +delivery\/responds-with-200-to-finished +passed → failed/)
  expect(stdout).toMatch(/no change under .*finishedWaitsForStarted=false.*traceId=per-attempt/)
  expect(status).toBe(0)
})

test('a receiver that needs STARTED before FINISHED is reported', async () => {
  const [tried, started] = [new Set<string>(), new Set<string>()]
  const receiver = await startReceiver((body) => {
    const id = /"entity":\{"id":"([^"]+)"/.exec(body)?.[1] ?? ''
    if (body.includes('"FINISHED"')) return started.has(id) ? 200 : 409
    if (tried.has(id)) started.add(id)
    tried.add(id)
    return started.has(id) ? 200 : 503
  })
  const scenario = `scenario: takes an end at once, though its start was refused at first
retry: { attempts: 3, pause: 5s }
steps:
  - publish: STARTED
    as: begun
  - publish: FINISHED
    as: ended
    interaction: { id: '\${begun.interactionId}' }
  - expect: { delivery: ended, response: accepted, attempts: 1, state: delivered }
`
  await withFile('order.yaml', scenario, async (file) => {
    const { status, stdout, stderr } = await runTest([
      file,
      '--no-preflight',
      '--target',
      receiver.url,
      '--reporter',
      'tap',
    ])
    // A report for a program keeps standard output to itself.
    expect(stdout).not.toContain('finishedWaitsForStarted')
    expect(stderr).toMatch(/finishedWaitsForStarted +false +.*order +passed → failed/)
    expect(status).toBe(0)
  })
  receiver.close()
})
