import { createHash } from 'node:crypto'
import type { AnySchemaObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MAX_KEPT_CHARACTERS } from '../../../src/reporters/clip-body.ts'
import { REPORTERS } from '../../../src/reporters/generated/reporters.ts'
import { REPORTER_NAMES } from '../../../src/reporters/reporter.ts'
import type { Run } from '../../../src/scenario/model/result.ts'
import { makeExchange, makeFinding, makeScenario, sampleRun } from '../../support/sample-run.ts'

const SECRET = 'canary-secret-1'
const formats = addFormats.default
const validate = formats(new Ajv2020({ strict: true, strictRequired: false })).compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../spec/report.schema.json'), 'utf8')) as AnySchemaObject,
)

const answered = (body: string, cookie = 'a') =>
  ({
    kind: 'rejected',
    response: { status: 500, reason: 'Oops', headers: { 'set-cookie': cookie }, body, truncated: false },
    ms: 1,
  }) as const
const runOf = (count: number, body: (index: number) => string): Run => ({
  ...sampleRun,
  secrets: [SECRET],
  scenarios: Array.from({ length: count }, (_, index) =>
    makeScenario(`a/b${String(index)}`, 'failed', {
      findings: [makeFinding({ curl: `curl ${body(index)}` })],
      exchanges: [makeExchange(1, answered(body(index)), { body: { text: body(index) } })],
    }),
  ),
})

test.each([0, 1, 7, 15])(
  'a long body is shown as its beginning, length and hash, ' +
    'and a secret at the cut is masked completely (%i characters before it)',
  (before) => {
    const body = `${'ü'.repeat(MAX_KEPT_CHARACTERS - before)}${SECRET}${'x'.repeat(20_000)}`
    const run = runOf(1, () => body)
    const report = JSON.parse(REPORTERS.json.render(run)) as {
      scenarios: { exchanges: { body: { text: string; clipped: object }; outcome: { response: object } }[] }[]
    }
    void validate(report)
    expect(validate.errors ?? []).toEqual([])
    const [exchange] = report.scenarios[0]?.exchanges ?? []
    expect(exchange?.body.clipped).toEqual({
      bytes: Buffer.byteLength(body),
      sha256: createHash('sha256').update(body).digest('hex'),
    })
    expect(exchange?.body.text).toMatch(/^ü+\*{0,3}x*$/)
    expect(exchange?.outcome.response).toMatchObject(exchange?.body.clipped ? { clipped: exchange.body.clipped } : {})
    const whole = REPORTERS.json.render(run, 'full')
    expect(whole).toContain(`${'ü'.repeat(MAX_KEPT_CHARACTERS - before)}***${'x'.repeat(20_000)}`)
  },
)

test('a short body is shown completely', () => {
  expect(REPORTERS.json.render(runOf(1, () => 'y'.repeat(MAX_KEPT_CHARACTERS)))).toContain(
    `"text":"${'y'.repeat(MAX_KEPT_CHARACTERS)}"`,
  )
})

test('no report grows with response bodies, and a Markdown summary stays below 1 MiB', () => {
  const run = runOf(400, (index) => `${String(index)} ${'lorem <b>ipsum</b>\n'.repeat(3600)}`)
  for (const name of REPORTER_NAMES)
    expect(Buffer.byteLength(REPORTERS[name].render(run)), name).toBeLessThan(
      name === 'markdown' ? 1_048_576 : 12_000_000,
    )
})

test('the newest of many cookies are masked everywhere, and all of them where they were set', () => {
  const scenarios = Array.from({ length: 1500 }, (_, index) =>
    makeScenario(`a/b${String(index)}`, 'passed', {
      exchanges: [
        makeExchange(1, answered(`it is value-${String(index)}-end`, `sid=value-${String(index)}-end; Path=/`)),
      ],
    }),
  )
  const text = REPORTERS.json.render({ ...sampleRun, secrets: [], scenarios })
  expect(text).not.toMatch(/value-1499-end|value-501-end|sid=/)
  expect(text).toContain('it is value-0-end')
})

test('a report shows the first of many exchanges, those with a failure, and all of them on request', () => {
  const exchanges = Array.from({ length: 50 }, (_, index) => makeExchange(index + 1, answered('')))
  const run = {
    ...sampleRun,
    scenarios: [
      makeScenario('a/failed', 'failed', { findings: [makeFinding({ exchange: 44 })], exchanges }),
      makeScenario('a/passed', 'passed', { exchanges }),
    ],
  }
  const kept = (bodies: 'clipped' | 'full') => {
    const report = JSON.parse(REPORTERS.json.render(run, bodies)) as {
      scenarios: { exchanges: { number: number }[]; leftOut?: number }[]
    }
    void validate(report)
    expect(validate.errors ?? []).toEqual([])
    return report.scenarios.map((one) => [one.exchanges.map(({ number }) => number), one.leftOut])
  }
  expect(kept('clipped')).toEqual([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 44], 39],
    [[1], 49],
  ])
  expect(kept('full').map(([numbers, leftOut]) => [(numbers as number[]).length, leftOut])).toEqual([
    [50, undefined],
    [50, undefined],
  ])
})
