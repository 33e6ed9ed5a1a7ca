import type { Recipe, RecipeInput } from './recipe.ts'
import { escapeAscii, rewritten, sortKeys, spaced, swap } from './rewriting.ts'

const RAW =
  'verify the raw bytes of the request, before any JSON middleware: express.raw({ type: "application/json" }), ' +
  'request.rawBody, await request.body(), HttpServletRequest.getInputStream()'

interface BytesMistake extends Pick<Recipe, 'id' | 'explanation' | 'fix'> {
  readonly bytes: (body: Buffer) => readonly Buffer[]
}

const BYTES: readonly BytesMistake[] = [
  {
    id: 'newline-trimmed',
    explanation: 'whitespace around the body was trimmed',
    fix: RAW,
    bytes: (body) => swap(body, /^\s+|\s+$/g, ''),
  },
  {
    id: 'reserialized-compact',
    explanation: 'the JSON was parsed and serialized again without spaces (JSON.stringify)',
    fix: RAW,
    bytes: (body) => rewritten(body, (value) => JSON.stringify(value)),
  },
  {
    id: 'reserialized-spaced',
    explanation: 'the JSON was parsed and serialized again with a space after each comma and colon (json.dumps)',
    fix: RAW,
    bytes: (body) => rewritten(body, spaced),
  },
  {
    id: 'reserialized-ascii',
    explanation:
      'the JSON was parsed and serialized again with non-ASCII characters as \\u escapes (json.dumps, json_encode)',
    fix: RAW,
    bytes: (body) => [
      ...rewritten(body, (value) => escapeAscii(spaced(value))),
      ...rewritten(body, (value) => escapeAscii(JSON.stringify(value))),
    ],
  },
  {
    id: 'reserialized-sorted',
    explanation: 'the JSON was parsed and serialized again with sorted keys',
    fix: RAW,
    bytes: (body) => [
      ...rewritten(body, (value) => JSON.stringify(sortKeys(value))),
      ...rewritten(body, (value) => spaced(sortKeys(value))),
    ],
  },
  {
    id: 'reserialized-pretty',
    explanation: 'the JSON was parsed and serialized again with indentation',
    fix: RAW,
    bytes: (body) => [2, 4, '\t'].flatMap((indent) => rewritten(body, (value) => JSON.stringify(value, null, indent))),
  },
  {
    id: 'escaped-slashes',
    explanation: 'slashes were escaped as \\/ (json_encode without JSON_UNESCAPED_SLASHES), or unescaped',
    fix: RAW,
    bytes: (body) => [...swap(body, /(?<!\\)\//g, '\\/'), ...swap(body, /\\\//g, '/')],
  },
  {
    id: 'newline-added',
    explanation: 'a line break was added after the body (echo without -n, a heredoc, a text editor)',
    fix: 'sign exactly the bytes that are sent: printf %s instead of echo',
    bytes: (body) => [Buffer.concat([body, Buffer.from('\n')]), Buffer.concat([body, Buffer.from('\r\n')])],
  },
  {
    id: 'crlf',
    explanation: 'line breaks were converted between LF and CRLF',
    fix: 'read the body in binary mode',
    bytes: (body) => [...swap(body, /\r\n/g, '\n'), ...swap(body, /(?<!\r)\n/g, '\r\n')],
  },
  {
    id: 'bom',
    explanation: 'a byte order mark was added to or removed from the body',
    fix: 'read the body as bytes, not as text',
    bytes: (body) =>
      body[0] === 0xef && body[1] === 0xbb
        ? [body.subarray(3)]
        : [Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])],
  },
  {
    id: 'latin1',
    explanation: 'the UTF-8 body was decoded as Latin-1 and encoded again',
    fix: 'pass the bytes to the HMAC, or decode and encode as UTF-8 throughout',
    bytes: (body) => [Buffer.from(body.toString('latin1'), 'utf8'), Buffer.from(body.toString('utf8'), 'latin1')],
  },
  {
    id: 'ascii-replaced',
    explanation: 'non-ASCII characters were replaced by question marks',
    fix: 'pass the bytes to the HMAC; do not encode as ASCII',
    bytes: (body) => [
      ...swap(body, /[\u0080-\u{10ffff}]/gu, '?'),
      ...swap(body, /[\u0080-\uffff]/g, '?'),
      ...swap(body, /[\ud800-\udbff][\udc00-\udfff]/g, '?'),
    ],
  },
  {
    id: 'utf8-replaced',
    explanation: 'invalid UTF-8 was replaced by U+FFFD when the body was decoded',
    fix: 'pass the bytes to the HMAC, not a decoded string',
    bytes: (body) => [Buffer.from(body.toString('utf8'))],
  },
  {
    id: 'empty-body',
    explanation: 'an empty body was signed: the stream had already been read',
    fix: 'keep the raw bytes when the body is first read, and verify those',
    bytes: () => [Buffer.alloc(0), Buffer.from('{}'), Buffer.from('undefined'), Buffer.from('[object Object]')],
  },
  {
    id: 'base64-body',
    explanation: 'the body was base64-encoded when it was signed (API Gateway, Lambda: isBase64Encoded)',
    fix: 'decode it first: Buffer.from(event.body, "base64")',
    bytes: (body) => [Buffer.from(body.toString('base64')), Buffer.from(body.toString('ascii'), 'base64')],
  },
  {
    id: 'url-encoded',
    explanation: 'the URL-encoded body was signed',
    fix: 'the body is JSON; verify its raw bytes',
    bytes: (body) => [Buffer.from(encodeURIComponent(body.toString('utf8')))],
  },
  {
    id: 'gzip',
    explanation: 'the gzip-compressed body was signed',
    fix: 'the signature covers the bytes of the JSON; nothing is compressed',
    bytes: (body) => [process.getBuiltinModule('node:zlib').gzipSync(body)],
  },
]

/**
 * Returns the mistakes in the signed bytes, which are the same in every dialect. `digest` signs bytes for the dialect.
 */
export const bytesRecipes = (digest: (body: Buffer, input: RecipeInput) => string): readonly Recipe[] =>
  BYTES.map(({ id, explanation, fix, bytes }) => ({
    id,
    explanation,
    fix,
    compute: (input) => bytes(input.body).map((wrong) => digest(wrong, input)),
  }))
