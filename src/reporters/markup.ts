import { visible } from '../kit/visible.ts'

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes text for XML 1.0 and HTML, for content and attributes alike; characters that XML forbids are made visible.
 */
export const markup = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '')

/** The same for an XML attribute, where a parser would turn line feeds and tabs into spaces. */
export const attribute = (text: string): string => markup(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
