import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Answer } from '../../journal/outcome.ts'
import { AnswerBody } from './answer-body.ts'
import { MAX_FRAMING_BYTES, MAX_INTERIM, TOO_MANY_INTERIM } from './answer-limits.ts'

/** An answer that is not HTTP. */
export class MalformedAnswer extends Error {
  readonly code = 'HPE_MALFORMED'
}

type State = 'head' | 'length' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailers' | 'until-close' | 'whole'

const HEAD_END = /\r?\n\r?\n/
const END = Buffer.from('\n')

/** Reads one answer from the bytes of a connection as they come; what informs only (1xx) is skipped. */
export class AnswerParser {
  readonly #asked: { readonly head: boolean; readonly continue: boolean }
  readonly #body = new AnswerBody()
  #state: State = 'head'
  #rest: Buffer = Buffer.alloc(0)
  #left = 0
  #framingBytes = 0
  #interim = 0
  #headers: Record<string, string> = {}
  #reason = ''
  status: number | undefined
  /** Whether 100 Continue has come. */
  continued = false

  /** @param asked whether the request was a HEAD, and whether it asked for 100 Continue */
  constructor(asked: { readonly head: boolean; readonly continue: boolean }) {
    this.#asked = asked
  }

  get whole(): boolean {
    return this.#state === 'whole'
  }

  /** True once the head is whole and the body is awaited. */
  get inBody(): boolean {
    return this.#state !== 'head'
  }

  /** Takes bytes; answers those behind the end of the answer. @throws {MalformedAnswer} */
  take(chunk: Buffer): Buffer {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    while (this.#state !== 'whole' && this.#step());
    return this.whole ? this.#rest : Buffer.alloc(0)
  }

  /** The connection has ended: true if the answer is whole by that. */
  end(): boolean {
    if (this.#state === 'until-close') this.#state = 'whole'
    return this.whole
  }

  answer(): Answer {
    const status = this.status ?? 0
    return {
      status,
      reason: this.#reason || (STATUS_CODES[status] ?? ''),
      headers: this.#headers,
      body: this.#body.text(),
      truncated: this.#body.truncated,
    }
  }

  /** Reads one thing more; false when more bytes are needed for it. */
  #step(): boolean {
    switch (this.#state) {
      case 'head':
        return this.#readHead()
      case 'length':
      case 'chunk':
        return this.#readBytes(this.#state === 'chunk' ? 'chunk-end' : 'whole')
      case 'until-close':
        this.#left = Infinity
        return this.#readBytes('whole')
      case 'chunk-size':
        return this.#readLine((line) => {
          const size = /^([0-9a-f]{1,12})[ \t]*(;|$)/i.exec(line)?.[1]
          if (size === undefined) throw new MalformedAnswer(`a chunk of the size ${JSON.stringify(line.slice(0, 40))}`)
          this.#left = Number.parseInt(size, 16)
          this.#state = this.#left === 0 ? 'trailers' : 'chunk'
        })
      case 'chunk-end':
        return this.#readLine((line) => {
          if (line !== '') throw new MalformedAnswer('a chunk that is longer than announced')
          this.#state = 'chunk-size'
        })
      case 'trailers':
        return this.#readLine((line) => {
          if (line === '') this.#state = 'whole'
        })
      case 'whole':
        return false
    }
  }

  #readLine(use: (line: string) => void): boolean {
    const end = this.#rest.indexOf(END)
    if (end < 0 && this.#rest.length > maxHeaderSize) throw new MalformedAnswer('a line without an end')
    if (end < 0) return false
    this.#framingBytes += end
    if (this.#framingBytes > MAX_FRAMING_BYTES)
      throw new MalformedAnswer(`more than ${String(MAX_FRAMING_BYTES)} bytes of chunk sizes, extensions and trailers`)
    const line = this.#rest.toString('latin1', 0, end).replace(/\r$/, '')
    this.#rest = this.#rest.subarray(end + 1)
    use(line)
    return true
  }

  #readBytes(then: State): boolean {
    const bytes = this.#rest.subarray(0, this.#left)
    this.#rest = this.#rest.subarray(bytes.length)
    this.#left -= bytes.length
    if (!this.#body.take(bytes)) this.#state = 'whole'
    else if (this.#left === 0) this.#state = then
    else return false
    return true
  }

  #readHead(): boolean {
    const text = this.#rest.toString('latin1', 0, maxHeaderSize + 4)
    // Line ends before the status line are let pass (RFC 9112, 2.2 of requests).
    const blank = /^[\r\n]*/.exec(text)?.[0].length ?? 0
    const begin = text.slice(blank, blank + 5)
    if (!'HTTP/'.startsWith(begin))
      throw new MalformedAnswer(`it begins with ${JSON.stringify(text.slice(blank, blank + 20))}`)
    const end = HEAD_END.exec(text.slice(blank))
    if (!end && text.length > maxHeaderSize) throw new MalformedAnswer('headers without an end')
    if (!end) {
      const [line, ...more] = text.slice(blank).split('\n')
      if (more.length > 0) readStatusLine(line ?? '')
      return false
    }
    const [first = '', ...lines] = text.slice(blank, blank + end.index).split(/\r?\n/)
    const { status, reason } = readStatusLine(first)
    const headers = readHeaders(lines)
    this.#rest = this.#rest.subarray(blank + end.index + end[0].length)
    if (status === 101) throw new MalformedAnswer('it switched protocols, which the request did not ask for')
    if (status === 100 && !this.#asked.continue)
      throw new MalformedAnswer('100 Continue, which the request did not ask for')
    if (status < 200) {
      this.continued ||= status === 100
      this.#interim += 1
      if (this.#interim > MAX_INTERIM) throw new MalformedAnswer(TOO_MANY_INTERIM)
      return true
    }
    this.status = status
    this.#reason = reason
    this.#headers = headers
    this.#state = this.#framing(status, headers)
    return true
  }

  /** What tells the end of the body. RFC 9112, 6.3. */
  #framing(status: number, headers: Readonly<Record<string, string>>): State {
    if (this.#asked.head || status === 204 || status === 304) return 'whole'
    const { 'transfer-encoding': encoding, 'content-length': length } = headers
    if (encoding !== undefined && length !== undefined)
      throw new MalformedAnswer('both Transfer-Encoding and Content-Length')
    if (encoding !== undefined) return /(^|,)\s*chunked\s*$/i.test(encoding) ? 'chunk-size' : 'until-close'
    if (length === undefined) return 'until-close'
    if (!/^\d{1,15}$/.test(length))
      throw new MalformedAnswer(`a Content-Length of ${JSON.stringify(length.slice(0, 40))}`)
    this.#left = Number(length)
    return this.#left === 0 ? 'whole' : 'length'
  }
}

const readStatusLine = (line: string): { readonly status: number; readonly reason: string } => {
  const [, status, reason = ''] = /^HTTP\/1\.[01] ([1-9]\d\d)(?: (.*))?$/.exec(line.replace(/\r$/, '')) ?? []
  if (status === undefined) throw new MalformedAnswer(`the status line ${JSON.stringify(line.slice(0, 40))}`)
  return { status: Number(status), reason }
}

const readHeaders = (lines: readonly string[]): Record<string, string> => {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>
  let last = ''
  for (const line of lines) {
    const [, name, value = ''] = /^([!#$%&'*+\-.^_`|~\w]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    const key = name?.toLowerCase() ?? last
    if (name === undefined && (last === '' || !/^[ \t]/.test(line)))
      throw new MalformedAnswer(`the header line ${JSON.stringify(line.slice(0, 40))}`)
    const before = headers[key]
    if (name !== undefined && key === 'content-length' && before !== undefined) throw new MalformedAnswer('two lengths')
    if (name === undefined) headers[key] = `${before ?? ''} ${line.trim()}`
    else headers[key] = before === undefined ? value : `${before}, ${value}`
    last = key
  }
  return { ...headers }
}
