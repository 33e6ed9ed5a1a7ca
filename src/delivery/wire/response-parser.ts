import { maxHeaderSize, STATUS_CODES } from 'node:http'
import type { Response } from '../../journal/outcome.ts'
import { ResponseBody } from './response-body.ts'
import { MalformedResponse, readHeaders, readStatusLine, staysOpen, type Head } from './response-head.ts'
import { MAX_FRAMING_BYTES, MAX_INTERIM, TOO_MANY_INTERIM } from './response-limits.ts'

type State = 'head' | 'length' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailers' | 'until-close' | 'whole'

const HEAD_END = /\r?\n\r?\n/
const NOTHING = Buffer.alloc(0)
const END = Buffer.from('\n')
/** The end of a chunked body without trailers. */
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** The start of a line that contains the size of a chunk. RFC 9112, 7.1. */
const SIZE_BEGUN = /^(?:[0-9a-f]+[ \t]*(?:;|\r?$|\r?\n)|$)/i
const SIZE_LINE = /^0*([0-9a-f]{1,12})[ \t]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i

/** Maximum number of characters of a head that is kept for comparison with the next one. */
const MAX_RECENT = 2048

/** The head of a receiver's last response: the next one is usually identical and need not be parsed again. */
export interface RecentHead {
  known?: { readonly bytes: Buffer; readonly text: string; readonly head: Head }
}

/** Parses one response from the bytes of a connection as they arrive; skips interim responses (1xx). */
export class ResponseParser {
  readonly #asked: { readonly head: boolean; readonly continue: boolean }
  readonly #body = new ResponseBody()
  #state: State = 'head'
  #rest: Buffer = NOTHING
  #left = 0
  #framingBytes = 0
  #interim = 0
  /** Whether the end of the response is known, which is where the next one would start. */
  #isBounded = false
  #head: Head | undefined
  readonly #recent: RecentHead | undefined
  /** Whether 100 Continue has arrived. */
  continued = false

  /** @param asked whether the request was a HEAD, and whether it asked for 100 Continue */
  constructor(asked: { readonly head: boolean; readonly continue: boolean }, recent?: RecentHead) {
    this.#asked = asked
    this.#recent = recent
  }

  get status(): number | undefined {
    return this.#head?.status
  }

  /** Whether the connection may carry another request once the response is complete. */
  get keepsAlive(): boolean {
    return this.#head?.keepsAlive === true && this.#isBounded && !this.#body.truncated
  }

  /** Whether the response is complete. */
  get whole(): boolean {
    return this.#state === 'whole'
  }

  /** Whether the head is complete. */
  get inBody(): boolean {
    return this.#state !== 'head'
  }

  /**
   * Parses bytes, which may be overwritten afterwards; returns those after the end of the response.
   * @throws {MalformedResponse}
   */
  take(chunk: Buffer): Buffer {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    while (this.#state !== 'whole' && this.#step());
    if (this.whole) return this.#rest
    if (this.#rest.length > 0) this.#rest = Buffer.from(this.#rest)
    return NOTHING
  }

  /** Called when the connection has closed; returns whether the response is complete. */
  end(): boolean {
    if (this.#state === 'until-close') this.#state = 'whole'
    return this.whole
  }

  response(): Response {
    const { status, reason, headers } = this.#head ?? { status: 0, reason: '', headers: {} }
    return {
      status,
      reason: reason || (STATUS_CODES[status] ?? ''),
      headers,
      body: this.#body.text(),
      truncated: this.#body.truncated,
    }
  }

  /** Parses the next element; returns false if it needs more bytes. */
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
        if (this.#rest.length === LAST_CHUNK.length && this.#rest.equals(LAST_CHUNK)) {
          this.#rest = NOTHING
          this.#state = 'whole'
          return true
        }
        // Bytes that cannot become a size fail here, without waiting for the rest of the line.
        if (!SIZE_BEGUN.test(this.#rest.toString('latin1', 0, 40))) throw this.#oddSize()
        return this.#readLine((line) => {
          const size = SIZE_LINE.exec(line)?.[1]
          if (size === undefined) throw this.#oddSize(line)
          this.#left = Number.parseInt(size, 16)
          this.#state = this.#left === 0 ? 'trailers' : 'chunk'
        })
      case 'chunk-end':
        if (!/^(\r?$|\r?\n)/.test(this.#rest.toString('latin1', 0, 2)))
          throw new MalformedResponse('a chunk that is longer than announced')
        return this.#readLine(() => (this.#state = 'chunk-size'))
      case 'trailers':
        return this.#readLine((line) => {
          if (line === '') this.#state = 'whole'
          else readHeaders([line])
        })
      case 'whole':
        return false
    }
  }

  #readLine(use: (line: string) => unknown): boolean {
    const end = this.#rest.indexOf(END)
    if (end < 0 && this.#rest.length > maxHeaderSize) throw new MalformedResponse('a line without an end')
    if (end < 0) return false
    this.#framingBytes += end
    if (this.#framingBytes > MAX_FRAMING_BYTES)
      throw new MalformedResponse(
        `more than ${String(MAX_FRAMING_BYTES)} bytes of chunk sizes, extensions and trailers`,
      )
    const line = this.#rest.toString('latin1', 0, end).replace(/\r$/, '')
    this.#rest = this.#rest.subarray(end + 1)
    use(line)
    return true
  }

  #oddSize(line = this.#rest.toString('latin1', 0, 40)): MalformedResponse {
    return new MalformedResponse(`a chunk of the size ${JSON.stringify(line.slice(0, 40))}`)
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
    const known = this.#recent?.known
    if (known?.bytes.equals(this.#rest)) {
      this.#rest = NOTHING
      this.#begin(known.head)
      return true
    }
    if (known && this.#rest.toString('latin1', 0, known.text.length) === known.text) {
      this.#rest = this.#rest.subarray(known.text.length)
      this.#begin(known.head)
      return true
    }
    const text = this.#rest.toString('latin1', 0, maxHeaderSize + 4)
    // Line breaks before the status line are ignored (RFC 9112, 2.2, about requests).
    const blank = /^[\r\n]*/.exec(text)?.[0].length ?? 0
    const begin = text.slice(blank, blank + 5)
    if (!'HTTP/'.startsWith(begin))
      throw new MalformedResponse(`it begins with ${JSON.stringify(text.slice(blank, blank + 20))}`)
    const end = HEAD_END.exec(text.slice(blank))
    if (!end && text.length > maxHeaderSize) throw new MalformedResponse('headers without an end')
    if (!end) {
      const [line, ...more] = text.slice(blank).split('\n')
      if (more.length > 0) readStatusLine(line ?? '')
      return false
    }
    const [first = '', ...lines] = text.slice(blank, blank + end.index).split(/\r?\n/)
    const { status, reason, minor } = readStatusLine(first)
    const headers = readHeaders(lines)
    const bytes = blank + end.index + end[0].length
    this.#rest = this.#rest.subarray(bytes)
    if (status === 101) throw new MalformedResponse('it switched protocols, which the request did not ask for')
    if (status === 100 && !this.#asked.continue)
      throw new MalformedResponse('100 Continue, which the request did not ask for')
    if (status < 200) {
      this.continued ||= status === 100
      this.#interim += 1
      if (this.#interim > MAX_INTERIM) throw new MalformedResponse(TOO_MANY_INTERIM)
      return true
    }
    const head: Head = { status, reason, headers, keepsAlive: staysOpen(minor, headers) }
    this.#begin(head)
    if (this.#recent && bytes <= MAX_RECENT) {
      const known = text.slice(0, bytes)
      this.#recent.known = { bytes: Buffer.from(known, 'latin1'), text: known, head }
    }
    return true
  }

  /** Starts the final response. */
  #begin(head: Head): void {
    this.#head = head
    this.#state = this.#framing(head.status, head.headers)
    // A receiver that announces a body where none is allowed may still send it later, and it would be read as the next
    // response.
    this.#isBounded = this.#state === 'whole' ? !announcesBody(head.headers) : this.#state !== 'until-close'
  }

  /** Returns how the end of the body is determined. RFC 9112, 6.3. */
  #framing(status: number, headers: Readonly<Record<string, string>>): State {
    if (this.#asked.head || status === 204 || status === 304) return 'whole'
    const { 'transfer-encoding': encoding, 'content-length': length } = headers
    if (encoding !== undefined && length !== undefined)
      throw new MalformedResponse('both Transfer-Encoding and Content-Length')
    if (encoding !== undefined) return /(^|,)[ \t]*chunked[ \t]*$/i.test(encoding) ? 'chunk-size' : 'until-close'
    if (length === undefined) return 'until-close'
    if (!/^\d{1,15}$/.test(length))
      throw new MalformedResponse(`a Content-Length of ${JSON.stringify(length.slice(0, 40))}`)
    this.#left = Number(length)
    return this.#left === 0 ? 'whole' : 'length'
  }
}

const announcesBody = ({ 'transfer-encoding': encoding, 'content-length': length }: Head['headers']): boolean =>
  encoding !== undefined || (length !== undefined && !/^0+$/.test(length))
