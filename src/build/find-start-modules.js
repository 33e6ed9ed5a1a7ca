// Finds the modules that `serve` runs until its first response, which the bundle has in one file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleCommand, nameOf } from './bundle-node.js'
import { afterFirstResponse } from './run-start.js'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** An import for the sake of what a module does when it is loaded, which none of these need so early. */
const BARE_REQUIRE = /^require\("[^"]+"\);\n/gm

const loadNothingUnused = { name: 'load-nothing-unused', renderChunk: (code) => code.replaceAll(BARE_REQUIRE, '') }

/** Returns the files that Node has loaded. */
const lookAtFiles = (process) => {
  const { _cache: files } = process.getBuiltinModule('node:module')
  return () => Object.keys(files)
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
    for (const loaded of await afterFirstResponse(join(dir, 'cli.js'), lookAtFiles))
      loaded.forEach((file) => files.add(file))
    const loaded = [...files].map((file) => idOf.get(relative(dir, file)))
    const launched = new Set(['launch.ts', 'keep-compiled.ts'])
    const names = loaded.filter((id) => id && !launched.has(basename(id))).map(nameOf)
    writeFileSync(here('start-modules.json'), `${JSON.stringify(names.sort(), null, 2)}\n`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await findStartModules()
