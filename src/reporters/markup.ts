import { visible } from '../kit/visible.ts'

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for content and attributes of XML 1.0 and HTML; characters that XML forbids are made visible. */
export const markup = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '')

/** Escapes an XML attribute, in which a parser would turn line feeds and tabs into spaces. */
export const attribute = (text: string): string => markup(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
