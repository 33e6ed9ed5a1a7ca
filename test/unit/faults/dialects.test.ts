import { expect, test } from 'vitest'
import type { Dialect } from '../../../src/dialects/dialect.ts'
import { createDialects, DIALECT_NAMES } from '../../../src/dialects/registry.ts'
import type { Message, MessageFault } from '../../../src/faults/fault.ts'
import { FAULTS } from '../../../src/faults/registry.ts'
import { MockError } from '../../../src/kit/error.ts'
import { secretOf } from '../../support/dialect-secret.ts'

const { all } = createDialects()
const AT = 1_700_000_000_000
const BODY = Buffer.from(
  '{"id":"0a1b2c3d","type":"Text","text":"Grüße/ñ",\n"entities":[{"event":"STARTED","entity":{"id":"1"}}]}',
)

/** Values for texts that cannot be any word; they mean something different from what is sent. */
const TEXTS: Readonly<Record<string, string>> = {
  prefix: 'sha384=',
  value: 'text/plain',
  secret: 'cd'.repeat(32),
  suffix: '/other',
  name: 'X-Other',
}

const isMessageFault = (fault: (typeof FAULTS)[number]): fault is MessageFault => fault.plane === 'message'

/** Each fault of a message with each of its choices. */
const CASES = FAULTS.filter(isMessageFault).flatMap((fault) => {
  const texts = Object.fromEntries(
    Object.entries(fault.parameters).flatMap(([key, { kind, required }]) => {
      const value = TEXTS[key] ?? (required ? 'other' : undefined)
      return kind === 'text' && value !== undefined ? [[key, value]] : []
    }),
  )
  const chosen = Object.entries(fault.parameters).find(([, { kind }]) => kind === 'choice')
  return (chosen?.[1].choices ?? [undefined]).map((choice) => ({
    fault,
    parameters: { ...texts, ...(chosen && choice !== undefined && { [chosen[0]]: choice }) },
  }))
})

/** Faults that change nothing here on purpose, each with the reason. */
const WITHOUT_CHANGE: Readonly<Record<string, string>> = {
  'other-loopback-name': 'the target of this test is not an address of this machine',
}

const signsNoTime = ({ signature }: Dialect): boolean => !signature.timed

/** Faults that make no sense in some dialects, once for each choice, with what such a dialect has or has not. */
const REFUSED: Readonly<Record<string, (dialect: Dialect) => boolean>> = {
  'signature-algorithm': ({ signature }) =>
    /^(?:md5|sha1|sha256|sha512)=/.test(signature.format({ t: '1', digest: '' })),
  'uppercase-signature': ({ signature }) => signature.digest.encoding === 'base64',
  'sha256-signature': ({ signature }) => signature.format({ t: '1', digest: '' }) === 'sha256=',
  'stale-timestamp': signsNoTime,
  'future-timestamp': signsNoTime,
  'tampered-timestamp': signsNoTime,
  trace: ({ traceHeaders }) => traceHeaders.length === 0,
}

const refusalOf = (check: () => void): MockError | undefined => {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof MockError) return error
    throw error
  }
}

test.each(DIALECT_NAMES)('%s: each message fault changes the message, or says why it does not apply', (name) => {
  const dialect = all[name]
  const secret = secretOf(name)
  const sign = (body: Uint8Array, under = secret) =>
    dialect.sign({ body, secret: under, signedAt: AT, emptyKey: under === '' })
  const message: Message = {
    method: 'POST',
    url: 'http://receiver.test/webhook',
    headers: dialect.headers({
      body: BODY,
      secret,
      signedAt: AT,
      subscriptionId: 'S',
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
    }),
    body: BODY,
  }
  const refused: string[] = []
  for (const { fault, parameters } of CASES) {
    const label = `${fault.name} ${JSON.stringify(parameters)}`
    const refusal = refusalOf(() => fault.checkFor?.(parameters, dialect))
    if (refusal) {
      expect(refusal, label).toMatchObject({
        code: 'FAULT_PARAMETER_INVALID',
        fix: expect.stringMatching(/.{10}/) as string,
      })
      expect(refusal.message, label).toContain(`in the ${name} dialect`)
      refused.push(fault.name)
      continue
    }
    const changed = fault.apply(message, parameters, { dialect, secret, sign })
    if (fault.name in WITHOUT_CHANGE) continue
    expect({ ...changed, body: Buffer.from(changed.body) }, label).not.toEqual(message)
  }
  expect(refused).toEqual(Object.keys(REFUSED).filter((fault) => REFUSED[fault]?.(dialect)))
})

test('each fault that one dialect rejects is accepted by another', () => {
  for (const [fault, isRefused] of Object.entries(REFUSED))
    expect([fault, new Set(Object.values(all).map(isRefused))]).toEqual([fault, new Set([true, false])])
})
