// Bundles the command and the library's entry points into dist/, and emits the public types.
import { build } from 'esbuild'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleNode } from './bundle-node.js'
import { compileEarly } from './compile-early.js'
import { findStartModules } from './find-start-modules.js'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
rmSync('dist', { recursive: true, force: true })
await bundleNode('dist')
const tryCommand = () => spawnSync(process.execPath, ['dist/cli.js', '--version'], { encoding: 'utf8' })
// After a change of what imports what, a module of the first file may need one of a file that is loaded later.
if (tryCommand().status !== 0) {
  process.stderr.write(
    'note: dist/cli.js does not start; src/build/start-modules.json is updated, in case it is stale\n',
  )
  await findStartModules()
  rmSync('dist', { recursive: true })
  await bundleNode('dist')
  const { status, stderr } = tryCommand()
  if (status !== 0) throw new Error(`dist/cli.js does not start; fix the module that its error names:\n${stderr}`)
}
await compileEarly(resolve('dist/cli.js'))
await build({
  entryPoints: {
    app: 'src/dashboard/app.ts',
    style: 'src/dashboard/style.css',
    present: 'src/dashboard/present/app.ts',
    'present-style': 'src/dashboard/present/style.css',
    reference: 'src/dashboard/reference/app.ts',
    'reference-style': 'src/dashboard/reference/style.css',
  },
  outdir: 'dist/dashboard',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  target: ['chrome120', 'firefox121', 'safari17'],
  minify: true,
  logLevel: 'warning',
  legalComments: 'none',
})
copyFileSync('src/dashboard/index.html', 'dist/dashboard/index.html')
copyFileSync('src/dashboard/present/index.html', 'dist/dashboard/present.html')
cpSync('src/cli/demo/acts', 'dist/acts', { recursive: true })
chmodSync('dist/cli.js', 0o755)
execFileSync(process.execPath, ['--import', 'tsx', 'src/build/reference-files.ts'], { stdio: 'inherit' })
execFileSync(process.execPath, ['--import', 'tsx', 'src/build/compile-scenarios.ts'], { stdio: 'inherit' })
execFileSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', 'test/support/tsconfig.types.json'], {
  stdio: 'inherit',
})
// The types are for ES modules, like the library's entry points.
writeFileSync('dist/types/package.json', '{ "type": "module" }\n')
