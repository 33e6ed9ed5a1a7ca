import { createHash, createHmac, type BinaryToTextEncoding } from 'node:crypto'
import { gzipSync } from 'node:zlib'

interface Input {
  readonly body: Buffer
  readonly secret: string
  /** The signed time as text, empty where there is none. */
  readonly t: string
}

/** One usual mistake: the values that it would give, or how its header looks. */
export interface Recipe {
  readonly id: string
  readonly explanation: string
  readonly fix: string
  readonly compute?: (input: Input) => readonly string[]
  readonly looks?: (signature: string) => boolean
}

const hmac = (
  algorithm: string,
  key: string | Buffer,
  message: string | Buffer,
  encoding: BinaryToTextEncoding = 'hex',
): string => createHmac(algorithm, key).update(message).digest(encoding)

/** Values made of a JSON body written anew; none when it is no JSON or comes out the same. */
const rewritten = (body: Buffer, write: (value: unknown) => string): Buffer[] => {
  try {
    const text = write(JSON.parse(body.toString('utf8')))
    return text === body.toString('utf8') ? [] : [Buffer.from(text)]
  } catch {
    return []
  }
}

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  )
}

/** `{"a": 1, "b": 2}`, as Python's json.dumps writes by default (non-ASCII kept). */
const spaced = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`)
      .join(', ')}}`
  return JSON.stringify(value)
}

const escapeAscii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
const swap = (body: Buffer, from: RegExp, to: string): Buffer[] => {
  const text = body.toString('utf8').replace(from, to)
  return text === body.toString('utf8') ? [] : [Buffer.from(text)]
}

const RAW =
  'verify the raw bytes of the request, before any JSON middleware: express.raw({ type: "application/json" }), request.rawBody, await request.body(), HttpServletRequest.getInputStream()'

type Bytes = (body: Buffer) => readonly Buffer[]

/** Mistakes about the bytes that are signed; the same in both dialects. */
const BYTES: readonly {
  readonly id: string
  readonly explanation: string
  readonly fix: string
  readonly bytes: Bytes
}[] = [
  {
    id: 'newline-trimmed',
    explanation: 'white space around the body was trimmed',
    fix: RAW,
    bytes: (body) => swap(body, /^\s+|\s+$/g, ''),
  },
  {
    id: 'reserialized-compact',
    explanation: 'the JSON was parsed and written again without spaces (JSON.stringify)',
    fix: RAW,
    bytes: (body) => rewritten(body, (value) => JSON.stringify(value)),
  },
  {
    id: 'reserialized-spaced',
    explanation: 'the JSON was parsed and written again with a space after each comma and colon (json.dumps)',
    fix: RAW,
    bytes: (body) => rewritten(body, spaced),
  },
  {
    id: 'reserialized-ascii',
    explanation:
      'the JSON was parsed and written again with non-ASCII characters as \\u escapes (json.dumps, json_encode)',
    fix: RAW,
    bytes: (body) => [
      ...rewritten(body, (value) => escapeAscii(spaced(value))),
      ...rewritten(body, (value) => escapeAscii(JSON.stringify(value))),
    ],
  },
  {
    id: 'reserialized-sorted',
    explanation: 'the JSON was parsed and written again with its keys sorted',
    fix: RAW,
    bytes: (body) => [
      ...rewritten(body, (value) => JSON.stringify(sortKeys(value))),
      ...rewritten(body, (value) => spaced(sortKeys(value))),
    ],
  },
  {
    id: 'reserialized-pretty',
    explanation: 'the JSON was parsed and written again with indentation',
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
    explanation: 'a line break was added behind the body (echo without -n, a heredoc, a text editor)',
    fix: 'sign exactly the bytes sent: printf %s instead of echo',
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
    explanation: 'a byte order mark was added to or taken from the body',
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
    explanation: 'characters beyond ASCII were replaced by question marks',
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
    explanation: 'the empty body was signed: the stream had been read before',
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
    bytes: (body) => [gzipSync(body)],
  },
]

const secretMistakes = (
  secret: string,
): readonly { id: string; explanation: string; fix: string; keys: readonly (string | Buffer)[] }[] => [
  {
    id: 'secret-whitespace',
    explanation: 'the secret had white space or a line break around it',
    fix: 'trim the secret when it is read from a file or the environment',
    keys: [secret.trim(), `${secret}\n`, `${secret}\r\n`, ` ${secret}`, `${secret} `].filter((key) => key !== secret),
  },
  {
    id: 'secret-quotes',
    explanation: 'the secret had quotes around it',
    fix: 'take the quotes out of the .env file or the configuration',
    keys: [`"${secret}"`, `'${secret}'`, secret.replace(/^["']|["']$/g, '')].filter((key) => key !== secret),
  },
  {
    id: 'secret-empty',
    explanation: 'the secret was empty or undefined',
    fix: 'set the secret where the receiver runs, and refuse to start without it',
    keys: ['', 'undefined', 'null', 'None'],
  },
  {
    id: 'secret-base64',
    explanation: 'the secret was base64-decoded or -encoded',
    fix: 'use the secret as it is written',
    keys: [Buffer.from(secret, 'base64'), Buffer.from(secret).toString('base64')],
  },
  {
    id: 'secret-case',
    explanation: 'the secret was changed to upper or lower case',
    fix: 'use the secret as it is written',
    keys: [secret.toUpperCase(), secret.toLowerCase()].filter((key) => key !== secret),
  },
]

const SECRET_IDS = secretMistakes('x')

export const interactionRecipes: readonly Recipe[] = [
  {
    id: 'other-dialect',
    explanation: 'it is a signature of the conversations dialect (t=…,v1=…)',
    fix: 'read X-Hub-Signature for STARTED and FINISHED, X-DIXA-SIGNATURE for conversation events',
    looks: (signature) => /^t=\d+,\s*v1=/.test(signature),
  },
  {
    id: 'whole-header',
    explanation: 'the digest is right; only the prefix "sha1=" is missing or different',
    fix: 'compare the whole value: "sha1=" followed by the digest in hexadecimal digits',
    compute: ({ body, secret }) => [hmac('sha1', secret, body)],
  },
  {
    id: 'sha256-base64',
    explanation: 'it is the scheme of Genesys Cloud open messaging: HMAC-SHA256 in base64, sent as X-Hub-Signature-256',
    fix: 'Digital Channels signs with HMAC-SHA1 in hexadecimal digits, in X-Hub-Signature',
    compute: ({ body, secret }) => [hmac('sha256', secret, body, 'base64')],
  },
  {
    id: 'sha256',
    explanation: 'HMAC-SHA256 was used',
    fix: 'use HMAC-SHA1: createHmac("sha1", secret)',
    compute: ({ body, secret }) => [hmac('sha256', secret, body)],
  },
  {
    id: 'other-hash',
    explanation: 'HMAC with MD5 or SHA-512 was used',
    fix: 'use HMAC-SHA1: createHmac("sha1", secret)',
    compute: ({ body, secret }) =>
      ['md5', 'sha512', 'sha384', 'sha224'].map((algorithm) => hmac(algorithm, secret, body)),
  },
  {
    id: 'base64-digest',
    explanation: 'the digest was written in base64',
    fix: 'write it in hexadecimal digits: digest("hex")',
    compute: ({ body, secret }) => [
      hmac('sha1', secret, body, 'base64'),
      hmac('sha1', secret, body, 'base64url'),
      Buffer.from(hmac('sha1', secret, body)).toString('base64'),
    ],
  },
  {
    id: 'truncated',
    explanation: 'the digest is cut off',
    fix: 'the whole digest has 40 hexadecimal digits',
    compute: ({ body, secret }) =>
      Array.from({ length: 32 }, (_, cut) => hmac('sha1', secret, body).slice(0, 39 - cut)),
  },
  ...BYTES.map(({ id, explanation, fix, bytes }): Recipe => ({
    id,
    explanation,
    fix,
    compute: ({ body, secret }) => bytes(body).map((wrong) => hmac('sha1', secret, wrong)),
  })),
  {
    id: 'secret-hex-decoded',
    explanation: 'the secret was decoded from hexadecimal digits',
    fix: 'use the text of the secret as the key; only the conversations dialect decodes it',
    compute: ({ body, secret }) =>
      /^([0-9a-f]{2})+$/i.test(secret) ? [hmac('sha1', Buffer.from(secret, 'hex'), body)] : [],
  },
  ...SECRET_IDS.map(({ id, explanation, fix }): Recipe => ({
    id,
    explanation,
    fix,
    compute: ({ body, secret }) =>
      (secretMistakes(secret).find((one) => one.id === id)?.keys ?? []).map((key) => hmac('sha1', key, body)),
  })),
  {
    id: 'no-hmac',
    explanation: 'a plain hash was used instead of an HMAC',
    fix: 'use HMAC-SHA1 with the secret as its key',
    compute: ({ body, secret }) =>
      [body, Buffer.concat([Buffer.from(secret), body]), Buffer.concat([body, Buffer.from(secret)])].flatMap((text) =>
        ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(text).digest('hex')),
      ),
  },
  {
    id: 'swapped',
    explanation: 'key and message were swapped',
    fix: 'the secret is the key, the body is the message',
    compute: ({ body, secret }) => [hmac('sha1', body, secret)],
  },
]

const message = (t: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${t}.`), body])
const keyOf = (secret: string): Buffer => Buffer.from(secret, 'hex')

export const conversationRecipes: readonly Recipe[] = [
  {
    id: 'other-dialect',
    explanation: 'it is a signature of the interactions dialect (sha1=…)',
    fix: 'read X-DIXA-SIGNATURE for conversation events, X-Hub-Signature for STARTED and FINISHED',
    looks: (signature) => /^sha1=/.test(signature),
  },
  {
    id: 'secret-as-text',
    explanation: 'the secret was used as text',
    fix: 'decode it from hexadecimal digits first: Buffer.from(secretKey, "hex")',
    compute: ({ body, secret, t }) => [hmac('sha256', secret, message(t, body))],
  },
  {
    id: 'body-only',
    explanation: 'the body alone was signed, without the timestamp',
    fix: 'sign t, a dot and the raw body: `${t}.${body}`',
    compute: ({ body, secret }) => [hmac('sha256', keyOf(secret), body), hmac('sha256', secret, body)],
  },
  {
    id: 'no-dot',
    explanation: 'timestamp and body were joined without the dot, or with another sign',
    fix: 'join them with a dot: `${t}.${body}`',
    compute: ({ body, secret, t }) =>
      ['', ':', ',', '\n'].map((sign) => hmac('sha256', keyOf(secret), Buffer.concat([Buffer.from(t + sign), body]))),
  },
  {
    id: 'other-time',
    explanation: 'another time than t was signed: seconds instead of milliseconds',
    fix: 'sign t exactly as it stands in the header',
    compute: ({ body, secret, t }) =>
      t === ''
        ? []
        : [
            hmac('sha256', keyOf(secret), message(String(Math.floor(Number(t) / 1000)), body)),
            hmac('sha256', keyOf(secret), message(`${t}000`, body)),
          ],
  },
  {
    id: 'base64-digest',
    explanation: 'the digest was written in base64',
    fix: 'write it in hexadecimal digits: digest("hex")',
    compute: ({ body, secret, t }) => [hmac('sha256', keyOf(secret), message(t, body), 'base64')],
  },
  {
    id: 'sha1',
    explanation: 'HMAC-SHA1 was used',
    fix: 'use HMAC-SHA256',
    compute: ({ body, secret, t }) => [hmac('sha1', keyOf(secret), message(t, body)), hmac('sha1', secret, body)],
  },
  {
    id: 'no-hmac',
    explanation: 'a plain hash was used instead of an HMAC',
    fix: 'use HMAC-SHA256 with the decoded secret as its key',
    compute: ({ body, t }) => [
      createHash('sha256').update(body).digest('hex'),
      createHash('sha256').update(message(t, body)).digest('hex'),
    ],
  },
  ...BYTES.map(({ id, explanation, fix, bytes }): Recipe => ({
    id,
    explanation,
    fix,
    compute: ({ body, secret, t }) => bytes(body).map((wrong) => hmac('sha256', keyOf(secret), message(t, wrong))),
  })),
]
