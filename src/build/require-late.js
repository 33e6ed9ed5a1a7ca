/** A require of another chunk or of a Node module, as Rolldown writes it at the top of a CommonJS chunk. */
const REQUIRED = /^(?:const|let) (\w+) = require\(("[^"]+")\);\n/gm

/** An import of names of a Node module, as Rolldown writes it at the top of an ES module. */
const IMPORTED = /^import \{ ([^}]+) \} from ("node:[^"]+");$/gm

/** Where a required module is read as a whole, which stays as it is. */
const isReadWhole = (code, name) => new RegExp(String.raw`\b${name}\b(?!\.[\w$])(?!\s*=\s*require)`).test(code)

/**
 * Makes chunks require one another, and the modules of Node, when something of them is first used, not when they are
 * loaded themselves: a name of theirs always stands behind that of the module, as ES modules read one another.
 */
export const requireLate = {
  name: 'require-late',
  renderChunk(code) {
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
