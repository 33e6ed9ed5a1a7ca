import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test, vi } from 'vitest'

/** Modules of Node by what needs them: fetch and its classes, compression, TLS, HTTP/2. */
const LATE = ['internal/deps/undici/undici', 'zlib', '_tls_wrap', 'http2', 'crypto']

interface Loaded {
  /** Modules of Node. */
  readonly node: readonly string[]
  /** Files of the package. */
  readonly files: readonly string[]
}

/** Makes a process tell what it has loaded when it gets SIGUSR2. */
const TELL = `
  import { _cache } from 'node:module'
  process.on('SIGUSR2', () => {
    const loaded = { node: process.moduleLoadList, files: Object.keys(_cache) }
    process.stderr.write(JSON.stringify(loaded) + '\\n')
  })`

/** Keeps what is to happen after the start from happening, however busy the machine is. */
const NO_TIMERS = 'globalThis.setTimeout = () => ({ unref() {} })'

const startServe = (hook: string) => {
  const tell = `data:text/javascript,${encodeURIComponent(hook)}`
  const child = spawn(process.execPath, ['--import', tell, 'dist/cli.js', 'serve', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ready = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>
  const told = createInterface({ input: child.stderr })[Symbol.asyncIterator]()
  return {
    control: async () => (JSON.parse((await ready)[0]) as { readonly control: string }).control,
    async loaded(): Promise<Loaded> {
      child.kill('SIGUSR2')
      return JSON.parse(String((await told.next()).value)) as Loaded
    },
    async [Symbol.asyncDispose]() {
      child.kill()
      await once(child, 'close')
    },
  }
}

/** A file of dist/ without the hash in its name. */
const plain = (file: string): string => basename(file).replace(/-[\w-]{8}\.js$/, '.js')

test('serve loads only what its first response needs', async () => {
  await using serve = startServe(`${TELL}\n${NO_TIMERS}`)
  expect((await fetch(`${await serve.control()}/health`)).status).toBe(200)
  const { node, files } = await serve.loaded()
  expect(node).toContain('NativeModule _http_server')
  expect(LATE.filter((name) => node.includes(`NativeModule ${name}`))).toEqual([])
  // If another file is needed: `npm run generate` lists again what belongs to the first one.
  expect(files.map(plain)).toEqual(['cli.js', 'start.js'])
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(250_000)
})

test('what serve calls before its first response is compiled with its file, and exported as plain values', async () => {
  const [file = ''] = readdirSync('dist').filter((name) => /^start-.*\.js$/.test(name))
  const code = readFileSync(`dist/${file}`, 'utf8')
  const early = [/\brunServe=\(async \w+=>/, /\bcreateFastPath=\(\(/, /\bcreateMockCore=\(\(/]
  expect(early.filter((beginning) => !beginning.test(code))).toEqual([])
  expect(code.slice(code.lastIndexOf('module.exports={'))).toContain(',registerServe,')
  // V8 keeps any other character, and with it the whole file, in twice the memory.
  expect(code.match(/\P{ASCII}/gu)).toBe(null)
})

test('serve loads the rest shortly after its start', async () => {
  await using serve = startServe(TELL)
  await serve.control()
  const files = async (): Promise<readonly string[]> => (await serve.loaded()).files.map(plain)
  await vi.waitFor(async () => expect(await files()).toContain('later.js'), { timeout: 20_000 })
})

test('the library loads none of what its import does not need', () => {
  const told = 'await import("mock-genesys"); process.stdout.write(JSON.stringify(process.moduleLoadList))'
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', told], { encoding: 'utf8' })
  const loaded = JSON.parse(stdout) as readonly string[]
  const late = ['internal/deps/undici/undici', 'internal/crypto/webcrypto', 'zlib', '_tls_wrap', 'http2']
  expect(late.filter((name) => loaded.includes(`NativeModule ${name}`))).toEqual([])
})
