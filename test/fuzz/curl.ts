import type { Call } from './call.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** The request as a command that a shell takes; bytes that are no text go through base64. */
export const curlOf = (base: string, { method, path, headers, body }: Call): string => {
  const head = Object.entries(headers)
    .map(([name, value]) => ` -H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
    .join('')
  const start = `curl -sS -X ${method}${head}`
  if (body === undefined || body.length === 0) return `${start} ${quoted(base + path)}`
  const text = body.toString()
  if (body.length < 4000 && Buffer.from(text).equals(body) && !text.includes('\u0000'))
    return `${start} --data-binary ${quoted(text.startsWith('@') ? ` ${text}` : text)} ${quoted(base + path)}`
  const url = quoted(base + path)
  // What is longer than a command line takes is made again by the seed and the number of the request.
  if (body.length > 90_000) return `${start} --data-binary @BODY ${url}  # BODY: ${String(body.length)} bytes`
  return `printf %s ${body.toString('base64')} | base64 -d | ${start} --data-binary @- ${url}`
}
