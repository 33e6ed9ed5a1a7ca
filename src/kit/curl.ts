/** A request to resend with curl. */
export interface CurlRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: { readonly text: string } | { readonly base64: string }
}

/** Quotes a text for a POSIX shell, if needed. */
export const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** A secret and the environment variable that replaces it in a command. */
export interface NamedSecret {
  readonly variable: string
  readonly value: string
}

/** Quotes a text for a POSIX shell, with a reference to the variable in place of each secret, the longest first. */
export const quotedWithout = (text: string, secrets: readonly NamedSecret[]): string => {
  const [longest, ...others] = secrets
    .filter(({ value }) => value !== '' && text.includes(value))
    .sort((a, b) => b.value.length - a.value.length)
  if (!longest) return quoted(text)
  const parts = text.split(longest.value).map((part) => (part === '' ? '' : quotedWithout(part, others)))
  return parts.join(`"$${longest.variable}"`)
}

/** Returns the `printf '%b'` escape of a control character. */
const escaped = (char: string): string => `\\0${char.charCodeAt(0).toString(8).padStart(3, '0')}`

/** Returns a command that prints a text exactly; on one line, so that it can be copied. */
const printed = (text: string): string =>
  /[\0-\x1f\x7f]/.test(text)
    ? `printf '%b' ${quoted(text.replaceAll('\\', '\\\\').replace(/[\0-\x1f\x7f]/g, escaped))}`
    : `printf '%s' ${quoted(text)}`

/** Headers that curl sets itself, or that must not be copied. */
const OWN: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

/**
 * Returns a POSIX shell command that sends exactly this request again, including its signature; masked credentials stay
 * masked.
 */
export const curlCommand = ({ method, url, headers, body }: CurlRequest): string => {
  const lines = headers
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  // Removes headers that curl would add.
  for (const name of ['Content-Type', 'User-Agent', 'Accept'])
    if (!names.has(name.toLowerCase())) lines.push(`-H ${quoted(`${name}:`)}`)
  const parts = ['curl -sS -i', method === 'HEAD' ? '-I' : `-X ${quoted(method)}`, quoted(url), ...lines]
  if (method === 'HEAD') return parts.join(' ')
  return 'text' in body
    ? `${printed(body.text)} | ${parts.join(' ')} --data-binary @-`
    : `printf '%s' ${quoted(body.base64)} | base64 -d | ${parts.join(' ')} --data-binary @-`
}
