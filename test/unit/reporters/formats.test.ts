import type { AnySchemaObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Parser } from 'tap-parser'
import { DIALECT_NAMES } from '../../../src/dialects/registry.ts'
import { expect, test } from 'vitest'
import { REPORTERS } from '../../../src/reporters/generated/reporters.ts'
import { largeRun } from '../../support/large-run.ts'
import { makeScenario, sampleRun } from '../../support/sample-run.ts'
import type { ReporterName } from '../../../src/reporters/reporter.ts'
import type { Run } from '../../../src/scenario/model/result.ts'

const rendered = (name: ReporterName): string => REPORTERS[name].render(sampleRun)
const formats = addFormats.default

const reportSchema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../spec/report.schema.json'), 'utf8'),
) as AnySchemaObject
const validateReport = formats(new Ajv2020({ allErrors: true, strict: true, strictRequired: false })).compile(
  reportSchema,
)

test('the JSON report conforms to its schema', () => {
  const report = JSON.parse(rendered('json')) as unknown
  void validateReport(report)
  expect(validateReport.errors ?? []).toEqual([])
  expect(report).not.toHaveProperty('secrets')
})

test('the schema of the report allows nothing that it does not describe', () => {
  const report = JSON.parse(rendered('json')) as { scenarios: object[] }
  expect(validateReport({ ...report, secrets: [] })).toBe(false)
  expect(validateReport({ ...report, scenarios: [{ ...report.scenarios[0], surprise: 1 }] })).toBe(false)
})

test('the schema of the report describes every property', () => {
  const members = (schema: unknown): [string, AnySchemaObject][] =>
    typeof schema !== 'object' || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, value]) => [
          ...(key === 'properties' ? Object.entries(value as Record<string, AnySchemaObject>) : []),
          ...members(value),
        ])
  const all = members(reportSchema)
  expect(all.length).toBeGreaterThan(60)
  expect(all.filter(([, schema]) => typeof schema.description !== 'string').map(([name]) => name)).toEqual([])
})

test('NDJSON has a line for each scenario and a last one with the totals', () => {
  const lines = rendered('ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ type, id }) => [type, id])).toEqual([
    ...sampleRun.scenarios.map(({ id }) => ['scenario', id]),
    ['run', undefined],
  ])
  expect(lines.at(-1)).toMatchObject({ totals: sampleRun.totals, seed: 42, exitCode: 1 })
})

test('the HTTP archive conforms to its published schema', () => {
  const schemas = createRequire(import.meta.url)('har-schema') as Record<string, AnySchemaObject>
  const ajv = formats(new Ajv({ allErrors: true, strict: false, validateSchema: false }))
  ajv.addSchema(Object.values(schemas).map((schema) => ({ ...schema, $schema: undefined })))
  const har = JSON.parse(rendered('har')) as { log: { entries: { comment: string; response: object }[] } }
  const validate = ajv.getSchema('har.json')
  void validate?.(har)
  expect(validate?.errors ?? []).toEqual([])
  expect(har.log.entries.map(({ comment }) => comment)).toEqual(
    sampleRun.scenarios.flatMap(({ id, exchanges }) => exchanges.map(() => id)),
  )
  expect(har.log.entries.at(-2)?.response).toMatchObject({
    status: 0,
    _error: 'refused: connect ECONNREFUSED 127.0.0.1:3000 ***',
  })
})

interface Element {
  readonly [name: string]: unknown
}

test('JUnit is XML with a suite per folder, and distinguishes failures, errors and skipped scenarios', () => {
  const xml = rendered('junit')
  expect(XMLValidator.validate(xml)).toBe(true)
  const { testsuites } = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
  }).parse(xml) as { testsuites: Element & { testsuite: (Element & { testcase: Element[] })[] } }
  expect(testsuites).toMatchObject({
    '@_tests': '5',
    '@_failures': '1',
    '@_errors': '1',
    '@_skipped': '2',
    '@_time': '1.234',
  })
  expect(testsuites.testsuite.map((suite) => suite['@_name'])).toEqual(['signature', 'order', 'lifecycle'])
  expect(testsuites.testsuite[0]).toMatchObject({
    properties: { property: expect.arrayContaining([{ '@_name': 'seed', '@_value': '42' }]) as unknown },
  })
  expect(testsuites.testsuite.flatMap(({ testcase }) => testcase)).toMatchObject([
    { '@_classname': 'signature', '@_file': 'scenarios/signature/accepts-a-valid-signature.yaml', '@_line': '1' },
    {
      failure: {
        '@_message': 'expected a rejection: 401 or another 4xx, seen 200 OK in 3 ms',
        '@_type': 'GWR-SIG-001',
      },
    },
    { skipped: { '@_message': expect.stringMatching(/^inconclusive: no probe/) as unknown } },
    { error: { '@_message': 'the receiver could not be reached: connection refused' } },
    { skipped: { '@_message': 'needs --start' } },
  ])
})

test('JUnit contains no character that XML 1.0 forbids', () => {
  expect(rendered('junit')).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
})

test('TAP is parsed as intended', () => {
  const parser = new Parser()
  const points: object[] = []
  parser.on('assert', (point: object) => points.push(point))
  const extra: string[] = []
  parser.on('extra', (line: string) => extra.push(line))
  parser.end(rendered('tap'))
  expect(parser.results).toMatchObject({
    ok: false,
    count: 5,
    pass: 2,
    fail: 3,
    todo: 1,
    skip: 1,
    failures: expect.anything() as unknown,
    plan: { start: 1, end: 5 },
  })
  expect(extra).toEqual([])
  expect(points).toMatchObject([
    { ok: true, name: 'signature/accepts-a-valid-signature: accepts a valid signature' },
    {
      ok: false,
      diag: {
        severity: 'fail',
        findings: [
          {
            expected: 'a rejection: 401 or another 4xx',
            requirement: expect.stringContaining('GWR-SIG-001 MUST') as unknown,
          },
          { seen: expect.stringContaining('\\x1b[2J') as unknown },
        ],
      },
    },
    { ok: false, todo: 'inconclusive: no probe reports how often an event took effect' },
    { ok: false, name: 'order/survives-a-timeout#2: survives a timeout#2', diag: { severity: 'error' } },
    { ok: true, skip: 'needs --start' },
  ])
})

test('TAP says that an interrupted run is incomplete', () => {
  expect(REPORTERS.tap.render({ ...sampleRun, interrupted: true })).toMatch(
    /\nBail out! interrupted before all scenarios had run\n$/,
  )
})

test('workflow commands are escaped', () => {
  const run = {
    ...sampleRun,
    causes: [],
    scenarios: [
      makeScenario('a/b', 'errored', {
        name: 'a, b: 100%',
        reason: '100%\r\n::set-output::x',
        file: 'a,b:c.yaml',
        at: { file: 'a,b:c.yaml', line: 3, column: 7 },
      }),
    ],
  }
  expect(REPORTERS.github.render(run).split('\n')[0]).toBe(
    '::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=1 scenario ended in an error::100%25%0A::set-output::x%0A' +
      'rerun: npx mock-genesys test scenarios/a/b.yaml --target http://127.0.0.1:3000/hook --seed 42',
  )
})

test('GitHub gets each cause and each kind of error once, and the verdict in a notice', () => {
  expect(
    rendered('github')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(['::error', '::error', '::notice'])
})

test('GitHub gets at most ten annotations, MUST first, and warnings for what does not fail the run', () => {
  const lines = REPORTERS.github
    .render(largeRun({ failed: 60, causes: 20 }))
    .trimEnd()
    .split('\n')
  expect(lines).toHaveLength(10)
  expect(lines.map((line) => line.split(' ')[0])).toContain('::warning')
  expect(lines.at(-1)).toContain('::notice')
})

test("an annotation names a file only if the user's checkout can contain it", () => {
  const shipped = makeScenario('a/b', 'errored', { file: 'a/b.yaml', at: { file: '/x/a/b.yaml', line: 3, column: 7 } })
  const absolute = { ...shipped, file: '/x/a/b.yaml' }
  for (const scenario of [shipped, absolute]) {
    const [line] = REPORTERS.github.render({ ...sampleRun, causes: [], scenarios: [scenario] }).split('\n')
    expect(line).toMatch(/^::error title=/)
  }
})

test('the HTML page has no script, fetches nothing, and forbids both', () => {
  const html = rendered('html')
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref="(?!#)|url\(|@import|\son\w+=/i)
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; ]]&gt; --&gt;')
})

const { preflight } = sampleRun
if (!preflight) throw new Error('the sample has a first delivery')
const refusedRun: Run = {
  ...sampleRun,
  preflight: { ...preflight, outcome: 'refused' },
  scenarios: sampleRun.scenarios.map(({ id }) => makeScenario(id, 'skipped', { reason: 'the first delivery' })),
  totals: { passed: 0, failed: 0, errored: 0, inconclusive: 0, skipped: sampleRun.scenarios.length },
  causes: [],
  exitCode: 1,
}

test.each(['pretty', 'markdown', 'html', 'github', 'junit', 'tap'] as const)(
  '%s says why nothing was run after a rejected first delivery, with a fix',
  (name) => {
    const report = REPORTERS[name].render(refusedRun)
    expect(report).toContain('responds with 200 and a web page')
    expect(report).toContain('check --target')
    expect(report).toContain(`${String(refusedRun.scenarios.length)} scenarios were skipped`)
  },
)

test('a rejected first delivery is a failure in machine-readable reports', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' })
  const { testsuites } = parser.parse(REPORTERS.junit.render(refusedRun)) as {
    testsuites: { tests: string; failures: string; testsuite: { tests: string; failures: string }[] }
  }
  const sum = (key: 'tests' | 'failures') => testsuites.testsuite.reduce((all, one) => all + Number(one[key]), 0)
  expect([testsuites.failures, testsuites.tests]).toEqual(['1', String(refusedRun.scenarios.length + 1)])
  expect([sum('failures'), sum('tests')]).toEqual([1, refusedRun.scenarios.length + 1])
  const points = Parser.parse(REPORTERS.tap.render(refusedRun)).flatMap(([type, point]) =>
    type === 'assert' ? [(point as { ok: boolean }).ok] : [],
  )
  expect(points).toEqual([false, ...refusedRun.scenarios.map(() => true)])
})

test('each scenario has one anchor on the HTML page', () => {
  const html = rendered('html')
  const places = [...html.matchAll(/ id="(s-[^"]*)"/g)].map(([, id]) => id)
  expect(new Set(places).size).toBe(places.length)
  // What errored is told by its error, each kind once.
  expect(places).toHaveLength(sampleRun.scenarios.filter(({ verdict }) => verdict !== 'errored').length)
})

test('the HTML page closes every element', () => {
  const elements = [
    ...rendered('html')
      .replace(/<style>.*<\/style>/s, '')
      .matchAll(/<(\/?)(\w+)[^>]*>/g),
  ].map(([, slash, name]) => `${slash ?? ''}${name ?? ''}`)
  const open: string[] = []
  for (const element of elements.filter((name) => name !== 'meta' && name !== 'input')) {
    if (element.startsWith('/')) expect(open.pop()).toBe(element.slice(1))
    else open.push(element)
  }
  expect(open).toEqual([])
})

test('Markdown folds the evidence of each cause, and no text can break out', () => {
  const markdown = rendered('markdown')
  expect(markdown.match(/<details>/g)).toHaveLength(4)
  expect(markdown.match(/<\/details>/g)).toHaveLength(4)
  expect(markdown).toContain('| 1 | 1 | 1 | 1 | 1 | 1.2 s | 42 |')
  const outsideOfFences = markdown.replace(/^(`{3,})[a-z]*\n[^]*?^\1$/gm, '')
  expect(outsideOfFences).not.toMatch(/<script|```/)
})

test.each(Object.values(REPORTERS))('$name names the contract', (one) => {
  for (const dialect of DIALECT_NAMES) expect(one.render({ ...sampleRun, dialect })).toContain(dialect)
})
