const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that no XML document may hold (XML 1.0, 2.2), lone surrogates among them. */
const UNWRITABLE = new RegExp(
  [
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/,
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/,
    /(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

/** Writes a text so that it stays text in XML and HTML, in content and in quoted attributes. */
export const inert = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
