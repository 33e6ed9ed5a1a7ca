import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diagnose } from '../../../src/dialects/doctor.ts'
import { verifySignature } from '../../../src/dialects/verify.ts'

interface Refused {
  readonly name: string
  readonly secret: string
  readonly body: string
  readonly header: string
  /** The usual mistake that explains it; null where none does. */
  readonly recipe: string | null
}

const cases = (['interactions', 'conversations'] as const).flatMap((dialect) => {
  const text = readFileSync(new URL(`../../../spec/vectors/${dialect}.json`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { refused: readonly Refused[] }).refused.map((one) => ({ dialect, ...one }))
})

test.each(cases)('$dialect: rejects "$name", and names the mistake', ({ dialect, secret, body, header, recipe }) => {
  const given = { dialect, body: Buffer.from(body), secret, signature: header }
  expect(verifySignature(given)).toMatchObject({ ok: false })
  expect(diagnose(given)?.recipe ?? null).toBe(recipe)
})

test('Python accepts every correct signature, and no wrong one', () => {
  const printed = execFileSync('python3', ['test/support/refused_vectors.py', '--check'], { encoding: 'utf8' })
  const told = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; all: number; believed: readonly string[] })
  expect(told.map(({ kind, all, believed }) => [kind, kind === 'vectors' ? all - believed.length : believed])).toEqual([
    ['vectors', 0],
    ['refused', []],
    ['vectors', 0],
    ['refused', []],
  ])
  expect(cases.length).toBeGreaterThan(30)
})

/** Digests by the command line of OpenSSL, under a key as hexadecimal digits. */
const opensslDigest = (key: string, message: string, hash: string): string =>
  execFileSync('openssl', ['dgst', `-${hash}`, '-mac', 'HMAC', '-macopt', `hexkey:${key}`, '-r'], {
    input: message,
    encoding: 'utf8',
  }).split(' ')[0] ?? ''

test('OpenSSL computes none of the wrong digests', () => {
  for (const { dialect, name, secret, body, header } of cases) {
    const isTimed = dialect === 'conversations'
    const [, t = ''] = /t=(\d+)/.exec(header) ?? []
    const digest = isTimed
      ? opensslDigest(secret, `${t}.${body}`, 'sha256')
      : opensslDigest(Buffer.from(secret).toString('hex'), body, 'sha1')
    expect(header === (isTimed ? `t=${t},v1=${digest}` : `sha1=${digest}`), `${dialect} ${name}`).toBe(false)
  }
})
