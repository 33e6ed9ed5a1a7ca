import { rolldown } from 'rolldown'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { importNamedOnly, requireLate } from './require-late.js'

const source = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// msw and vitest come from the user's project; faker, yaml and the histogram are loaded on demand from node_modules.
const EXTERNAL = new Set(['msw', 'vitest', 'yaml', '@faker-js/faker', 'hdr-histogram-js'])

/** Node modules that a package imports at startup but never uses here; each costs milliseconds of startup time. */
const UNUSED = {
  // The server only speaks HTTP/1.1.
  'node:http2': { by: '/@hono/node-server/', code: 'export class Http2ServerRequest {}\nexport const constants = {}' },
  // No command is a program of its own.
  'node:child_process': { by: '/commander/', code: 'export const spawn = undefined' },
}

const unusedOf = (id, importer = '') => (importer.includes(UNUSED[id]?.by) ? UNUSED[id] : undefined)

const leaveOutUnused = {
  name: 'leave-out-unused',
  resolveId: (id, importer) => (unusedOf(id, importer) ? `\0${id}` : undefined),
  load: (id) => UNUSED[id.slice(1)]?.code,
}

const LATE_FETCH = source('cli/late-fetch.ts')

/** Where the server refers to the global fetch classes or replaces them, and the replacement text. */
const NAMED_BY_SERVER = [
  ['globalThis.Headers', 'Headers'],
  ['global.Request', 'Request'],
  ['global.Response', 'Response'],
  ['Object.defineProperty(global, "Request", { value: Request$1 })', 'takeLightClasses(Request$1, Response$1)'],
  ['Object.defineProperty(global, "Response", { value: Response$1 })', ''],
  // For WebSockets, which are not used; reading it would make Node load the fetch classes.
  ['globalThis.CloseEvent', 'undefined'],
]

/** Makes the server, like the rest of the bundle, use the fetch classes that are loaded on first use. */
const loadFetchLate = {
  name: 'load-fetch-late',
  transform(code, id) {
    if (!id.endsWith('/@hono/node-server/dist/index.mjs')) return undefined
    const import_ = `import { takeLightClasses } from ${JSON.stringify(LATE_FETCH)}\n`
    return NAMED_BY_SERVER.reduce((text, [name, instead]) => {
      if (!text.includes(name)) throw new Error(`@hono/node-server no longer says "${name}"`)
      return text.replaceAll(name, () => instead)
    }, import_ + code)
  },
}

/** Returns the modules that the entries import, directly or indirectly, without those loaded on demand. */
const reachedFrom = (entries, modules) => {
  const reached = new Set()
  const add = (id) => {
    const found = reached.has(id) ? null : modules.getModuleInfo(id)
    if (!found || found.isExternal) return
    reached.add(id)
    found.importedIds.forEach(add)
  }
  entries.map(source).forEach(add)
  return reached
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Names a module by its path from the root of the project. */
export const nameOf = (id) => id.replace(ROOT, '')

/**
 * Names the file that a module is bundled into: what `serve` runs until its first response is in the file `start`, what
 * it may need afterwards in the file `later`. Each additional file costs a fraction of a millisecond at startup, and
 * there would be dozens.
 */
const nameChunks = () => {
  const first = new Set(JSON.parse(readFileSync(source('build/start-modules.json'), 'utf8')))
  let ofServe
  return (id, modules) => {
    ofServe ??= reachedFrom(['cli/main.ts', 'cli/program.ts', 'server/listen.ts'], modules)
    if (first.has(nameOf(id))) return 'start'
    return ofServe.has(id) ? 'later' : null
  }
}

/** What the bundles use instead of the global fetch classes, so that those of the user's process stay as they are. */
const FETCH_CLASSES = Object.fromEntries(['Headers', 'Request', 'Response'].map((name) => [name, [LATE_FETCH, name]]))

/** Bundles entries: CommonJS with the extension js, ES modules with mjs. */
const bundle = async (format, input, { plugins = [], ...output }) => {
  const made = await rolldown({
    input,
    platform: 'node',
    external: (id, importer) => EXTERNAL.has(id) || (id.startsWith('node:') && !unusedOf(id, importer)),
    plugins: [leaveOutUnused, loadFetchLate, ...plugins],
    // A module that one command loads on demand may be a static import of another.
    checks: { ineffectiveDynamicImport: false },
    preserveEntrySignatures: 'allow-extension',
    transform: { target: 'node20.19', inject: FETCH_CLASSES },
  })
  const ending = format === 'cjs' ? 'js' : 'mjs'
  const { output: written } = await made.write({
    format,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `[name]-[hash].${ending}`,
    // require-late.js finds the helpers of Rolldown by their names.
    minifyInternalExports: false,
    // V8 keeps a text of ASCII characters in half the memory.
    charset: 'ascii',
    // Names of functions and classes are kept: users see them in stack traces.
    minify: { compress: true, mangle: { keepNames: true, toplevel: false }, codegen: { removeWhitespace: true } },
    ...output,
  })
  await made.close()
  return written
}

/**
 * Bundles the command into a folder, as CommonJS. That saves a tenth of Node's own startup time, because its ES module
 * loader is not needed, and lets modules be loaded on first use.
 */
export const bundleCommand = (dir, { plugins = [], ...output }) => {
  writeFileSync(`${dir}/package.json`, '{ "type": "commonjs" }\n')
  const all = [requireLate, ...plugins]
  return bundle('cjs', { cli: source('cli/launch.ts') }, { dir, plugins: all, ...output })
}

/** Bundles the command and the library's entry points into a folder. */
export const bundleNode = async (dir) => {
  mkdirSync(dir, { recursive: true })
  const groups = [{ debugName: 'start', name: nameChunks() }]
  await bundleCommand(dir, { codeSplitting: { includeDependenciesRecursively: false, groups } })
  const doors = { index: source('index.ts'), msw: source('msw.ts'), vitest: source('vitest.ts') }
  let ofIndex
  // What the library loads first is one file, because each takes Node's loader a millisecond.
  const name = (id, modules) => {
    ofIndex ??= reachedFrom(['index.ts'], modules)
    return ofIndex.has(id) ? 'library' : null
  }
  const codeSplitting = { includeDependenciesRecursively: false, groups: [{ debugName: 'library', name }] }
  await bundle('esm', doors, { dir, plugins: [importNamedOnly], codeSplitting })
}
