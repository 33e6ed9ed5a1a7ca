import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { diagnose } from '../../../src/dialects/doctor.ts'

const secret = 'app-secret'
const body = Buffer.from('{"b": "Größe/ñ",\n "a": [1, 2]}')
const sha1 = (key: string | Buffer, text: string | Buffer): string =>
  `sha1=${createHmac('sha1', key).update(text).digest('hex')}`
const text = body.toString()
const parsed = { b: 'Größe/ñ', a: [1, 2] }

test.each([
  ['whole-header', createHmac('sha1', secret).update(body).digest('hex')],
  ['sha256-base64', `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`],
  ['sha256', `sha1=${createHmac('sha256', secret).update(body).digest('hex')}`],
  ['other-hash', `sha1=${createHmac('md5', secret).update(body).digest('hex')}`],
  ['base64-digest', `sha1=${createHmac('sha1', secret).update(body).digest('base64')}`],
  ['truncated', sha1(secret, body).slice(0, 30)],
  ['reserialized-compact', sha1(secret, JSON.stringify(parsed))],
  ['reserialized-spaced', sha1(secret, '{"b": "Größe/ñ", "a": [1, 2]}')],
  ['reserialized-ascii', sha1(secret, '{"b": "Gr\\u00f6\\u00dfe/\\u00f1", "a": [1, 2]}')],
  ['reserialized-sorted', sha1(secret, '{"a":[1,2],"b":"Größe/ñ"}')],
  ['reserialized-pretty', sha1(secret, JSON.stringify(parsed, null, 2))],
  ['escaped-slashes', sha1(secret, text.replace('/', '\\/'))],
  ['newline-added', sha1(secret, `${text}\n`)],
  ['crlf', sha1(secret, text.replace('\n', '\r\n'))],
  ['bom', sha1(secret, `\ufeff${text}`)],
  ['latin1', sha1(secret, Buffer.from(text, 'latin1'))],
  ['ascii-replaced', sha1(secret, text.replace(/[^\x00-\x7f]/g, '?'))],
  ['empty-body', sha1(secret, '')],
  ['base64-body', sha1(secret, body.toString('base64'))],
  ['url-encoded', sha1(secret, encodeURIComponent(text))],
  ['secret-whitespace', sha1(`${secret}\n`, body)],
  ['secret-quotes', sha1(`"${secret}"`, body)],
  ['secret-empty', sha1('', body)],
  ['secret-base64', sha1(Buffer.from(secret, 'base64'), body)],
  ['secret-case', sha1(secret.toUpperCase(), body)],
  [
    'no-hmac',
    `sha1=${createHash('sha1')
      .update(secret + text)
      .digest('hex')}`,
  ],
  ['swapped', sha1(body, secret)],
  ['other-dialect', `t=1,v1=${'0'.repeat(64)}`],
])('interactions: names the recipe %s', (recipe, signature) => {
  expect(diagnose({ dialect: 'interactions', body, secret, signature })).toMatchObject({
    recipe,
    explanation: expect.stringMatching(/.{10}/) as string,
    fix: expect.stringMatching(/.{10}/) as string,
  })
})

const hex = 'ab'.repeat(32)
const t = '1689238949803'
const v1 = (key: string | Buffer, message: string): string =>
  `t=${t},v1=${createHmac('sha256', key).update(message).digest('hex')}`
const key = Buffer.from(hex, 'hex')

test.each([
  ['secret-as-text', v1(hex, `${t}.${text}`)],
  ['body-only', v1(key, text)],
  ['no-dot', v1(key, `${t}${text}`)],
  ['other-time', v1(key, `1689238949.${text}`)],
  ['base64-digest', `t=${t},v1=${createHmac('sha256', key).update(`${t}.${text}`).digest('base64')}`],
  ['sha1', `t=${t},v1=${createHmac('sha1', key).update(`${t}.${text}`).digest('hex')}`],
  ['reserialized-compact', v1(key, `${t}.${JSON.stringify(parsed)}`)],
  ['other-dialect', sha1(hex, body)],
])('conversations: names the recipe %s', (recipe, signature) => {
  expect(diagnose({ dialect: 'conversations', body, secret: hex, signature })).toMatchObject({ recipe })
})

test('names the hex-decoded secret', () => {
  expect(diagnose({ dialect: 'interactions', body, secret: hex, signature: sha1(key, body) })).toMatchObject({
    recipe: 'secret-hex-decoded',
  })
})

test('says nothing when no common mistake explains it', () => {
  expect(
    diagnose({ dialect: 'interactions', body, secret, signature: sha1('quite another secret', body) }),
  ).toBeUndefined()
})
