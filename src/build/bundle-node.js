import { rolldown } from 'rolldown'
import { fileURLToPath } from 'node:url'

const source = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// msw and vitest are the user's own; faker, yaml, the prompts and the histogram are loaded late, from node_modules.
const EXTERNAL = new Set(['msw', 'vitest', 'yaml', '@faker-js/faker', '@clack/prompts', 'hdr-histogram-js'])

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
 * Names the file of a module: what `serve` needs for its first response is in two files, of which the library shares
 * one. Each file more costs the start a fraction of a millisecond, and there would be dozens.
 */
const nameChunks = () => {
  let sets
  return (id, modules) => {
    sets ??= {
      serve: reachedFrom(['cli/main.ts', 'cli/commands/serve.ts'], modules),
      library: reachedFrom(['index.ts'], modules),
    }
    if (!sets.serve.has(id)) return null
    return sets.library.has(id) ? 'core' : 'serve'
  }
}

/** Bundles the command and the doors of the library into a folder. */
export const bundleNode = async (dir) => {
  const bundle = await rolldown({
    input: {
      cli: source('cli/launch.ts'),
      index: source('index.ts'),
      msw: source('msw.ts'),
      vitest: source('vitest.ts'),
    },
    platform: 'node',
    external: (id, importer) => EXTERNAL.has(id) || (id.startsWith('node:') && !unusedOf(id, importer)),
    plugins: [leaveOutUnused],
    // What the library exports is what its entries name: every module that others share is in a chunk of its own.
    preserveEntrySignatures: 'allow-extension',
    transform: { target: 'node20.19' },
  })
  await bundle.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // Names stay: users see them in stack traces.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'start', name: nameChunks() }] },
  })
  await bundle.close()
}
