/** A text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Set by curl itself. */
const OWN: ReadonlySet<string> = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

/** A command for a POSIX shell that sends this request again to the byte; masked credentials stay masked. */
export const curlOf = ({
  method,
  url,
  headers,
  body,
}: {
  method: string
  url: string
  headers: readonly (readonly string[])[]
  body: string
}): string => {
  const lines = headers
    .filter(([name = '']) => !OWN.has(name.toLowerCase()))
    .map(([name = '', value = '']) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  return [
    `printf '%s' ${quoted(body)} | curl -sS -i -X ${quoted(method)} ${quoted(url)}`,
    ...lines,
    '--data-binary @-',
  ].join(' \\\n  ')
}
