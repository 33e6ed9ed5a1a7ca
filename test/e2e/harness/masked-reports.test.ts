import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REPORTER_NAMES } from '../../../src/reporters/reporter.ts'
import { folder, runTest, startAwkward } from '../../support/test-command.ts'

test.each(['p4ss word/ünd+mehr=&"<x>\'', 'app-secret-9f8e7d'])('no report shows the secret %s that a receiver tells, plain or encoded', async (secret) => {
  using place = folder()
  await using receiver = await startAwkward('tell', secret)
  const reporters = REPORTER_NAMES.flatMap((name) => ['--reporter', `${name}=${place.file(name)}`])
  const { status, stdout, stderr } = await runTest(['--target', receiver.url, ...reporters, '--filter', 'delivery/answers-200-to'], { secret })
  expect(status).toBe(1)
  expect(readdirSync(place.path).sort()).toEqual([...REPORTER_NAMES].sort())
  const spellings = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex'), JSON.stringify(secret).slice(1, -1)]
  const texts = [...REPORTER_NAMES.map((name) => [name, readFileSync(place.file(name), 'utf8')] as const), ['stdout', stdout] as const, ['stderr', stderr] as const]
  for (const [name, text] of texts) for (const spelling of spellings) expect(text.includes(spelling), `${spelling} in ${name}`).toBe(false)
}, 60_000)
