import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/** What became of `serve` that was ended while it delivered. */
export interface Midst {
  readonly pid: number
  /** Its exit code, or the signal that killed it. */
  readonly code: number | string
  /** Events that it had taken over the control API. */
  readonly published: number
  /** Deliveries that the receiver, a process of its own, answered with 200. */
  readonly accepted: number
  /** Standard error of `serve`. */
  readonly said: string
}

/** Answers after 40 ms; refuses every fourth request with 503. Says at its end how many it answered with 200. */
const RECEIVER = `
let seen = 0, accepted = 0
const server = require('http').createServer((request, response) => {
  request.resume().on('end', () => setTimeout(() => {
    if (seen++ % 4 === 3) return response.writeHead(503).end()
    accepted += 1
    response.end('ok')
  }, 40))
}).listen(0, '127.0.0.1', () => console.log(server.address().port))
process.on('SIGTERM', () => { console.log(accepted); process.exit(0) })`

const PER_SECOND = 200
const EVENTS = 300

/** Publishes 300 events, 200 a second, and ends `serve` while it delivers them. */
export const endInTheMidst = async (signal: 'SIGTERM' | 'SIGKILL', readyFile: string): Promise<Midst> => {
  const receiver = spawn(process.execPath, ['-e', RECEIVER], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(receiver.stdout.setEncoding('utf8'), 'data')) as [string]
  const args = [
    'serve',
    '--port',
    '0',
    '--json',
    '--ready-file',
    readyFile,
    '--target',
    `http://127.0.0.1:${port.trim()}/`,
    '--secret',
    'app-secret',
    '--retry-timeout',
    '60s',
  ]
  const serve = spawn(process.execPath, [resolve('dist/cli.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = text(serve.stderr)
  const [line] = (await once(serve.stdout.setEncoding('utf8'), 'data')) as [string]
  const { control } = JSON.parse(line.slice(0, line.indexOf('\n'))) as { control: string }
  serve.stdout.resume()
  let published = 0
  const publish = async (): Promise<void> => {
    const { status } = await fetch(`${control}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"event":"STARTED"}',
    })
    if (status === 202) published += 1
  }
  const calls: Promise<void>[] = []
  const begun = performance.now()
  while (calls.length < EVENTS) {
    const owed = Math.floor(((performance.now() - begun) * PER_SECOND) / 1000)
    while (calls.length < Math.min(owed, EVENTS)) calls.push(publish())
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await Promise.all(calls)
  serve.kill(signal)
  const [code, by] = (await once(serve, 'exit')) as [number | null, NodeJS.Signals | null]
  const counted = once(receiver.stdout, 'data') as Promise<[string]>
  receiver.kill('SIGTERM')
  const accepted = Number((await counted)[0])
  return { pid: serve.pid ?? 0, code: code ?? String(by), published, accepted, said: await said }
}

const isMain = process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename
if (isMain) {
  const folder = mkdtempSync(join(tmpdir(), 'mock-genesys-sudden-'))
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const { code, published, accepted, said } = await endInTheMidst(signal, join(folder, 'ready.json'))
    process.stdout.write(
      `${signal}: ended with ${String(code)}; published ${String(published)}, ` +
        `accepted by the receiver ${String(accepted)}\n` +
        `${said.replaceAll(/^/gm, '  ')}\n`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
}
