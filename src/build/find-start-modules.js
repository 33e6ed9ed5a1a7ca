// Finds the modules that `serve` runs until its first response, which the bundle has in one file.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { basename, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bundleCommand, nameOf } from './bundle-node.js'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** An import for the sake of what a module does when it is loaded, which none of these need so early. */
const BARE_REQUIRE = /^require\("[^"]+"\);\n/gm

const loadNothingUnused = { name: 'load-nothing-unused', renderChunk: (code) => code.replaceAll(BARE_REQUIRE, '') }

/** The usual ways to start `serve`. */
const STARTS = [[], ['--json'], ['--target', 'http://127.0.0.1:9/', '--secret', 'app-secret']]

/** Starts `serve`, and returns the files that it has loaded after its first response. */
const loadedBy = async (cli, ...flags) => {
  const preload = `import { _cache } from 'node:module'
    // What comes some time after the start does not belong to it.
    globalThis.setTimeout = () => ({ unref() {} })
    process.on('SIGUSR2', () => process.stderr.write(JSON.stringify(Object.keys(_cache)) + '\\n'))`
  const options = { stdio: ['ignore', 'pipe', 'pipe'] }
  const node = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]
  const child = spawn(process.execPath, [...node, cli, 'serve', '--port', '0', ...flags], options)
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`serve has ended with ${code}`)))
  const [banner] = await Promise.race([once(child.stdout, 'data'), ended])
  ended.catch(() => undefined)
  const [url] = /http:\/\/[\d.:]+/.exec(String(banner))
  const [response] = await once(get(`${url}/_mock/health`), 'response')
  await once(response.resume(), 'end')
  child.kill('SIGUSR2')
  const [line] = await once(createInterface({ input: child.stderr }), 'line')
  child.kill('SIGKILL')
  return JSON.parse(line)
}

/** Writes start-modules.json. */
export const findStartModules = async () => {
  // Within the project, so that packages are found.
  const dir = mkdtempSync(here('../../node_modules/.start-'))
  try {
    const chunks = await bundleCommand(dir, {
      plugins: [loadNothingUnused],
      preserveModules: true,
      minify: false,
      chunkFileNames: '[name].js',
    })
    const idOf = new Map(chunks.map(({ fileName, facadeModuleId }) => [fileName, facadeModuleId]))
    const files = new Set()
    for (const flags of STARTS) for (const file of await loadedBy(join(dir, 'cli.js'), ...flags)) files.add(file)
    const loaded = [...files].map((file) => idOf.get(relative(dir, file)))
    const launched = new Set(['launch.ts', 'keep-compiled.ts'])
    const names = loaded.filter((id) => id && !launched.has(basename(id))).map(nameOf)
    writeFileSync(here('start-modules.json'), `${JSON.stringify(names.sort(), null, 2)}\n`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await findStartModules()
