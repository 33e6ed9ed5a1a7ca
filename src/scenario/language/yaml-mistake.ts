import type { YAMLError } from 'yaml'
import type { MistakeName } from './mistake-codes.ts'
import type { SourceSpan } from './mistake.ts'

interface Explained {
  readonly code: MistakeName
  readonly span: SourceSpan
  readonly message: string
  readonly hint: string
}

/** Rewords an error of the YAML parser, with the most likely fix. @param quotes where quoted texts start */
export const explainYaml = (error: YAMLError, text: string, quotes: readonly number[]): Explained => {
  const span = { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) }
  const say = (message: string, hint: string): Explained => ({ code: 'YAML', span, message, hint })
  const before = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start)
  if (text.startsWith('{', span.start) && before.endsWith('$')) {
    return {
      ...say('"${" starts a mapping inside { } or [ ]', 'quote the reference: "${first.eventId}"'),
      span: { start: span.start - 1, end: span.end },
    }
  }
  const line = text.slice(span.start - before.length).split('\n', 1)[0] ?? ''
  if (error.code === 'BAD_INDENT' && /^\s*-[^\s-]/.test(line))
    return say('there is no space after "-"', 'write "- " before each item')
  const aligned =
    error.message.startsWith('Sequence item without -') ||
    (error.code === 'BLOCK_AS_IMPLICIT_KEY' && /^- /.test(text.slice(span.start, span.start + 2)))
  if (aligned) {
    const indent = /^\s*/.exec(text.slice(span.start))?.[0].length ?? 0
    return {
      ...say(
        'the line is not aligned with those above',
        'align it with the keys of the step, or start a step with "- "',
      ),
      span: { start: span.start + indent, end: span.start + indent + 1 },
    }
  }
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return say('the indentation contains a tab', 'indent with spaces')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return say('this line contains a second ": "', 'quote the text')
    case 'BAD_SCALAR_START':
      return say(`a text cannot start with ${text.slice(span.start, span.start + 1)} here`, 'quote the text')
    case 'BAD_DQ_ESCAPE':
      return {
        ...say(
          `${text.slice(span.start, span.start + 2).trim()} is not an escape`,
          "write \\\\ for a backslash, or use single quotes: '…'",
        ),
        span: { start: span.start, end: span.start + 2 },
      }
    case 'MISSING_CHAR':
      return error.message.includes('closing')
        ? {
            ...say('the quote that starts here is not closed', 'end the text with the same quote'),
            span: opening(span, quotes),
          }
        : say(sentence(error.message), 'fix the YAML here')
    case 'BAD_INDENT':
      return error.message.startsWith('Flow')
        ? say('a bracket that was opened above is not closed', 'close { with } and [ with ]')
        : say('the indentation does not match the lines above', 'align it with the lines around it')
    case 'MULTILINE_IMPLICIT_KEY':
      return say('a key spans several lines', 'is a colon missing after it?')
    case 'BAD_ALIAS':
      return say('* starts an alias, but no name follows', 'quote the text')
    case 'UNEXPECTED_TOKEN':
      if (error.message.startsWith('Unexpected scalar at node end') && /["']\s*$/.test(before))
        return say(
          'there is text after the closing quote',
          "inside single quotes write '' for a quote; inside double quotes write \\\"",
        )
      return unexplained(error, say)
    default:
      return unexplained(error, say)
  }
}

const unexplained = (error: YAMLError, say: (message: string, hint: string) => Explained): Explained =>
  say(sentence(error.message), 'fix the YAML here; quote a text that contains : # { } [ ] & * ! or quotes')

const opening = (span: SourceSpan, quotes: readonly number[]): SourceSpan => {
  const start = quotes.findLast((quote) => quote < span.start) ?? span.start
  return { start, end: start + 1 }
}

/** Returns the package's own message in our style. */
const sentence = (message: string): string => {
  const [line = ''] = message.split('\n')
  return line.charAt(0).toLowerCase() + line.slice(1, 160)
}
