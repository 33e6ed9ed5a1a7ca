import { expect, test } from 'vitest'
import { createMask } from '../../../../src/kit/masking/mask.ts'
import { maskRun } from '../../../../src/reporters/mask-run.ts'
import { REPORTERS } from '../../../../src/reporters/generated/reporters.ts'
import { REPORTER_NAMES } from '../../../../src/reporters/reporter.ts'
import {
  HEX_SECRET,
  makeExchange,
  makeFinding,
  makeScenario,
  sampleRun,
  SECRET,
  SPELLINGS,
} from '../../../support/sample-run.ts'

const mask = createMask([SECRET, HEX_SECRET, 'key-7f3b21'])

test.each(Object.entries(SPELLINGS))('masks a secret in a text: %s', (_way, text) => {
  expect(mask(`before ${text} after`)).toMatch(/^before [A-Za-z0-9+/_-]{0,2}\*\*\*[A-Za-z0-9+/_-]?={0,2} after$/)
})

test.each(REPORTER_NAMES)('%s shows no secret in any spelling', (name) => {
  const text = REPORTERS[name].render(sampleRun)
  expect(Object.entries(SPELLINGS).filter(([, spelling]) => text.includes(spelling))).toEqual([])
})

test('masks base64 that is split into lines', () => {
  const lines = Buffer.from(HEX_SECRET.repeat(3)).toString('base64').replace(/.{19}/g, '$&\r\n')
  expect(createMask([HEX_SECRET.repeat(3)])(lines)).toMatch(/^\*\*\*=*$/)
})

test('masks a dump of the bytes', () => {
  expect(mask(JSON.stringify(Buffer.from(SECRET)))).toBe('{"type":"Buffer","data":[***]}')
  expect(mask(Buffer.from(SECRET).toString('hex').replace(/../g, '$& '))).toBe('*** ')
})

test('masks a secret that starts with a character beyond the basic plane', () => {
  expect(createMask(['😀😀secret'])('a😀😀😀secret')).toBe('a😀***')
})

test('masks a secret that is quoted for a shell', () => {
  expect(createMask(["it's mine"])(`echo 'it'\\''s mine'`)).toBe("echo '***'")
})

test('masks credentials in a command, however they are quoted', () => {
  const curl =
    `curl -H 'Authorization: Bearer a'\\''b c' -H "Cookie: a=b" ` +
    `--header 'X-Signature: sha1=00' 'http://127.0.0.1/'`
  const [scenario] = maskRun({
    ...sampleRun,
    secrets: [],
    scenarios: [makeScenario('a/b', 'failed', { findings: [makeFinding({ curl })] })],
  }).scenarios
  expect(scenario?.findings[0]?.curl).toBe(
    `curl -H 'Authorization: ***' -H "Cookie: ***" --header 'X-Signature: sha1=00' 'http://127.0.0.1/'`,
  )
})

test('masks both of two overlapping secrets', () => {
  expect(createMask(['abcdef', 'defghi'])('x abcdefghi y')).toBe('x *** y')
  expect(createMask(['abaaba'])('abaabaaba')).toBe('***')
})

test('leaves ordinary words, digests and other base64 alone', () => {
  const texts = [
    'sha1=2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
    'the secret of the subscription',
    Buffer.from('nothing to hide here').toString('base64'),
    '',
  ]
  expect(texts.map(mask)).toEqual(texts)
})

test('a secret of fewer than four characters is masked only if it is the whole text', () => {
  const short = createMask(['key', ''])
  expect(short('key')).toBe('***')
  expect(short('a key')).toBe('a key')
})

test('masks the values of credential headers, and keeps the signature as evidence', () => {
  const headers = [
    ['AUTHORIZATION', 'Bearer not-in-the-list'],
    ['cookie', 'a=b'],
    ['x-api-key', 'k'],
    ['X-Hub-Signature', 'sha1=00'],
  ] as const
  const outcome = { kind: 'unreachable', cause: 'dns', detail: 'no such host: not-in-the-list', ms: 1 } as const
  const [exchange] =
    maskRun({
      ...sampleRun,
      secrets: [],
      scenarios: [makeScenario('a/b', 'errored', { exchanges: [makeExchange(1, outcome, { headers })] })],
    }).scenarios[0]?.exchanges ?? []
  expect(exchange?.headers).toEqual([
    ['AUTHORIZATION', '***'],
    ['cookie', '***'],
    ['x-api-key', '***'],
    ['X-Hub-Signature', 'sha1=00'],
  ])
  expect(exchange?.outcome).toEqual({ ...outcome, detail: 'no such host: ***' })
})

test('keeps bytes in base64 readable, with the secret masked', () => {
  const body = maskRun(sampleRun).scenarios[1]?.exchanges[1]?.body
  expect(body).toEqual({ base64: Buffer.from([0xff, 0xfe, ...Buffer.from('***'), 0xff]).toString('base64') })
})

test('keeps its own words for verdicts, even if a secret is one of them', () => {
  expect(maskRun({ ...sampleRun, secrets: ['failed', 'MUST', 'rejected', '2026'] })).toMatchObject({
    startedAt: sampleRun.startedAt,
    scenarios: [{ verdict: 'passed' }, { verdict: 'failed' }, {}, {}, {}],
    secrets: [],
  })
})
