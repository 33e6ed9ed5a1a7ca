import { createHash } from 'node:crypto'
import { isHex } from '../../kit/hex.ts'
import { base64Recipes } from './base64.ts'
import { bytesRecipes } from './bytes.ts'
import { hmac, type Recipe } from './recipe.ts'
import { secretRecipes } from './secret.ts'

const base64 = (key: string | Buffer, body: Buffer): string => hmac('sha256', key, body, 'base64')

/** The mistakes in signatures of open messages, most likely first. */
export const openMessagingRecipes: readonly Recipe[] = [
  {
    id: 'whole-header',
    explanation: 'the digest is correct; only the prefix "sha256=" is missing or different',
    fix: 'compare the whole value: "sha256=" followed by the digest in base64',
    isBare: true,
    compute: ({ body, secret }) => [base64(secret, body), `SHA256=${base64(secret, body)}`],
  },
  ...base64Recipes(({ body, secret }) => base64(secret, body)),
  {
    id: 'truncated',
    explanation: 'the digest is truncated',
    fix: 'compare the whole header value, and store it without a length limit',
    looks: (value) => /^sha256=[A-Za-z0-9+/]{1,42}$/.test(value),
  },
  {
    id: 'sha1',
    explanation: 'HMAC-SHA1 was used, as in Digital Channels',
    fix: 'use HMAC-SHA256: createHmac("sha256", secret)',
    compute: ({ body, secret }) => [hmac('sha1', secret, body, 'base64'), hmac('sha1', secret, body)],
  },
  {
    id: 'other-hash',
    explanation: 'HMAC with MD5 or SHA-512 was used',
    fix: 'use HMAC-SHA256: createHmac("sha256", secret)',
    compute: ({ body, secret }) =>
      ['md5', 'sha512', 'sha384', 'sha224'].flatMap((algorithm) => [
        hmac(algorithm, secret, body, 'base64'),
        hmac(algorithm, secret, body),
      ]),
  },
  {
    id: 'secret-hex-decoded',
    explanation: 'the secret was decoded from hexadecimal digits',
    fix: 'use the text of the secret as the key: createHmac("sha256", secret)',
    compute: ({ body, secret }) => (isHex(secret) ? [base64(Buffer.from(secret, 'hex'), body)] : []),
  },
  {
    id: 'secret-hex-encoded',
    explanation: 'the secret was encoded as hexadecimal digits',
    fix: 'use the text of the secret as the key: createHmac("sha256", secret)',
    compute: ({ body, secret }) => [base64(Buffer.from(secret).toString('hex'), body)],
  },
  ...secretRecipes((key, { body }) => base64(key, body)),
  ...bytesRecipes((body, { secret }) => base64(secret, body)),
  {
    id: 'no-hmac',
    explanation: 'a plain hash was used instead of an HMAC',
    fix: 'use HMAC-SHA256 with the secret as its key',
    compute: ({ body, secret }) =>
      [body, Buffer.concat([Buffer.from(secret), body]), Buffer.concat([body, Buffer.from(secret)])].map((bytes) =>
        createHash('sha256').update(bytes).digest('base64'),
      ),
  },
  {
    id: 'swapped',
    explanation: 'key and message were swapped',
    fix: 'the secret is the key, the body is the message',
    compute: ({ body, secret }) => [base64(body, Buffer.from(secret))],
  },
]
