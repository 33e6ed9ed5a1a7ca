import { VERDICTS, type Cause, type Run, type ScenarioResult } from '../../src/scenario/model/result.ts'
import { makeExchange, makeFinding, makeScenario, sampleRun } from './sample-run.ts'

/** As many rows as ship. */
const ROWS = 484

const FOLDERS = ['delivery', 'lifecycle', 'order', 'payload', 'resilience', 'signature', 'wire']

const failedRow = (id: string, index: number): Partial<ScenarioResult> => ({
  level: index % 3 === 0 ? 'MUST' : 'SHOULD',
  findings: [makeFinding({ seen: `500 Internal Server Error in ${String(index)} ms` })],
  exchanges: [
    makeExchange(1, {
      kind: 'rejected',
      response: {
        status: 500,
        reason: 'Internal Server Error',
        headers: { 'content-type': 'text/html', server: 'a server', 'x-request-id': id },
        body: `<h1>TypeError</h1>${'    at Layer.handle (/app/server.js:10:5)\n'.repeat(40)}`,
        truncated: false,
      },
      ms: 12,
    }),
    makeExchange(2, { kind: 'timed-out', phase: 'response', limitMs: 10_000, ms: 10_003 }),
  ],
})

const causesOf = (failed: readonly ScenarioResult[], count: number): Cause[] =>
  Array.from({ length: Math.min(count, failed.length) }, (_, index) => {
    const explained = failed.filter((_scenario, at) => at % count === index)
    return {
      key: `kind-${String(index)}`,
      letter: String.fromCodePoint(65 + index),
      level: index % 3 === 0 ? 'MUST' : 'SHOULD',
      sentence: `responds with 500 to a body over 1 MB, kind ${String(index)}`,
      consequence: 'An event that Genesys sends is lost, because it gives up after the last retry.',
      cause: 'Nested fields are read without checking their parents.',
      candidates: [],
      fix: 'Check each parent first.',
      snippets: [{ framework: 'Express', code: 'if (!Array.isArray(data?.entities)) return res.sendStatus(200)' }],
      scenarios: explained.map(({ id }) => id),
      example: { scenario: explained[0]?.id ?? '', finding: 0 },
    }
  })

/** A run of as many rows as ship: so many failed of so many causes, so many ended in an error, some unjudged. */
export const largeRun = ({ failed = 0, causes = 3, errored = 0, unjudged = 100 } = {}): Run => {
  const scenarios = Array.from({ length: ROWS }, (_, index) => {
    const id = `${FOLDERS[Math.floor((index * FOLDERS.length) / ROWS)] ?? ''}/keeps-promise-${String(index)}`
    if (index < failed) return makeScenario(id, 'failed', failedRow(id, index))
    if (index < failed + errored)
      return makeScenario(id, 'errored', { reason: 'the receiver stopped accepting connections during the run' })
    if (index < failed + errored + unjudged)
      return makeScenario(id, 'inconclusive', {
        reason: 'no evidence',
        missing: [(['probe-processed', 'probe-state', 'start', 'control-clock'] as const)[index % 4] ?? 'socket'],
      })
    return makeScenario(id, 'passed', {
      level: index % 2 === 0 ? 'MUST' : 'SHOULD',
      exchanges: [makeExchange(1, { ...okOutcome, ms: index }), makeExchange(2, okOutcome)],
      findings: [makeFinding({ verdict: 'passed' })],
    })
  })
  const totals = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, scenarios.filter((one) => one.verdict === verdict).length]),
  ) as Run['totals']
  return {
    ...sampleRun,
    scenarios,
    totals,
    causes: causesOf(
      scenarios.filter(({ verdict }) => verdict === 'failed'),
      causes,
    ),
    likenesses: [],
    exitCode: failed + errored > 0 ? 1 : 0,
    secrets: ['canary-secret-1'],
  }
}

const okOutcome = {
  kind: 'accepted',
  response: { status: 200, reason: 'OK', headers: { 'content-type': 'text/plain' }, body: 'ok', truncated: false },
  ms: 3,
} as const
