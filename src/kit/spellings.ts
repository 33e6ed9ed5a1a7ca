import { isHex } from './hex.ts'

/**
 * Ways in which other programs write a character; nested escaping is limited so that matching stays linear.
 */
const SHORT_JSON: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' }
const ENTITIES: Readonly<Record<string, readonly string[]>> = {
  '&': ['amp'],
  '<': ['lt'],
  '>': ['gt'],
  '"': ['quot'],
  "'": ['apos'],
  '/': ['sol'],
  '=': ['equals'],
  '+': ['plus'],
  ' ': ['nbsp'],
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
const hexOf = (byte: number, digits = 2): string => anyCase(byte.toString(16).padStart(digits, '0'))

/** Returns patterns of a character without backslashes: percent-encoded, or as an XML or HTML reference. */
const coded = (character: string): string[] => {
  const code = character.codePointAt(0) ?? 0
  return [
    [...Buffer.from(character)].map((byte) => `%(?:25){0,3}${hexOf(byte)}`).join(''),
    `&(?:amp;){0,3}#(?:0{0,5}${String(code)}|[xX]0{0,5}${hexOf(code, 1)});`,
    ...(ENTITIES[character] ?? []).map((name) => `&(?:amp;){0,3}${name};`),
  ]
}

/** Returns patterns of the text after the backslashes when JSON or JavaScript escapes a character. */
const escaped = (character: string): string[] => {
  const code = character.codePointAt(0) ?? 0
  const short = SHORT_JSON[character]
  return [
    Array.from(
      { length: character.length },
      (_, index) => `${index === 0 ? '' : '\\\\{1,8}'}u${hexOf(character.charCodeAt(index), 4)}`,
    ).join(''),
    `u\\{0{0,5}${hexOf(code, 1)}\\}`,
    ...(code < 256 ? [`x${hexOf(code)}`] : []),
    ...(short === undefined ? [] : [short]),
  ]
}

/**
 * Returns a pattern for one character and the backslashes before it, in any spelling, also escaped repeatedly. One
 * quantifier matches all adjacent backslashes: two adjacent ones would take exponential time.
 */
const spelled = (backslashes: number, character: string): string => {
  const quoted = /["'/]/.test(character) ? [literal(character)] : []
  const plain = [literal(character), ...(character === ' ' ? ['\\+'] : []), ...coded(character)]
  if (backslashes === 0) return `(?:${plain.join('|')}|\\\\{1,8}(?:${[...quoted, ...escaped(character)].join('|')}))`
  const count = String(backslashes)
  const after = `(?:${[...plain, ...escaped(character)].join('|')})`
  return [
    `(?:\\\\{${count},${String(backslashes * 8 + 8)}}${after}`,
    `|${foreignBackslash}{${count}}(?:${plain.join('|')}|\\\\{1,8}${after}))`,
  ].join('')
}

const foreignBackslash = `(?:${[...coded('\\'), '\\\\{1,8}(?:u005[cC]|x5[cC])'].join('|')})`

/** Returns a pattern for a text, with each character in any spelling. */
const textPattern = (text: string): string => {
  const end = /\\+$/.exec(text)?.[0].length ?? 0
  const body = [...text.slice(0, text.length - end).matchAll(/(\\*)([^\\])/gsu)]
    .map(([, before = '', character = '']) => spelled(before.length, character))
    .join('')
  return body + (end === 0 ? '' : `(?:\\\\{${String(end)},${String(end * 8)}}|${foreignBackslash}{${String(end)}})`)
}

/**
 * Returns a pattern for bytes as hexadecimal digits of either case, also with spaces, colons or hyphens, as in dumps.
 */
const hexPattern = (bytes: Uint8Array): string => [...bytes].map((byte) => hexOf(byte)).join('[\\s:-]{0,2}')

/** Returns a pattern for bytes as a list of decimal numbers, like a Buffer in JSON. */
const decimalPattern = (bytes: Uint8Array): string =>
  `(?<!\\d)${[...bytes].map(String).join('\\s{0,20},\\s{0,20}')}(?!\\d)`

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BREAK = '(?:\\s|\\\\{1,4}[rn]){0,4}'

/** The characters of base64url that differ from base64. */
const IN_URLS: Readonly<Record<string, string>> = { '+': '-', '/': '_' }

/** Returns a pattern for a character of base64 or base64url, plain or escaped. */
const sextet = (value: number): string => {
  const character = ALPHABET[value] ?? ''
  const other = IN_URLS[character]
  return other === undefined ? character : `${spelled(0, character)}|${other}`
}

const group = (bits: string): string => {
  const known = new RegExp(`^${bits.replaceAll('?', '.')}$`)
  const fitting = Array.from({ length: 64 }, (_, value) => value).filter((value) =>
    known.test(value.toString(2).padStart(6, '0')),
  )
  return `(?:${fitting.map(sextet).join('|')})`
}

/**
 * Returns a pattern for bytes inside longer base64, at `offset` modulo 3. The outer characters are shared with adjacent
 * bytes, only partly known, and may be missing.
 */
const base64Pattern = (bytes: Uint8Array, offset: number): string => {
  const bits = '?'.repeat(offset * 8) + [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = (bits + '?'.repeat((6 - (bits.length % 6)) % 6)).match(/.{6}/g) ?? []
  const outer = (given: string | undefined): string =>
    given !== undefined && /^\?+[01]|[01]\?+$/.test(given) ? `${group(given)}?` : ''
  const whole = groups.filter((each) => !each.includes('?'))
  return outer(groups[offset]) + whole.map(group).join(BREAK) + outer(groups.at(-1))
}

const binaryPatterns = (bytes: Uint8Array): string[] => [
  hexPattern(bytes),
  decimalPattern(bytes),
  ...[0, 1, 2].map((offset) => base64Pattern(bytes, offset)),
]

/** Returns a text escaped for single quotes in a shell. */
const shellQuoted = (text: string): string => text.replaceAll("'", "'\\''")

/**
 * Returns patterns for every way in which a secret can appear in a text. A secret of hexadecimal digits can also appear
 * as the bytes that it encodes.
 */
export const spellingsOf = (secret: string): RegExp[] => {
  const ofHex = secret.length >= 16 && isHex(secret) ? binaryPatterns(Buffer.from(secret, 'hex')) : []
  const texts = [...new Set([secret, shellQuoted(secret)])].map(textPattern)
  return [...texts, ...binaryPatterns(Buffer.from(secret)), ...ofHex].map((pattern) => new RegExp(pattern, 'gu'))
}
