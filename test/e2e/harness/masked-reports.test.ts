import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REPORTER_NAMES } from '../../../src/reporters/reporter.ts'
import { nextSecretOf } from '../../../src/scenario/run/secrets.ts'
import { folder, runTest, startAwkward } from '../../support/test-command.ts'

/** Each way in which the receiver tells its secret. */
const spellingsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('hex'),
  JSON.stringify(secret).slice(1, -1),
]

test.each(['p4ss word/ünd+mehr=&"<x>\'', 'app-secret-9f8e7d'])(
  'no report shows the secret %s that a receiver echoes, plain or encoded',
  async (secret) => {
    using place = folder()
    await using receiver = await startAwkward('tell', secret)
    const reporters = REPORTER_NAMES.flatMap((name) => ['--reporter', `${name}=${place.file(name)}`])
    const { status, stdout, stderr } = await runTest(
      ['--target', receiver.url, ...reporters, '--filter', 'delivery/responds-with-200-to'],
      { secret },
    )
    expect(status).toBe(1)
    expect(readdirSync(place.path).sort()).toEqual([...REPORTER_NAMES].sort())
    const texts = [
      ...REPORTER_NAMES.map((name) => [name, readFileSync(place.file(name), 'utf8')] as const),
      ['stdout', stdout] as const,
      ['stderr', stderr] as const,
    ]
    for (const [name, text] of texts)
      for (const spelling of spellingsOf(secret)) expect(text.includes(spelling), `${spelling} in ${name}`).toBe(false)
  },
)

const SECOND = 'second s3cret/ß'
const ROTATION = 'signature/accepts-the-new-secret-after-a-rotation'

test.each([
  ['of a second subscription', SECOND, 'signature/verifies-each-subscription-with-its-own-secret'],
  ['that a scenario invents', nextSecretOf(7, ROTATION), ROTATION],
])('no report shows a secret %s', async (_, secret, id) => {
  using place = folder()
  await using receiver = await startAwkward('tell', secret)
  const reporters = REPORTER_NAMES.flatMap((name) => ['--reporter', `${name}=${place.file(name)}`])
  const arranged = ['--control', `${receiver.url}control/{control}`, '--second-target', `${receiver.url}second`]
  const { stdout, stderr, run } = await runTest(
    ['--target', receiver.url, '--no-preflight', ...arranged, ...reporters, '--seed', '7', '--filter', id],
    { env: { MOCK_GENESYS_SECOND_SECRET: SECOND } },
  )
  expect(run?.totals.failed).toBe(1)
  // What was sent and answered is there, and masked.
  expect(readFileSync(place.file('json'), 'utf8')).toContain('***')
  const texts = [
    ...REPORTER_NAMES.map((name) => [name, readFileSync(place.file(name), 'utf8')] as const),
    ['stdout', stdout] as const,
    ['stderr', stderr] as const,
  ]
  for (const [name, text] of texts)
    for (const spelling of spellingsOf(secret)) expect(text.includes(spelling), `${spelling} in ${name}`).toBe(false)
})
