import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'

/** Files that a bundled file imports, and what these import in turn; what they load late is not among them. */
const importedBy = (file: string, found = new Set<string>()): ReadonlySet<string> => {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(join('dist', file), 'utf8')
  // What is loaded late is asked for in a function of a promise.
  for (const [, name = ''] of text.matchAll(/(?<!=>)require\("\.\/([^"]+)"\)/g)) importedBy(name, found)
  return found
}

test('serve loads a handful of files, and no code of other commands', () => {
  const [, start = ''] = /=>require\("\.\/(start-[^"]+)/.exec(readFileSync('dist/cli.js', 'utf8')) ?? []
  const files = [...importedBy('cli.js'), ...importedBy(start)]
  expect(files.length).toBeLessThanOrEqual(4)
  expect(files.reduce((sum, file) => sum + statSync(join('dist', file)).size, 0)).toBeLessThan(600_000)
})

/** Modules of Node by what needs them: fetch and its classes, compression, TLS, HTTP/2. */
const LATE = ['internal/deps/undici/undici', 'zlib', '_tls_wrap', 'http2']

test('serve loads only what its first response needs', async () => {
  const tell = "process.on('SIGUSR2', () => process.stderr.write(JSON.stringify(process.moduleLoadList) + '\\n'))"
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${tell}`, 'dist/cli.js', 'serve', '--port', '0', '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  try {
    const [ready] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const response = await fetch(`${(JSON.parse(ready) as { control: string }).control}/health`)
    expect(response.status).toBe(200)
    const told = once(createInterface({ input: child.stderr }), 'line') as Promise<[string]>
    child.kill('SIGUSR2')
    const loaded = JSON.parse((await told)[0]) as readonly string[]
    expect(loaded).toContain('NativeModule _http_server')
    expect(LATE.filter((name) => loaded.includes(`NativeModule ${name}`))).toEqual([])
  } finally {
    child.kill()
    await once(child, 'close')
  }
})
