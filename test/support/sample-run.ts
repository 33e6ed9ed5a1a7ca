import type { HeaderLine } from '../../src/dialects/dialect.ts'
import type { Outcome } from '../../src/journal/outcome.ts'
import type { Exchange, Finding, Requirement, Run, ScenarioResult } from '../../src/scenario/model/result.ts'

export const SECRET = 'Grün/Tee & "9<x>"+\\y'
export const HEX_SECRET = 'c0ffee00d15ea5e0feedfacecafebeef'
export const API_KEY = 'key-7f3b21'

const bytes = Buffer.from(SECRET)
const units = Array.from({ length: SECRET.length }, (_, index) =>
  SECRET.charCodeAt(index).toString(16).padStart(4, '0'),
)
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The first secret in every spelling that a receiver may echo. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  plain: SECRET,
  'base64, alone': bytes.toString('base64'),
  'base64, after one byte': Buffer.from(`:${SECRET}`).toString('base64').slice(2),
  'base64, after two bytes': Buffer.from(`a:${SECRET}`).toString('base64').slice(3),
  base64url: bytes.toString('base64url'),
  'Basic, with a user': Buffer.from(`user:${SECRET}`).toString('base64').slice(7),
  'percent-encoded': encodeURIComponent(SECRET),
  'percent-encoded in lower case': encodeURIComponent(SECRET).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  'of a form': new URLSearchParams({ s: SECRET }).toString().slice(2),
  'percent-encoded twice': encodeURIComponent(encodeURIComponent(SECRET)),
  JSON: JSON.stringify(SECRET).slice(1, -1),
  'JSON in JSON': JSON.stringify(JSON.stringify(SECRET)).slice(3, -3),
  'JSON with escaped slashes': JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/'),
  'JSON, all escaped': units.map((unit) => `\\u${unit}`).join(''),
  'JSON, all escaped in upper case': units.map((unit) => `\\u${unit.toUpperCase()}`).join(''),
  'hexadecimal digits': bytes.toString('hex'),
  'hexadecimal digits in upper case': bytes.toString('hex').toUpperCase(),
  HTML: SECRET.replace(/[&<>"]/g, (character) => references[character] ?? ''),
  'XML, by number': [...SECRET].map((character) => `&#${String(character.codePointAt(0))};`).join(''),
  'hexadecimal secret': HEX_SECRET,
  'hexadecimal secret in upper case': HEX_SECRET.toUpperCase(),
  'bytes of the hexadecimal secret': Buffer.from(HEX_SECRET, 'hex').toString('base64'),
  'API key': API_KEY,
}

const everySpelling = Object.entries(SPELLINGS)
  .map(([way, text]) => `${way}: ${text}`)
  .join('\n')

/**
 * What a hostile or careless receiver responds with: terminal escapes, markup, the end of a CDATA section, control
 * characters, direction marks.
 */
export const NASTY =
  'naïve ✓ 日本 <script>alert("x")</script> ]]> --> %0A::error::x \u0007\u0000\u009b31m \x1b[2J\x1b]0;owned\x07 ' +
  '\u202etxt\u2069\r\n' +
  '```\n' +
  '| a | b |\n' +
  '\ttab \ud800 end'

export const requirement: Requirement = {
  id: 'GWR-SIG-001',
  level: 'MUST',
  sentence: 'The receiver rejects a delivery whose signature does not match the body.',
  consequence: 'anyone who knows the URL can forge events',
  source: 'Seed S3, Security',
}
const effect: Requirement = {
  id: 'GWR-DUP-001',
  level: 'SHOULD',
  sentence: 'The receiver processes a redelivered event once.',
  consequence: 'an event is processed twice',
  source: 'Seed S2, Retries',
}

const SIGNATURE = 'sha1=2fd4e1c67a2d28fced849ee1bb76e7391b93eb12'
const headers: readonly HeaderLine[] = [
  ['Content-Type', 'application/json; charset=utf-8'],
  ['X-Hub-Signature', SIGNATURE],
  ['Authorization', `Basic ${Buffer.from(`user:${SECRET}`).toString('base64')}`],
  ['X-Api-Key', API_KEY],
  ['X-B3-TraceId', '463ac35c9f6413ad48485a3953bb6124'],
]

export const makeExchange = (number: number, outcome: Outcome, given: Partial<Exchange> = {}): Exchange => ({
  number,
  what: `STARTED, attempt ${String(number)}`,
  method: 'POST',
  url: `http://127.0.0.1:3000/hook?key=${encodeURIComponent(SECRET)}`,
  headers,
  body: {
    text:
      '{"data":{"id":"8e09e19f-b8ba-4db0-b6e7-dfc8a7776176","state":"STARTED"},' +
      '"eventName":"interactionStateChange"}',
  },
  startedAt: '2026-01-02T03:04:05.678Z',
  outcome,
  faults: [],
  ...given,
})

const answered = (status: number, reason: string, body: string, ms = 3): Outcome => ({
  kind: status === 200 ? 'accepted' : 'rejected',
  response: {
    status,
    reason,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': `session=${API_KEY}`,
      'x-nasty': 'a\x1b[31mb',
    },
    body,
    truncated: false,
  },
  ms,
})

const at = (file: string, line: number): ScenarioResult['at'] => ({ file: `scenarios/${file}`, line, column: 5 })

export const makeFinding = (given: Partial<Finding> = {}): Finding => ({
  verdict: 'failed',
  requirement,
  level: 'MUST',
  at: at('signature/rejects-a-tampered-body.yaml', 12),
  check: {
    kind: 'response',
    expected: 'rejected',
    policy: 'reject',
    seen: { kind: 'accepted', ms: 3, response: { status: 200, reason: 'OK' } },
  },
  expected: 'a rejection: 401 or another 4xx',
  seen: '200 OK in 3 ms',
  exchange: 1,
  cause: 'The signature is verified against JSON that was parsed and serialized again.',
  fix: 'Verify the signature over the raw body, before anything parses it.',
  snippets: [{ framework: 'Express', code: "app.use(express.raw({ type: '*/*' }))\nverify(req.body)" }],
  curl:
    `curl -X POST 'http://127.0.0.1:3000/hook' -H 'Authorization: Bearer abcdef' ` +
    `-H 'X-Hub-Signature: ${SIGNATURE}' --data-binary '{"data":{}}'`,
  ...given,
})

export const makeScenario = (
  id: string,
  verdict: ScenarioResult['verdict'],
  given: Partial<ScenarioResult> = {},
): ScenarioResult => ({
  id,
  name: id.slice(id.indexOf('/') + 1).replaceAll('-', ' '),
  file: `scenarios/${id.replace(/#.*/, '')}.yaml`,
  at: at(`${id.replace(/#.*/, '')}.yaml`, 1),
  because: undefined,
  requirements: [requirement],
  verdict,
  level: 'MUST',
  missing: [],
  reason: undefined,
  findings: [],
  exchanges: [],
  ms: 12,
  rerun: `npx mock-genesys test scenarios/${id.replace(/#.*/, '')}.yaml --target http://127.0.0.1:3000/hook --seed 42`,
  ...given,
})

const failed = makeScenario('signature/rejects-a-tampered-body', 'failed', {
  because: 'A body that was tampered with must not be processed.',
  findings: [
    makeFinding({
      verdict: 'passed',
      at: at('signature/rejects-a-tampered-body.yaml', 9),
      exchange: 1,
      cause: undefined,
      fix: undefined,
      snippets: [],
      curl: undefined,
    }),
    makeFinding(),
    makeFinding({
      requirement: undefined,
      at: at('signature/rejects-a-tampered-body.yaml', 15),
      check: { kind: 'printed', expected: 'the secret', shown: '***', seen: `${SECRET}\n${NASTY}` },
      expected: 'a response without the secret',
      seen: `the secret: ${SECRET}\n${NASTY}`,
      exchange: 2,
      cause: NASTY,
      snippets: [],
    }),
  ],
  exchanges: [
    makeExchange(1, answered(200, 'OK', NASTY), { faults: ['tampered-body'] }),
    makeExchange(2, answered(500, 'Internal Server Error', everySpelling), {
      body: { base64: Buffer.concat([Buffer.from([0xff, 0xfe]), bytes, Buffer.from([0xff])]).toString('base64') },
    }),
  ],
  ms: 31,
})

/** One scenario of each verdict, with everything that is hard to render, and secrets wherever they can appear. */
export const sampleRun: Run = {
  tool: { name: 'mock-genesys', version: '0.1.0' },
  seed: 42,
  ids: 4711,
  target: 'http://127.0.0.1:3000/hook',
  dialect: 'conversations',
  policy: 'reject',
  level: 'must',
  probes: { processed: false, state: false, details: false },
  controls: { secrets: false, clock: false, outage: true },
  secondSubscription: false,
  stack: 'express',
  startedAt: '2026-01-02T03:04:05.000Z',
  ms: 1234,
  assumptions: [
    { id: 'sendsAllB3Headers', value: 'false', standard: false },
    { id: 'traceId', value: 'per-delivery', standard: true },
  ],
  preflight: {
    outcome: 'accepted',
    exchange: makeExchange(1, answered(200, 'OK', `<html>${SECRET}`)),
    diagnosis: {
      id: 'web-page',
      sentence: `POST /hook responds with 200 and a web page: ${NASTY}`,
      fix: `check --target ${SECRET}`,
      confidence: 'possible',
    },
    tried: [{ what: 'the same delivery again', seen: `200 ${SECRET}` }],
  },
  scenarios: [
    makeScenario('signature/accepts-a-valid-signature', 'passed', {
      exchanges: [makeExchange(1, answered(200, 'OK', 'ok'))],
      findings: [makeFinding({ verdict: 'passed', cause: undefined, fix: undefined, snippets: [], curl: undefined })],
    }),
    failed,
    makeScenario('order/processes-a-redelivery-once', 'inconclusive', {
      requirements: [effect],
      reason: 'no probe reports how often an event took effect',
      missing: ['probe-processed'],
      findings: [
        makeFinding({
          verdict: 'inconclusive',
          requirement: effect,
          expected: 'one effect',
          seen: 'no probe',
          exchange: undefined,
          cause: undefined,
          fix: undefined,
          snippets: [],
          curl: undefined,
        }),
      ],
    }),
    makeScenario('order/survives-a-timeout#2', 'errored', {
      reason: 'the receiver could not be reached: connection refused',
      exchanges: [
        makeExchange(1, {
          kind: 'unreachable',
          cause: 'refused',
          detail: `connect ECONNREFUSED 127.0.0.1:3000 ${SECRET}`,
          ms: 1,
        }),
        makeExchange(2, { kind: 'timed-out', phase: 'response', limitMs: 10_000, ms: 10_003 }),
      ],
    }),
    makeScenario('lifecycle/keeps-every-event-it-acknowledged', 'skipped', {
      reason: 'needs --start',
      missing: ['start'],
    }),
  ],
  totals: { passed: 1, failed: 1, inconclusive: 1, errored: 1, skipped: 1 },
  causes: [
    {
      key: 'other-signature',
      letter: 'A',
      level: 'MUST',
      sentence: `responds with 200 to a tampered body: ${NASTY}`,
      consequence: `Anyone who knows the URL can forge events: ${SECRET}`,
      cause: 'The signature is verified against JSON that was parsed and serialized again.',
      candidates: [],
      fix: 'Verify the signature over the raw body, before anything parses it.',
      snippets: [{ framework: 'Express', code: "app.use(express.raw({ type: '*/*' }))\nverify(req.body)" }],
      scenarios: ['signature/rejects-a-tampered-body'],
      example: { scenario: 'signature/rejects-a-tampered-body', finding: 1 },
    },
  ],
  likenesses: [
    {
      defect: 'verifies-reserialized-json',
      explanation: 'It verifies JSON that it parsed and serialized again.',
      fix: 'Compute the HMAC over the raw body.',
      match: 0.75,
    },
  ],
  interrupted: false,
  exitCode: 1,
  secrets: [SECRET, HEX_SECRET, API_KEY, 'ok'],
}
