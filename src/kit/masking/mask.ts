import { isHex } from '../hex.ts'
import { SpelledBase64 } from './spelled-base64.ts'
import { SpelledBytes } from './spelled-bytes.ts'
import { SpelledTexts } from './spelled-text.ts'

/** The text that replaces a secret. */
export const MASKED = '***'

/**
 * Minimum length in characters of a secret that is searched for inside a text; a shorter one would match ordinary words
 * by chance.
 */
export const MIN_SECRET_CHARACTERS = 4

/**
 * Maximum length of a piece in characters: longer secrets are searched for in pieces, which limits the time per
 * position.
 */
const MAX_PIECE_CHARACTERS = 512

/** Returns a text with every secret masked. */
export type Mask = (text: string) => string

/** Returns a text escaped for single quotes in a shell. */
const shellQuoted = (text: string): string => text.replaceAll("'", "'\\''")

/** Returns the pieces of a secret; the last one overlaps the one before it, so that none is short. */
const piecesOf = (secret: string): string[] =>
  secret.length <= MAX_PIECE_CHARACTERS
    ? [secret]
    : Array.from({ length: Math.ceil(secret.length / MAX_PIECE_CHARACTERS) }, (_, index) =>
        secret.slice(
          Math.min(index * MAX_PIECE_CHARACTERS, secret.length - MAX_PIECE_CHARACTERS),
          (index + 1) * MAX_PIECE_CHARACTERS,
        ),
      )

/** Returns the bytes of a secret; a secret of hexadecimal digits can also appear as the bytes that it encodes. */
const bytesOf = (secret: string): Buffer[] => [
  Buffer.from(secret),
  ...(secret.length >= 16 && isHex(secret) ? [Buffer.from(secret, 'hex')] : []),
]

/** Flags for the spellings of a secret that can begin with a character. */
const IN_TEXT = 1
const IN_HEX = 2
const IN_DECIMALS = 4
const IN_BASE64 = 8
const ANY = IN_TEXT | IN_HEX | IN_DECIMALS | IN_BASE64

/** Returns the spellings for the first 128 characters; spellings of bytes cannot begin with any other. */
const asciiKinds = (): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, unit) => {
    const character = String.fromCharCode(unit)
    return (
      (/[\da-f]/i.test(character) ? IN_HEX : 0) |
      (/\d/.test(character) ? IN_DECIMALS : 0) |
      (/[\w+/%&\\-]/.test(character) ? IN_BASE64 : 0)
    )
  })

let kinds: Uint8Array | undefined

const beginningsOf = (texts: SpelledTexts): Uint8Array => {
  const beginnings = new Uint8Array(65_536)
  beginnings.set((kinds ??= asciiKinds()))
  for (const unit of texts.beginnings) beginnings[unit] = (beginnings[unit] ?? 0) | IN_TEXT
  return beginnings
}

/** Returns the spans of secrets in a text, end exclusive, ascending and without overlap. */
export type FindSecrets = (text: string) => readonly (readonly [start: number, end: number])[]

/**
 * Returns a function that finds every secret of at least 4 characters in a text, in any spelling: plain,
 * percent-encoded, escaped for JSON or markup, as hexadecimal digits, as a list of decimal bytes, or in base64, also
 * inside longer base64. It scans each text once, however many secrets there are.
 */
export const createSecretFinder = (secrets: readonly string[]): FindSecrets => {
  const pieces = [...new Set(secrets)].filter((secret) => secret.length >= MIN_SECRET_CHARACTERS).flatMap(piecesOf)
  if (pieces.length === 0) return () => []
  const inBytes = pieces.flatMap(bytesOf)
  const texts = new SpelledTexts([...new Set(pieces.flatMap((piece) => [piece, shellQuoted(piece)]))])
  const bytes = new SpelledBytes(inBytes)
  const base64 = new SpelledBase64(inBytes)
  const beginnings = beginningsOf(texts)
  return (text) => {
    const found = new Spans()
    // No secret is a single byte, so its list of decimal bytes contains a comma.
    const possible = text.includes(',') ? ANY : ANY - IN_DECIMALS
    for (let at = 0; at < text.length; at++) {
      const kinds = (beginnings[text.charCodeAt(at)] ?? 0) & possible
      if (kinds === 0) continue
      if ((kinds & IN_TEXT) !== 0) found.add(at, texts.endAt(text, at))
      if ((kinds & IN_HEX) !== 0) found.add(at, bytes.endOfHex(text, at))
      if ((kinds & IN_DECIMALS) !== 0) found.add(at, bytes.endOfDecimals(text, at))
      const span = (kinds & IN_BASE64) === 0 ? undefined : base64.spanAt(text, at)
      if (span) found.add(...span)
    }
    return found.list
  }
}

/**
 * Returns a function that masks every secret that {@link createSecretFinder} finds in a text, and a shorter one if it
 * is the whole text.
 */
export const createMask = (secrets: readonly string[]): Mask => {
  const growing = new GrowingMask()
  growing.add(secrets)
  return growing.mask
}

/** Masks secrets that are added over time. */
export class GrowingMask {
  readonly #short = new Set<string>()
  /** Finders of decreasing size: adding a secret rebuilds only the small ones. */
  readonly #groups: { readonly secrets: readonly string[]; readonly find: FindSecrets }[] = []

  /** Masks further secrets from now on. */
  add(secrets: readonly string[]): void {
    for (const secret of secrets) if (secret !== '' && secret.length < MIN_SECRET_CHARACTERS) this.#short.add(secret)
    let group = secrets.filter((secret) => secret.length >= MIN_SECRET_CHARACTERS)
    if (group.length === 0) return
    for (let last = this.#groups.at(-1); last && last.secrets.length <= group.length; last = this.#groups.at(-1)) {
      group = [...last.secrets, ...group]
      this.#groups.pop()
    }
    this.#groups.push({ secrets: group, find: createSecretFinder(group) })
  }

  readonly mask: Mask = (text) => {
    if (this.#short.has(text)) return MASKED
    let shown = ''
    let at = 0
    for (const [start, end] of this.#find(text)) {
      shown += text.slice(at, start) + MASKED
      at = end
    }
    return at === 0 ? text : shown + text.slice(at)
  }

  #find(text: string): ReturnType<FindSecrets> {
    const [first, ...others] = this.#groups
    if (!first) return []
    if (others.length === 0) return first.find(text)
    const all = this.#groups.flatMap(({ find }) => find(text))
    if (all.length < 2) return all
    const found = new Spans()
    for (const [start, end] of all.sort(([a], [b]) => a - b)) found.add(start, end)
    return found.list
  }
}

/** Spans of a text; overlapping and adjacent ones are merged, so that no part of a secret remains. */
class Spans {
  readonly list: (readonly [start: number, end: number])[] = []

  /**
   * Adds a span. Starts must ascend, give or take a few characters; a span that ends at or before its start is ignored,
   * as with an `end` of -1.
   */
  add(start: number, end: number): void {
    if (end <= start) return
    let from = start
    let to = end
    for (let last = this.list.at(-1); last && last[1] >= from; last = this.list.at(-1)) {
      from = Math.min(from, last[0])
      to = Math.max(to, last[1])
      this.list.pop()
    }
    this.list.push([from, to])
  }
}
