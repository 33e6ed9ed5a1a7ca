import { createHash } from 'node:crypto'
import { bytesRecipes } from './bytes.ts'
import { hmac, type Recipe } from './recipe.ts'

const message = (t: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${t}.`), body])
const keyOf = (secret: string): Buffer => Buffer.from(secret, 'hex')

/** The mistakes in signatures of conversation events, most likely first. */
export const conversationsRecipes: readonly Recipe[] = [
  {
    id: 'whole-header',
    explanation: 'the digest is correct; only its prefix is missing or different',
    fix: 'put t=<milliseconds>,v1= in front of the hexadecimal digest',
    isBare: true,
    compute: ({ body, secret, t }) => (t === '' ? [] : [hmac('sha256', keyOf(secret), message(t, body))]),
  },
  {
    id: 'secret-as-text',
    explanation: 'the secret was used as text',
    fix: 'decode it from hexadecimal digits first: Buffer.from(secretKey, "hex")',
    compute: ({ body, secret, t }) => [hmac('sha256', secret, message(t, body))],
  },
  {
    id: 'body-only',
    explanation: 'only the body was signed, without the timestamp',
    fix: 'sign t, a dot and the raw body: `${t}.${body}`',
    compute: ({ body, secret }) => [hmac('sha256', keyOf(secret), body), hmac('sha256', secret, body)],
  },
  {
    id: 'no-dot',
    explanation: 'timestamp and body were joined without the dot, or with another character',
    fix: 'join them with a dot: `${t}.${body}`',
    compute: ({ body, secret, t }) =>
      ['', ':', ',', '\n'].map((sign) => hmac('sha256', keyOf(secret), Buffer.concat([Buffer.from(t + sign), body]))),
  },
  {
    id: 'other-time',
    explanation: 'a time other than t was signed: seconds instead of milliseconds',
    fix: 'sign t exactly as in the header',
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
    explanation: 'the digest was encoded in base64',
    fix: 'encode it as hexadecimal digits: digest("hex")',
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
  ...bytesRecipes((body, { secret, t }) => hmac('sha256', keyOf(secret), message(t, body))),
]
