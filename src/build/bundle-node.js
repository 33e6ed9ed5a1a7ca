import { rolldown } from 'rolldown'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// msw and vitest are the user's own; faker, yaml and the histogram are loaded late, from node_modules.
const EXTERNAL = new Set(['msw', 'vitest', 'yaml', '@faker-js/faker', 'hdr-histogram-js'])

/** Modules of Node that a package asks for at once and never uses here; each costs the start milliseconds. */
const UNUSED = {
  // The server speaks HTTP/1.1 alone.
  'node:http2': { by: '/@hono/node-server/', code: 'export class Http2ServerRequest {}\nexport const constants = {}' },
}

const unusedOf = (id, importer = '') => (importer.includes(UNUSED[id]?.by) ? UNUSED[id] : undefined)

const leaveOutUnused = {
  name: 'leave-out-unused',
  resolveId: (id, importer) => (unusedOf(id, importer) ? `\0${id}` : undefined),
  load: (id) => UNUSED[id.slice(1)]?.code,
}

const LATE_FETCH = source('cli/late-fetch.ts')

/** Where the server names the global classes of fetch, or puts its own in their place. */
const NAMED_BY_SERVER = [
  ['globalThis.Headers', 'Headers'],
  ['global.Request', 'Request'],
  ['global.Response', 'Response'],
  ['Object.defineProperty(global, "Request", { value: Request$1 })', 'takeLightClasses(Request$1, Response$1)'],
  ['Object.defineProperty(global, "Response", { value: Response$1 })', ''],
  // Of WebSockets, which are not used; Node has loaded the classes of fetch when it has given it.
  ['globalThis.CloseEvent', 'undefined'],
]

/** Has the server, as the whole bundle, read the classes of fetch where they are loaded late. */
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

/** Modules that the entries import, and what these import in turn; what they load late is not among them. */
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

/**
 * Names the file of a module: what `serve` needs for its first response is in one file. Each file more costs the start
 * a fraction of a millisecond, and there would be dozens.
 */
const nameChunks = () => {
  let start
  return (id, modules) => {
    start ??= reachedFrom(['cli/main.ts', 'cli/commands/serve.ts', 'server/listen.ts'], modules)
    return start.has(id) ? 'start' : null
  }
}

/** Bundles entries into files that load each other: CommonJS with the ending js, ES modules with mjs. */
const bundle = async (dir, format, input, { plugins = [], inject = {}, groups } = {}) => {
  const made = await rolldown({
    input,
    platform: 'node',
    external: (id, importer) => EXTERNAL.has(id) || (id.startsWith('node:') && !unusedOf(id, importer)),
    plugins: [leaveOutUnused, ...plugins],
    // What one command loads late another may need at once.
    checks: { ineffectiveDynamicImport: false },
    preserveEntrySignatures: 'allow-extension',
    transform: { target: 'node20.19', inject },
  })
  const ending = format === 'cjs' ? 'js' : 'mjs'
  await made.write({
    dir,
    format,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `[name]-[hash].${ending}`,
    // Names stay: users see them in stack traces.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    ...(groups && { codeSplitting: { includeDependenciesRecursively: false, groups } }),
  })
  await made.close()
}

/**
 * Bundles the command and the doors of the library into a folder. The command is CommonJS, which Node starts faster by
 * a tenth of its own time: its loader of ES modules is not needed.
 */
export const bundleNode = async (dir) => {
  const late = ['Headers', 'Request', 'Response']
  const inject = Object.fromEntries(late.map((name) => [name, [LATE_FETCH, name]]))
  const groups = [{ debugName: 'start', name: nameChunks() }]
  await bundle(dir, 'cjs', { cli: source('cli/launch.ts') }, { plugins: [loadFetchLate], inject, groups })
  await bundle(dir, 'esm', { index: source('index.ts'), msw: source('msw.ts'), vitest: source('vitest.ts') })
  writeFileSync(`${dir}/package.json`, '{ "type": "commonjs" }\n')
}
