/** Thrown for a response that is not valid HTTP. */
export class MalformedResponse extends Error {
  readonly code = 'HPE_MALFORMED'
}

/** The status line and headers of a response. */
export interface Head {
  readonly status: number
  readonly reason: string
  readonly headers: Record<string, string>
  /** Whether the connection may stay open after the response, according to the head. */
  readonly keepsAlive: boolean
}

/** Returns whether the connection stays open after a response, according to its version and headers. RFC 9112, 9.3. */
export const staysOpen = (
  minor: string,
  { connection = '', 'keep-alive': hint = '' }: Readonly<Record<string, string>>,
): boolean => {
  const options = connection.toLowerCase()
  if (/(^|[ ,])close($|[ ,])/.test(options) || /(^|[ ,])timeout=0+($|[ ,])/.test(hint)) return false
  return minor === '1' || /(^|[ ,])keep-alive($|[ ,])/.test(options)
}

/**
 * Parses a status line.
 * @throws {MalformedResponse}
 */
export const readStatusLine = (
  line: string,
): { readonly status: number; readonly reason: string; readonly minor: string } => {
  const [, minor = '', status, reason = ''] =
    /^HTTP\/1\.([01]) ([1-9]\d\d)(?: (.*))?$/.exec(line.replace(/\r$/, '')) ?? []
  if (status === undefined) throw new MalformedResponse(`the status line ${JSON.stringify(line.slice(0, 40))}`)
  return { status: Number(status), reason, minor }
}

/** A header line, or a continuation of the previous value: no control characters except tab. RFC 9110, 5.5. */
const LINE = /^(?:([!#$%&'*+\-.^_`|~\w]+):|[ \t])([\t\x20-\x7e\x80-\xff]*)$/

const EDGE: ReadonlySet<string | undefined> = new Set([' ', '\t'])

/** Trims spaces and tabs in linear time. */
const trimmed = (value: string): string => {
  let from = 0
  let to = value.length
  while (from < to && EDGE.has(value[from])) from += 1
  while (to > from && EDGE.has(value[to - 1])) to -= 1
  return value.slice(from, to)
}

/**
 * Parses header lines into values by lower-case name; the values of a repeated name are joined by commas.
 * @throws {MalformedResponse}
 */
export const readHeaders = (lines: readonly string[]): Record<string, string> => {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>
  let last = ''
  for (const line of lines) {
    const [whole, name, value = ''] = LINE.exec(line) ?? []
    if (whole === undefined || (name === undefined && last === ''))
      throw new MalformedResponse(`the header line ${JSON.stringify(line.slice(0, 40))}`)
    const key = name?.toLowerCase() ?? last
    const before = headers[key]
    if (name !== undefined && key === 'content-length' && before !== undefined)
      throw new MalformedResponse('two Content-Length headers')
    if (name === undefined) headers[key] = `${before ?? ''} ${trimmed(value)}`
    else headers[key] = before === undefined ? trimmed(value) : `${before}, ${trimmed(value)}`
    last = key
  }
  return { ...headers }
}
