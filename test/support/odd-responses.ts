const H = 'HTTP/1.1 200 OK\r\n'
const CHUNKED = `${H}Transfer-Encoding: chunked\r\n\r\n`
const LENGTH_2 = 'Content-Length: 2\r\n\r\nok'
const CHUNKS_OF_OK = '2\r\nok\r\n0\r\n\r\n'
export const OK = `${H}${LENGTH_2}`

const headerLine = (line: string): string => `${H}${line}\r\n${LENGTH_2}`

/** Bytes that a receiver sends behind a request before it closes the connection; several pieces go out apart. */
export interface OddResponse {
  readonly bytes: string | readonly string[]
  readonly method?: 'HEAD'
  /** It keeps the connection open: that the bytes are no response is to be told by them alone. */
  readonly staysOpen?: true
  /** What the transport makes of it where the HTTP client of Node sees it otherwise, and why. */
  readonly differs?: { readonly ours: string; readonly because: string }
}

/** No HTTP. */
export const MALFORMED = 'malformed-response'

const LF = 'RFC 9112, 2.2 and 7.1: a line feed alone may end a line'
const ENDS_AT_HEAD = 'RFC 9112, 6.3: it ends with its head, and what follows is no part of it'

/** Answers of receivers, orderly and odd, by what is odd about them. */
export const ODD_RESPONSES: Readonly<Record<string, OddResponse>> = {
  nothing: { bytes: OK },
  'line feeds only': {
    bytes: H.replace('\r', '') + LENGTH_2.replaceAll('\r', ''),
    differs: { ours: '200 ok', because: LF },
  },
  'an empty line first': { bytes: `\r\n${OK}` },
  'a blank first': { bytes: ` ${OK}` },
  'a byte order mark': { bytes: `\xef\xbb\xbf${OK}` },
  'one byte at a time': { bytes: OK.split('') },
  'chunks one byte at a time': { bytes: `${CHUNKED}2\r\nok\r\n0\r\nA: b\r\n\r\n`.split('') },
  'a line end in two pieces': { bytes: [H.slice(0, -1), '\nContent-Length: 2\r\n\r', '\nok'] },
  '204 that announces a body': { bytes: 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n' },
  '204 with a body': {
    bytes: 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello',
    differs: { ours: '204 ', because: ENDS_AT_HEAD },
  },
  '304 with a body': {
    bytes: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello',
    differs: { ours: '304 ', because: ENDS_AT_HEAD },
  },
  'HEAD with a length': { bytes: `${H}Content-Length: 5\r\n\r\n`, method: 'HEAD' },
  'HEAD in chunks': { bytes: CHUNKED, method: 'HEAD' },
  'HEAD with a body': {
    bytes: `${H}Content-Length: 5\r\n\r\nhello`,
    method: 'HEAD',
    differs: { ours: '200 ', because: ENDS_AT_HEAD },
  },
  'bytes behind it': { bytes: `${OK}xxxx`, differs: { ours: '200 ok', because: 'they are not read' } },
  'another answer behind it': { bytes: `${OK}HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nno` },
  'a length +2': { bytes: `${H}Content-Length: +2\r\n\r\nok` },
  'a length -2': { bytes: `${H}Content-Length: -2\r\n\r\nok` },
  'a length 0x2': { bytes: `${H}Content-Length: 0x2\r\n\r\nok` },
  'a length 02': { bytes: `${H}Content-Length: 02\r\n\r\nok` },
  'a length in a list': { bytes: `${H}Content-Length: 2, 2\r\n\r\nok` },
  'two numbers for a length': { bytes: `${H}Content-Length: 2 2\r\n\r\nok` },
  'a length twice': { bytes: `${H}Content-Length: 2\r\n${LENGTH_2}` },
  'a length of many digits': { bytes: `${H}Content-Length: 99999999999999999999\r\n\r\nok` },
  'an empty length': { bytes: `${H}Content-Length: \r\n\r\nok` },
  'blanks behind a length': { bytes: `${H}Content-Length: 2  \r\n\r\nok` },
  'a length and then chunks': { bytes: `${H}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n${CHUNKS_OF_OK}` },
  'chunks and then a length': { bytes: `${H}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n${CHUNKS_OF_OK}` },
  'an identity coding and a length': { bytes: `${H}Transfer-Encoding: identity\r\n${LENGTH_2}` },
  'another coding before chunks': { bytes: `${H}Transfer-Encoding: gzip, chunked\r\n\r\n${CHUNKS_OF_OK}` },
  'another coding behind chunks': { bytes: `${H}Transfer-Encoding: chunked, gzip\r\n\r\n${CHUNKS_OF_OK}` },
  'chunks in capitals': { bytes: `${H}Transfer-Encoding: CHUNKED\r\n\r\n${CHUNKS_OF_OK}` },
  'a coding that ends in chunked': { bytes: `${H}Transfer-Encoding: xchunked\r\n\r\n${CHUNKS_OF_OK}` },
  'a vertical tab before the coding': { bytes: `${H}Transfer-Encoding: \x0bchunked\r\n\r\n${CHUNKS_OF_OK}` },
  'an extension of a chunk': { bytes: `${CHUNKED}2;a="b;c"\r\nok\r\n0\r\n\r\n` },
  'an extension behind a blank': {
    bytes: `${CHUNKED}2 ;a=b\r\nok\r\n0\r\n\r\n`,
    differs: { ours: '200 ok', because: 'RFC 9112, 7.1.1: blanks before it are let pass' },
  },
  'a blank before the size of a chunk': { bytes: `${CHUNKED} 2\r\nok\r\n0\r\n\r\n` },
  'a chunk of 0x2': { bytes: `${CHUNKED}0x2\r\nok\r\n0\r\n\r\n` },
  'a chunk of +2': { bytes: `${CHUNKED}+2\r\nok\r\n0\r\n\r\n` },
  'a chunk without a size': { bytes: `${CHUNKED}\r\nok\r\n0\r\n\r\n` },
  'a chunk of very many bytes': { bytes: `${CHUNKED}FFFFFFFFFFFFFFFFF\r\nok\r\n0\r\n\r\n` },
  'a chunk whose size begins with zeros': { bytes: `${CHUNKED}00000000000000000002\r\nok\r\n0\r\n\r\n` },
  'line feeds only around chunks': {
    bytes: `${CHUNKED}2\nok\n0\n\n`,
    differs: { ours: '200 ok', because: LF },
  },
  'a chunk longer than its size': { bytes: `${CHUNKED}2\r\nokk`, staysOpen: true },
  'a size that is none': { bytes: `${CHUNKED}zz`, staysOpen: true },
  'a carriage return in an extension': { bytes: `${CHUNKED}2;a\rb\r\nok\r\n0\r\n\r\n` },
  'a NUL in an extension': { bytes: `${CHUNKED}2;a\0b\r\nok\r\n0\r\n\r\n` },
  trailers: { bytes: `${CHUNKED}2\r\nok\r\n0\r\nX: 1\r\nY: 2\r\n\r\n` },
  'trailers that are none': { bytes: `${CHUNKED}2\r\nok\r\n0\r\nnot a header\r\n\r\n` },
  'a NUL in a trailer': { bytes: `${CHUNKED}2\r\nok\r\n0\r\nX: a\0b\r\n\r\n` },
  'a response in place of trailers': { bytes: `${CHUNKED}2\r\nok\r\n0\r\n${OK}` },
  'chunks without an end': { bytes: `${CHUNKED}2\r\nok\r\n` },
  'chunks without their last line end': { bytes: `${CHUNKED}2\r\nok\r\n0\r\n` },
  'a folded header': {
    bytes: headerLine('X-A: a\r\n b'),
    differs: { ours: '200 ok', because: 'RFC 9112, 5.2: who reads a response takes it for a blank' },
  },
  'a folded length': { bytes: `${H}Content-Length: 2\r\n 2\r\n\r\nok` },
  'a fold before any header': { bytes: headerLine(' X: a') },
  'a NUL in a folded header': { bytes: headerLine('X-A: a\r\n b\0') },
  'a blank before a colon': { bytes: headerLine('X-A : 2') },
  'a header without a colon': { bytes: headerLine('Nonsense') },
  'a header without a name': { bytes: headerLine(': x') },
  'a name with a blank': { bytes: headerLine('X Y: x') },
  'a NUL in a value': { bytes: headerLine('X-A: a\0b') },
  'a control character in a value': { bytes: headerLine('X-A: a\x01b') },
  'a deletion in a value': { bytes: headerLine('X-A: a\x7fb') },
  'a carriage return in a value': { bytes: headerLine('X-A: a\rb') },
  'a carriage return too many': { bytes: headerLine('X-A: a\r') },
  'carriage returns only': { bytes: OK.replaceAll('\n', '') },
  'a tab in a value': { bytes: headerLine('X-A: a\tb') },
  'Latin letters in a value': { bytes: headerLine('X-A: caf\xe9') },
  'names that objects have': { bytes: headerLine('__proto__: x\r\nconstructor: y') },
  'two options of the connection': { bytes: headerLine('Connection: keep-alive\r\nConnection: close') },
  'an upgrade that is offered': { bytes: headerLine('Upgrade: x\r\nConnection: upgrade') },
  'no reason': { bytes: `HTTP/1.1 200\r\n${LENGTH_2}` },
  'a reason in Latin letters': { bytes: `HTTP/1.1 200 d\xe9j\xe0\r\n${LENGTH_2}` },
  'a status of two digits': { bytes: `HTTP/1.1 20 OK\r\n${LENGTH_2}` },
  'a status of four digits': { bytes: `HTTP/1.1 2000 OK\r\n${LENGTH_2}` },
  'a status of 999': { bytes: `HTTP/1.1 999 OK\r\n${LENGTH_2}` },
  'a status of 099': {
    bytes: `HTTP/1.1 099 OK\r\n${LENGTH_2}`,
    differs: { ours: MALFORMED, because: 'RFC 9110, 15: a status begins with 1 to 5' },
  },
  'two blanks before the status': { bytes: `HTTP/1.1  200 OK\r\n${LENGTH_2}` },
  'a version 1.0': { bytes: `HTTP/1.0 200 OK\r\n${LENGTH_2}` },
  'a version 1.2': { bytes: `HTTP/1.2 200 OK\r\n${LENGTH_2}` },
  'a version 2': { bytes: `HTTP/2 200 OK\r\n${LENGTH_2}` },
  'a version 2.0': {
    bytes: `HTTP/2.0 200 OK\r\n${LENGTH_2}`,
    differs: { ours: MALFORMED, because: 'HTTP/2 is no text' },
  },
  'a version in small letters': { bytes: `http/1.1 200 OK\r\n${LENGTH_2}` },
  'another protocol': { bytes: `ICY 200 OK\r\n${LENGTH_2}` },
  'no end but the close': { bytes: `${H}\r\nok` },
  'no bytes': { bytes: '' },
  'an interim response': { bytes: `HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${OK}` },
  'an interim response of 199': { bytes: `HTTP/1.1 199 What\r\n\r\n${OK}` },
  'an interim response with a length': { bytes: `HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\n${OK}` },
  'a header of 15 KB': { bytes: headerLine(`X: ${'y'.repeat(15_000)}`) },
  'a header of 17 KB': { bytes: headerLine(`X: ${'y'.repeat(17_000)}`) },
  'five hundred headers': { bytes: headerLine('X: y\r\n'.repeat(500).trimEnd()) },
  'a content coding': { bytes: headerLine('Content-Encoding: gzip') },
}
