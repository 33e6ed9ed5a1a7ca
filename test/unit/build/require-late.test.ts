import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'

const { requireLate, importNamedOnly } = (await import(
  new URL('../../../src/build/require-late.js', import.meta.url).href
)) as {
  readonly requireLate: { renderChunk(code: string): string }
  readonly importNamedOnly: { renderChunk(code: string): string }
}

/** Runs a chunk, and returns what it exports and the modules that it has required by then. */
const run = (code: string) => {
  const required: string[] = []
  const load = createRequire(import.meta.url)
  const exported: Record<string, () => unknown> = {}
  const asked = (name: string): unknown => {
    required.push(name)
    return load(name)
  }
  const chunk = runInThisContext(`(require, exports) => {\n${requireLate.renderChunk(code)}}`) as (
    require: (name: string) => unknown,
    exports: object,
  ) => void
  chunk(asked, exported)
  return { required, exported }
}

test('a module is required when something of it is used, once', () => {
  const { required, exported } = run(`let node_path = require("node:path");
exports.join = () => (0, node_path.join)("a", "b");
exports.base = () => node_path.posix.basename("a/b");
`)
  expect(required).toEqual([])
  expect([exported.join?.(), exported.base?.(), exported.join?.()]).toEqual(['a/b', 'b', 'a/b'])
  expect(required).toEqual(['node:path'])
})

test('a class of a module that is required late can be created and extended', () => {
  const { exported } = run(`const node_events = require("node:events");
exports.made = () => new node_events.EventEmitter().listenerCount("x");
exports.extended = () => new (class extends node_events.EventEmitter {})().listenerCount("x");
`)
  expect([exported.made?.(), exported.extended?.()]).toEqual([0, 0])
})

test('a module that is read as a whole is required at once', () => {
  const { required } = run(`let node_path = require("node:path");
const all = { ...node_path };
exports.join = () => all.join("a", "b");
`)
  expect(required).toEqual(['node:path'])
})

/** An export, as the bundler writes it. */
const exportOf = (name: string): string =>
  `Object.defineProperty(exports, "${name}", {
  enumerable: true,
  get: function () {
    return ${name};
  }
});
`

test('a chunk exports values that stay the same, and what changes as it is when it is read', () => {
  const code = requireLate.renderChunk(
    `const fixed = 1;\nlet changing = 1;\nconst change = () => { changing += 1; };\n` +
      ['fixed', 'changing', 'change'].map(exportOf).join(''),
  )
  const module = { exports: {} as Record<string, unknown> }
  ;(runInThisContext(`(module) => {\n${code}}`) as (given: object) => void)(module)
  const { exports } = module
  ;(exports.change as () => void)()
  expect([exports.fixed, exports.changing]).toEqual([1, 2])
  const getters = Object.entries(Object.getOwnPropertyDescriptors(exports)).filter(([, one]) => 'get' in one)
  expect(getters.map(([name]) => name)).toEqual(['changing'])
})

test('a chunk that also exports in another way keeps its exports', () => {
  const code = `const fixed = 1;\n${exportOf('fixed')}exports.other = 2;\n`
  expect(requireLate.renderChunk(code)).toBe(code)
})

test('the list of the exports of a module needs no other file', () => {
  const { required, exported } = run(`const require_rolldown_runtime = require("./rolldown-runtime-x.js");
const all = require_rolldown_runtime.__exportAll({ one: () => 1 });
exports.keys = () => [Object.keys(all), all.one];
`)
  expect(exported.keys?.()).toEqual([['one'], 1])
  expect(required).toEqual([])
})

test('names are taken from a module of Node without reading what else it exports', () => {
  const code = 'import { createHash, hash as digest } from "node:crypto";\nimport { x } from "./other.mjs";\n'
  expect(importNamedOnly.renderChunk(code)).toBe(
    'const { createHash, hash: digest } = process.getBuiltinModule("node:crypto");\nimport { x } from "./other.mjs";\n',
  )
})
