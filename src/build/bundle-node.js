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
    start ??= reachedFrom(['cli/main.ts', 'cli/commands/serve.ts'], modules)
    return start.has(id) ? 'start' : null
  }
}

/** Bundles entries into files that load each other: CommonJS with the ending js, ES modules with mjs. */
const bundle = async (dir, format, input) => {
  const made = await rolldown({
    input,
    platform: 'node',
    external: (id, importer) => EXTERNAL.has(id) || (id.startsWith('node:') && !unusedOf(id, importer)),
    plugins: [leaveOutUnused],
    // What one command loads late another may need at once.
    checks: { ineffectiveDynamicImport: false },
    preserveEntrySignatures: 'allow-extension',
    transform: { target: 'node20.19' },
  })
  const ending = format === 'cjs' ? 'js' : 'mjs'
  await made.write({
    dir,
    format,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `[name]-[hash].${ending}`,
    // Names stay: users see them in stack traces.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'start', name: nameChunks() }] },
  })
  await made.close()
}

/**
 * Bundles the command and the doors of the library into a folder. The command is CommonJS, which Node starts faster by
 * a tenth of its own time: its loader of ES modules is not needed.
 */
export const bundleNode = async (dir) => {
  await bundle(dir, 'cjs', { cli: source('cli/launch.ts') })
  await bundle(dir, 'esm', { index: source('index.ts'), msw: source('msw.ts'), vitest: source('vitest.ts') })
  writeFileSync(`${dir}/package.json`, '{ "type": "commonjs" }\n')
}
