import { Composer, type Document, type YAMLError } from 'yaml'
import { buildTree, type Tree } from './tree.ts'
import type { Mistakes } from './mistake.ts'
import { tokensOf } from './tokens.ts'
import { explainYaml } from './yaml-mistake.ts'

/** The largest file, in bytes, including a byte order mark. */
export const MAX_FILE_BYTES = 256 * 1024

/** Parses the single YAML 1.2 document of a file; undefined if it cannot be parsed, with the mistakes noted. */
export const parseYaml = (text: string, mistakes: Mistakes): Tree | undefined => {
  const bytes = Buffer.byteLength(text)
  if (bytes > MAX_FILE_BYTES) return noteTooLarge(bytes, mistakes)
  const read = tokensOf(text, mistakes)
  if (!read) return undefined
  // The tree finds duplicate keys: the package would compare each key with all others.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const [first, second] = [...composer.compose(read.tokens, true, text.length)] as Document.Parsed[]
  if (!first) return undefined
  if (first.errors.length > 0) return noteErrors(first.errors, text, read.quotes, mistakes)
  if (second) {
    const start = text.indexOf('---', first.range[1] - 4 < 0 ? 0 : first.range[1] - 4)
    mistakes.note(
      'SEVERAL_DOCUMENTS',
      { start: Math.max(0, start), end: start + 3 },
      'a second document starts here',
      'write one scenario per file; "---" starts another document',
    )
    return undefined
  }
  if (first.directives.yaml.explicit === true && first.directives.yaml.version !== '1.2') {
    mistakes.note(
      'YAML_VERSION',
      { start: Math.max(0, text.indexOf('%YAML')), end: text.indexOf('%YAML') + 9 },
      `YAML ${first.directives.yaml.version} is not supported`,
      'remove the %YAML line: files are YAML 1.2',
    )
    return undefined
  }
  return first.contents === null
    ? { kind: 'scalar', value: null, source: '', span: { start: 0, end: 1 } }
    : buildTree(first.contents, mistakes)
}

export const noteTooLarge = (bytes: number, mistakes: Mistakes): undefined => {
  mistakes.note(
    'TOO_LARGE',
    { start: 0, end: 1 },
    `the file has ${String(bytes)} bytes (at most ${String(MAX_FILE_BYTES)})`,
    'split it into several files',
  )
}

/** Notes one error per line, because an error causes others after it. */
const noteErrors = (
  errors: readonly YAMLError[],
  text: string,
  quotes: readonly number[],
  mistakes: Mistakes,
): undefined => {
  const lines = new Set<number>()
  for (const error of errors) {
    const line = text.lastIndexOf('\n', error.pos[0] - 1)
    if (lines.has(line) || lines.size > 20 || (lines.size > 0 && error.code === 'UNEXPECTED_TOKEN')) continue
    lines.add(line)
    const { code, span, message, hint } = explainYaml(error, text, quotes)
    mistakes.note(code, span, message, hint)
  }
}
