import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DialectName } from '../../../src/dialects/dialect.ts'
import { diagnose } from '../../../src/dialects/doctor.ts'
import { DIALECT_NAMES, DIALECTS } from '../../../src/dialects/registry.ts'
import { sign } from '../../../src/dialects/sign.ts'
import { verifySignature } from '../../../src/dialects/verify.ts'

interface Vector {
  name: string
  secret: string
  body: string
  header: string
  t?: string
}
interface Refused extends Vector {
  /** What the doctor says of it; null where no usual mistake explains it. */
  recipe: string | null
}
const readAll = (dialect: DialectName): { vectors: Vector[]; refused?: Refused[] } =>
  JSON.parse(readFileSync(new URL(`../../../spec/vectors/${dialect}.json`, import.meta.url), 'utf8')) as {
    vectors: Vector[]
  }
const read = (dialect: DialectName): Vector[] => readAll(dialect).vectors
const cases = DIALECT_NAMES.flatMap((dialect) => read(dialect).map((vector) => ({ dialect, ...vector })))
const refused = DIALECT_NAMES.flatMap((dialect) =>
  (readAll(dialect).refused ?? []).map((vector) => ({ dialect, ...vector })),
)

test.each(cases)('$dialect: signs and verifies "$name" as Python does', ({ dialect, secret, body, header, t }) => {
  expect(sign({ body, secret, dialect, signedAt: Number(t ?? 0) })[0]?.[1]).toBe(header)
  expect(verifySignature({ body: Buffer.from(body), secret, signature: header, dialect })).toEqual({ ok: true })
  expect(verifySignature({ body: Buffer.from(`${body} `), secret, signature: header, dialect })).toMatchObject({
    ok: false,
    reason: 'mismatch',
  })
})

test.each(refused)('$dialect: rejects "$name" and says why', ({ dialect, secret, body, header, recipe }) => {
  const given = { dialect, body: Buffer.from(body), secret, signature: header }
  expect(verifySignature(given)).toMatchObject({ ok: false })
  expect(diagnose(given)?.recipe ?? null).toBe(recipe)
})

/** The digest that a vector must have by its dialect, as hexadecimal digits, and what it is computed over. */
const digests = cases.map(({ dialect, name, secret, body, header, t }) => {
  const { signature: form } = DIALECTS[dialect]
  const parsed = form.parse(header)
  return {
    name: `${dialect}: ${name}`,
    hash: form.hash,
    key: Buffer.from(secret, form.key).toString('hex'),
    message: Buffer.from(`${form.timed ? `${t ?? ''}.` : ''}${body}`).toString('hex'),
    digest: 'digest' in parsed ? Buffer.from(parsed.digest, form.digest.encoding).toString('hex') : '',
  }
})

test('Python computes the digest of every vector', () => {
  const script = [
    'import hashlib, hmac, json, sys',
    'for one in json.load(sys.stdin):',
    '    key, message = bytes.fromhex(one["key"]), bytes.fromhex(one["message"])',
    '    print(hmac.new(key, message, one["hash"]).hexdigest())',
  ].join('\n')
  const printed = execFileSync('python3', ['-c', script], { input: JSON.stringify(digests), encoding: 'utf8' })
  expect(printed.trim().split('\n')).toEqual(digests.map(({ digest }) => digest))
})

test('openssl computes the digest of every vector', () => {
  expect(digests.length).toBeGreaterThan(30)
  for (const { name, hash, key, message, digest } of digests) {
    const [computed] = execFileSync('openssl', ['dgst', `-${hash}`, '-mac', 'HMAC', '-macopt', `hexkey:${key}`, '-r'], {
      input: Buffer.from(message, 'hex'),
      encoding: 'utf8',
    }).split(' ')
    expect(computed, name).toBe(digest)
  }
})

test('signs the published golden bodies', () => {
  expect(sign({ body: '{}', secret: 'app-secret', signedAt: 0 })).toEqual([
    ['X-Hub-Signature', 'sha1=18fe6cec23771c3dff7822497dccc1873528d436'],
  ])
  const secret = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
  const body =
    '{"event_id":"3f2c8a5e-7d41-4b0e-9a63-2d5c1e8f7a90","event_fqn":"CONVERSATION_CREATED","event_version":"1"}'
  expect(sign({ body, secret, dialect: 'conversations', signedAt: 1689238949803 })).toEqual([
    ['X-DIXA-SIGNATURE', 't=1689238949803,v1=c19cb351ef5cf667fbc9c2418bb87a878727d0b54c2da52612b789feb81313f0'],
  ])
})

test.each([
  '',
  'sha1=',
  'sha1=zz',
  `sha1=${'é'.repeat(40)}`,
  'sha1=abc',
  `sha1=${'0'.repeat(100_000)}`,
  't=,v1=',
  'sha256=00',
  'sha256=',
  `sha256=${'é'.repeat(44)}`,
  `sha256=${'A'.repeat(100_000)}`,
  '=',
  '\u0000',
])('never throws on the signature %j', (signature) => {
  for (const dialect of DIALECT_NAMES) {
    expect(verifySignature({ body: Buffer.from('{}'), secret: 'ab', signature, dialect }).ok).toBe(false)
  }
})

test('accepts uppercase digits and rejects a timestamp that is too far off', () => {
  expect(
    verifySignature({
      body: Buffer.from('{}'),
      secret: 'app-secret',
      signature: 'sha1=18FE6CEC23771C3DFF7822497DCCC1873528D436',
    }),
  ).toEqual({ ok: true })
  const [vector] = read('conversations')
  const at = Number(vector?.t)
  const check = (now: number) =>
    verifySignature({
      body: Buffer.from(vector?.body ?? ''),
      secret: vector?.secret ?? '',
      signature: vector?.header,
      dialect: 'conversations',
      now,
    })
  expect(check(at + 300_000)).toEqual({ ok: true })
  expect(check(at + 300_001)).toMatchObject({ ok: false, reason: 'too-old' })
})
