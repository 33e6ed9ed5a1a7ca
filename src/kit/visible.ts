/** Characters that a terminal would obey or nobody would see. */
export const HIDDEN =
  // Wider than a line may be: one set of characters, and a literal that the compiler checks.
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Cs}|[\u{e0000}-\u{e007f}]/gu

const show = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

/**
 * Shows characters that a terminal would obey or nobody would see (escapes, controls, marks of direction, halves of
 * surrogate
 * pairs) as `\x1b` or `\u{202e}`. Line feeds and tabs stay. Nothing is left out, so that no text comes together from
 * its parts.
 */
export const visible = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(HIDDEN, (character) => (character === '\n' || character === '\t' ? character : show(character)))

/** Printable ASCII without a space at either end. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/

/** The same on one line. */
export const visibleLine = (text: string): string =>
  PLAIN.test(text)
    ? text
    : visible(text)
        .replaceAll('\t', ' ')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ')
