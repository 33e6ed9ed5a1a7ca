import { Lexer, Parser, type CST } from 'yaml'
import type { Mistakes } from './mistake.ts'
import { MAX_TREE_DEPTH } from './tree.ts'

/** The most lexemes of a file. */
const MAX_LEXEMES = 40_000
/**
 * The most tags, anchors, aliases, directives and misplaced marks: each may cause an error, and errors are slow to
 * create.
 */
const MAX_SUSPECTS = 1000

export interface Tokens {
  readonly tokens: readonly CST.Token[]
  /** Where quoted texts start. */
  readonly quotes: readonly number[]
}

/**
 * Splits a text into tokens without recursion. Returns undefined, and notes a mistake, for a text that would take the
 * recursive composer too long or overflow its stack.
 */
export const tokensOf = (text: string, mistakes: Mistakes): Tokens | undefined => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const quotes: number[] = []
  let [lexemes, suspects, last] = [0, 0, '']
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset
    const made = [...parser.next(lexeme)]
    tokens.push(...made)
    lexemes += 1
    // This mark announces an unquoted text, which may start with anything.
    const plain = last === '\u001f'
    if (!plain && /^["']/.test(lexeme)) quotes.push(start)
    suspects += made.filter(({ type }) => type === 'error').length + (plain ? 0 : suspectsOf(lexeme, last))
    if (!/^\s*$/.test(lexeme)) last = lexeme
    const stop = (code: 'TOO_DEEP' | 'TOO_LARGE', message: string, hint: string): undefined => {
      mistakes.note(code, { start, end: start + 1 }, message, hint)
    }
    if (parser.stack.length > MAX_TREE_DEPTH + 2)
      return stop(
        'TOO_DEEP',
        `values are nested more than ${String(MAX_TREE_DEPTH)} levels deep`,
        'use flatter values, or write the body as text',
      )
    if (lexemes > MAX_LEXEMES)
      return stop('TOO_LARGE', 'the file has too many values; the limit is reached here', 'split it into several files')
    if (suspects > MAX_SUSPECTS)
      return stop(
        'TOO_LARGE',
        'the file has too many tags, anchors, aliases, directives, wrong escapes or stray marks',
        'put texts in quotes, and backslashes in single quotes',
      )
  }
  tokens.push(...parser.end())
  return { tokens, quotes }
}

const ESCAPES = /\\(?:[0abtnvfre "/\\N_LP\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})|\\/g

const suspectsOf = (lexeme: string, last: string): number => {
  if (lexeme.startsWith('"')) return [...lexeme.matchAll(ESCAPES)].filter(([escape]) => escape === '\\').length
  return /^[!&*%]/.test(lexeme) || (lexeme === ',' && /^[,[{]$/.test(last)) ? 1 : 0
}
