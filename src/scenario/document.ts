import { Composer, Lexer, Parser, type CST, type Document, type YAMLError } from 'yaml'
import { MOST_DEEP, buildTree, type Tree } from './tree.ts'
import type { Mistakes } from './mistake.ts'
import { explainYaml } from './yaml-mistake.ts'

/** Bytes of a file, a mark of byte order included. */
export const MOST_BYTES = 256 * 1024

/** Marks and words of the text: some errors take the parser time by their square. */
const MOST_LEXEMES = 40_000

/** Parses the one document of a file, YAML 1.2 core. Undefined when it cannot be read at all; the mistakes say why. */
export const parseYaml = (text: string, mistakes: Mistakes): Tree | undefined => {
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES) return noteTooLarge(bytes, mistakes)
  const read = tokensOf(text, mistakes)
  if (!read) return undefined
  // Keys that come twice are found by the tree: the package compares each key with each.
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const [first, second] = [...composer.compose(read.tokens, true, text.length)] as Document.Parsed[]
  if (!first) return undefined
  if (first.errors.length > 0) return tellErrors(first.errors, text, read.quotes, mistakes)
  if (second) {
    const start = text.indexOf('---', first.range[1] - 4 < 0 ? 0 : first.range[1] - 4)
    mistakes.note('SEVERAL_DOCUMENTS', { start: Math.max(0, start), end: start + 3 }, 'a second document begins here', 'keep one scenario in a file; "---" starts another')
    return undefined
  }
  if (first.directives.yaml.explicit === true && first.directives.yaml.version !== '1.2') {
    mistakes.note('YAML_VERSION', { start: Math.max(0, text.indexOf('%YAML')), end: text.indexOf('%YAML') + 9 }, `YAML ${first.directives.yaml.version} is not taken`, 'take the line %YAML away: files are YAML 1.2')
    return undefined
  }
  return first.contents === null ? { kind: 'scalar', value: null, source: '', span: { start: 0, end: 1 } } : buildTree(first.contents, mistakes)
}

export const noteTooLarge = (bytes: number, mistakes: Mistakes): undefined => {
  mistakes.note('TOO_LARGE', { start: 0, end: 1 }, `the file has ${String(bytes)} bytes, and ${String(MOST_BYTES)} are the most`, 'split it into several files')
}

/** The tokens of the text and where quotes begin, unless they nest too deep: composing them is recursive, and the stack would end before the text does. */
const tokensOf = (text: string, mistakes: Mistakes): { readonly tokens: readonly CST.Token[]; readonly quotes: readonly number[] } | undefined => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const quotes: number[] = []
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    lexemes += 1
    if (lexeme.startsWith('"') || lexeme.startsWith("'")) quotes.push(parser.offset - lexeme.length)
    if (lexemes > MOST_LEXEMES) {
      mistakes.note('TOO_LARGE', { start: parser.offset, end: parser.offset + 1 }, 'the file has too many values, the most being reached here', 'split it into several files')
      return undefined
    }
    if (parser.stack.length <= MOST_DEEP + 2) continue
    mistakes.note('TOO_DEEP', { start: parser.offset - 1, end: parser.offset }, `values stand more than ${String(MOST_DEEP)} levels deep`, 'give flatter ones, or send the body as text')
    return undefined
  }
  tokens.push(...parser.end())
  return { tokens, quotes }
}

/** What follows from an error is full of further ones: each line is told once. */
const tellErrors = (errors: readonly YAMLError[], text: string, quotes: readonly number[], mistakes: Mistakes): undefined => {
  const lines = new Set<number>()
  for (const error of errors) {
    const line = text.lastIndexOf('\n', error.pos[0] - 1)
    if (lines.has(line) || lines.size > 20 || (lines.size > 0 && error.code === 'UNEXPECTED_TOKEN')) continue
    lines.add(line)
    const { code, span, message, hint } = explainYaml(error, text, quotes)
    mistakes.note(code, span, message, hint)
  }
}
