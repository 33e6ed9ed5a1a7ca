/** A require of another chunk or of a Node module, as Rolldown writes it at the top of a CommonJS chunk. */
const REQUIRED = /^(?:const|let) (\w+) = require\(("[^"]+")\);\n/gm

/** An import of names of a Node module, as Rolldown writes it at the top of an ES module. */
const IMPORTED = /^import \{ ([^}]+) \} from ("node:[^"]+");$/gm

/** Where a required module is read as a whole, which stays as it is. */
const isReadWhole = (code, name) => new RegExp(String.raw`\b${name}\b(?!\.[\w$])(?!\s*=\s*require)`).test(code)

/** A require of the file of Rolldown's helpers, which would be another one to load. */
const RUNTIME = /^(?:const|let) (\w+) = require\("\.\/rolldown-runtime-[^"]+"\);\n/m

/** Rolldown's `__exportAll`, for chunks that need nothing else of its helpers. */
const EXPORT_ALL = `const exportAll = (all) => {
  const target = {};
  for (const name in all) Object.defineProperty(target, name, { get: all[name], enumerable: true });
  return target;
};
`

/** Puts the helper that lists what a module exports into the chunk, if it is the only one that the chunk uses. */
const withOwnRuntime = (code) => {
  const [line, name] = RUNTIME.exec(code) ?? []
  if (!name || new RegExp(String.raw`\b${name}\.(?!__exportAll\b)`).test(code)) return code
  return code.replace(line, () => EXPORT_ALL).replaceAll(`${name}.__exportAll(`, 'exportAll(')
}

/** An export of a CommonJS chunk, as Rolldown writes it. */
const EXPORTED = new RegExp(
  String.raw`^Object\.defineProperty\(exports, ("[^"]+"), \{\s*enumerable: true,` +
    String.raw`\s*get: function \(\) \{\s*return ([\w$]+);\s*\}\s*\}\);$`,
  'gm',
)

/**
 * Exports everything in one object, which V8 has ready; a call for each of a hundred names takes half a millisecond of
 * a start. What may change is still read when it is used.
 */
const withPlainExports = (code) => {
  const exported = [...code.matchAll(EXPORTED)]
  const rest = code.replaceAll(EXPORTED, '')
  if (exported.length === 0 || /\bexports\b/.test(rest)) return code
  const members = exported.map(([, name, value]) => {
    const fixed = String.raw`^(?:const ${value} =|var ${value} = class\b|(?:async )?function\*? ${value}\b)`
    return new RegExp(fixed, 'm').test(rest) ? `  ${name}: ${value},\n` : `  get ${name}() { return ${value}; },\n`
  })
  return `${rest}\nmodule.exports = {\n${members.join('')}};\n`
}

/**
 * Makes chunks require one another, and the modules of Node, when something of them is first used, not when they are
 * loaded themselves: a name of theirs always stands behind that of the module, as ES modules read one another.
 */
export const requireLate = {
  name: 'require-late',
  renderChunk(given) {
    const code = withPlainExports(withOwnRuntime(given))
    const late = [...code.matchAll(REQUIRED)].filter(([, name]) => !isReadWhole(code, name))
    return late.reduce((text, [line, name, from]) => {
      const lines = `let ${name}$;\nconst ${name} = () => (${name}$ ??= require(${from}));\n`
      const named = new RegExp(String.raw`\b${name}\.(?=[\w$])`, 'g')
      return text.replaceAll(named, () => `(${name}()).`).replace(line, () => lines)
    }, code)
  },
}

/**
 * Makes ES modules ask Node for its modules. An import of one first reads all that it exports, also what is loaded when
 * it is read: Node's classes of fetch with `node:http`, the Web Crypto API with `node:crypto`.
 */
export const importNamedOnly = {
  name: 'import-named-only',
  renderChunk: (code) =>
    code.replaceAll(
      IMPORTED,
      (_, names, from) => `const { ${names.replaceAll(' as ', ': ')} } = process.getBuiltinModule(${from});`,
    ),
}
