/** A request as curl may send it again. */
export interface CurlRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: { readonly text: string } | { readonly base64: string }
}

/** Quotes a text for a POSIX shell, as far as it is needed. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** The escape of a control character that `printf '%b'` reads. */
const escaped = (char: string): string => `\\0${char.charCodeAt(0).toString(8).padStart(3, '0')}`

/** A command that prints a text to the byte; on one line, so that it survives being copied. */
const printed = (text: string): string =>
  /[\0-\x1f\x7f]/.test(text)
    ? `printf '%b' ${quoted(text.replaceAll('\\', '\\\\').replace(/[\0-\x1f\x7f]/g, escaped))}`
    : `printf '%s' ${quoted(text)}`

/** Set by curl itself, or wrong when repeated. */
const OWN: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

/**
 * Returns a command for a POSIX shell that sends exactly this request again, signature and all; masked credentials
 * stay masked.
 */
export const curlCommand = ({ method, url, headers, body }: CurlRequest): string => {
  const lines = headers
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  // What curl would add on its own is taken away.
  for (const name of ['Content-Type', 'User-Agent', 'Accept'])
    if (!names.has(name.toLowerCase())) lines.push(`-H ${quoted(`${name}:`)}`)
  const parts = ['curl -sS -i', method === 'HEAD' ? '-I' : `-X ${quoted(method)}`, quoted(url), ...lines]
  if (method === 'HEAD') return parts.join(' ')
  return 'text' in body
    ? `${printed(body.text)} | ${parts.join(' ')} --data-binary @-`
    : `printf '%s' ${quoted(body.base64)} | base64 -d | ${parts.join(' ')} --data-binary @-`
}
