/** Returns a pattern of control characters and invisible characters; as a constant, it would slow down each start. */
export const hidden = (): RegExp =>
  // This line is long because the compiler can check only a literal.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Cs}|[\u{e0000}-\u{e007f}]/gu

const show = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

/**
 * Returns a text with control and invisible characters (escapes, direction marks, lone surrogates) shown as `\x1b` or
 * `\u{202e}`. Line feeds and tabs stay, and CRLF becomes a line feed. Nothing else is removed, so that the parts around
 * a character cannot form a new text.
 */
export const visible = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(hidden(), (character) => (character === '\n' || character === '\t' ? character : show(character)))

/** Printable ASCII without a space at either end. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/

/** Returns the same as {@link visible} on one line: tabs become spaces, lines are trimmed and joined by spaces. */
export const visibleLine = (text: string): string =>
  PLAIN.test(text)
    ? text
    : visible(text)
        .replaceAll('\t', ' ')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ')
