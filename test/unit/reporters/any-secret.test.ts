import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REPORTERS } from '../../../src/reporters/generated/reporters.ts'
import { REPORTER_NAMES } from '../../../src/reporters/reporter.ts'
import { makeExchange, makeFinding, makeScenario, sampleRun } from '../../support/sample-run.ts'
import type { Run, ScenarioResult } from '../../../src/scenario/model/result.ts'

const answered = (body: string, header: string) =>
  ({
    kind: 'rejected',
    response: { status: 500, reason: 'Oops', headers: { 'x-echo': header }, body, truncated: false },
    ms: 1,
  }) as const
const inScenario = (given: Partial<ScenarioResult>): Run => ({
  ...sampleRun,
  secrets: [],
  likenesses: [],
  scenarios: [
    makeScenario('a/b', 'failed', {
      findings: [makeFinding()],
      exchanges: [makeExchange(1, answered('', ''), { url: 'http://127.0.0.1/', headers: [] })],
      ...given,
    }),
  ],
})
const inFinding = (given: Parameters<typeof makeFinding>[0]): Run => inScenario({ findings: [makeFinding(given)] })
const inExchange = (given: Parameters<typeof makeExchange>[2]): Run =>
  inScenario({ exchanges: [makeExchange(1, answered('', ''), given)] })

/** Every member that holds free text. */
const PLACES: Readonly<Record<string, (text: string) => Run>> = {
  target: (target) => ({ ...inScenario({}), target }),
  assumption: (value) => ({ ...inScenario({}), assumptions: [{ id: 'a', value, standard: false }] }),
  likeness: (text) => ({ ...inScenario({}), likenesses: [{ defect: text, explanation: text, fix: text, match: 1 }] }),
  'gathered cause': (text) => ({
    ...inScenario({}),
    causes: [
      {
        key: text,
        letter: 'A',
        level: 'MUST',
        sentence: text,
        consequence: text,
        cause: text,
        candidates: [text],
        fix: text,
        snippets: [{ framework: text, code: text }],
        scenarios: ['a/b'],
        example: { scenario: 'a/b', finding: 0 },
      },
    ],
  }),
  id: (text) => inScenario({ id: `a/${text}` }),
  name: (name) => inScenario({ name }),
  file: (file) => inScenario({ file, at: { file, line: 1, column: 1 } }),
  because: (because) => inScenario({ because }),
  reason: (reason) => inScenario({ reason, verdict: 'errored' }),
  'reason of an inconclusive one': (reason) => inScenario({ reason, verdict: 'inconclusive' }),
  rerun: (rerun) => inScenario({ rerun }),
  requirement: (text) =>
    inFinding({ requirement: { id: text, level: 'MUST', sentence: text, consequence: text, source: text } }),
  expected: (expected) => inFinding({ expected }),
  seen: (seen) => inFinding({ seen }),
  cause: (cause) => inFinding({ cause }),
  fix: (fix) => inFinding({ fix }),
  snippet: (text) => inFinding({ snippets: [{ framework: text, code: text }] }),
  curl: (curl) => inFinding({ curl }),
  what: (what) => inExchange({ what }),
  url: (url) => inExchange({ url: `http://127.0.0.1/?q=${url}` }),
  header: (text) =>
    inExchange({
      headers: [
        ['X-Echo', text],
        ['Authorization', text],
      ],
    }),
  body: (text) => inExchange({ body: { text } }),
  bytes: (text) =>
    inExchange({ body: { base64: Buffer.concat([Buffer.from([0xff]), Buffer.from(text)]).toString('base64') } }),
  fault: (text) => inExchange({ faults: [text] }),
  response: (text) => inScenario({ exchanges: [makeExchange(1, answered(text, text))] }),
  detail: (detail) =>
    inScenario({ exchanges: [makeExchange(1, { kind: 'unreachable', cause: 'dns', detail, ms: 1 })] }),
}

const SPELL: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64').replace(/=*$/, ''),
  'percent-encoded': (secret) => encodeURIComponent(secret),
}

const secrets = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
    fc.constantFrom('é', '日', '😀', '\\', '"', '%', '&', '<', '/', '+'),
  ),
  minLength: 6,
  maxLength: 40,
})
const around = fc.constantFrom('', ' ', ':', 'x', '"', '\\', '{"a":"')

test('no report shows a secret, whatever and wherever it is', () => {
  fc.assert(
    fc.property(
      secrets,
      around,
      fc.constantFrom(...Object.keys(PLACES)),
      fc.constantFrom(...Object.keys(SPELL)),
      (secret, next, place, way) => {
        const make = PLACES[place]
        const spell = SPELL[way]
        if (!make || !spell) throw new Error('no such place')
        const run = { ...make(next + spell(secret) + next), secrets: [secret] }
        // What the report shows anyway is no leak: a secret may by chance be one of its own words.
        const own = { ...make(''), secrets: [] }
        for (const name of REPORTER_NAMES) {
          const [text, without] = [REPORTERS[name].render(run), REPORTERS[name].render(own)]
          for (const needle of Object.values(SPELL).map((each) => each(secret)))
            if (!without.includes(needle)) expect(text.includes(needle), `${name} shows ${needle}`).toBe(false)
        }
      },
    ),
    { numRuns: 80 },
  )
})
