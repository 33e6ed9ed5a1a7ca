import { expect, test } from 'vitest'
import type { HeaderLine } from '../../../../src/dialects/dialect.ts'
import type { Outcome } from '../../../../src/journal/outcome.ts'
import { codeOf, STACK_NAMES, type StackName } from '../../../../src/contract/snippets.ts'
import { snippetsFor, withSnippets } from '../../../../src/scenario/judge/helpful-code.ts'
import { makeExchange, makeFinding, makeScenario } from '../../../support/sample-run.ts'

const rejected = (status: number, headers: Readonly<Record<string, string>> = {}): Outcome => ({
  kind: 'rejected',
  response: { status, reason: '', headers, body: '', truncated: false },
  ms: 1,
})

const exchange = (status: number, headers: readonly HeaderLine[] = []) => makeExchange(1, rejected(status), { headers })

const finding = (id: string, expected: string, seen = '') =>
  makeFinding({ requirement: { id, level: 'MUST', sentence: '', consequence: '', source: '' }, expected, seen })

const codeFor = (id: string, expected: string, status: number, seen?: string): string | undefined =>
  snippetsFor(finding(id, expected, seen), exchange(status), 'express')[0]?.code

test.each([
  ['a body too large', 'GWR-PAY-006', '200 OK', 413, /limit: '10mb'/],
  ['another success', 'GWR-ACK-001', '200 OK', 204, /res\.sendStatus\(200\)/],
  ['a stack trace', 'GWR-RES-001', 'a response without a stack trace', 413, /app\.use\(\(error, req, res, next\)/],
  ['a refusal of what is right', 'GWR-ACK-001', '200 OK', 401, /timingSafeEqual[^]*express\.raw/],
  ['a forgery that was accepted', 'GWR-SIG-002', 'a refusal: 401', 200, /timingSafeEqual/],
  ['an error at a malformed digest', 'GWR-SIG-003', 'a refusal: 401', 500, /\[0-9a-f\]\{40\}/],
  ['an error at a body', 'GWR-PAY-002', '200 OK', 500, /Array\.isArray\(body\?\.data\?\.entities\)/],
  ['a state that went back', 'GWR-ORD-001', 'the state is FINISHED', 200, /FINISHED stays FINISHED/],
] as const)('%s gets helpful code', (_, id, expected, status, code) => {
  expect(codeFor(id, expected, status)).toMatch(code)
})

test('a duplicate gets code with a unique key, and a lost event gets none', () => {
  const expected = 'STARTED took effect once'
  expect(codeFor('GWR-IDM-001', expected, 200, 'STARTED took effect twice')).toMatch(/unique key/)
  expect(codeFor('GWR-IDM-001', expected, 200, 'STARTED took effect 0 times')).toBeUndefined()
})

test('every stack has code for the most common mistakes', () => {
  for (const topic of ['raw', 'verify', 'limit', 'read', 'once', 'state', 'response'] as const)
    expect([topic, STACK_NAMES.filter((stack) => codeOf(stack, [topic]) === undefined)]).toEqual([topic, []])
})

test('an unknown stack gets one neutral snippet, or none', () => {
  const shown = (id: string, expected: string, status: number) =>
    snippetsFor(finding(id, expected), exchange(status), undefined).map(({ framework }) => framework)
  expect(shown('GWR-SIG-002', 'a refusal: 401', 200)).toEqual(['Node.js'])
  expect(shown('GWR-PAY-006', '200 OK', 413)).toEqual([])
})

test("another dialect gets no code for the default dialect's signature", () => {
  const dixa = exchange(401, [['X-DIXA-SIGNATURE', 't=1,v1=00']])
  expect(snippetsFor(finding('GWR-SIG-001', '200 OK'), dixa, 'express')).toEqual([])
})

test('a run shows code for the given stack, or else for the detected one', () => {
  const one = makeScenario('delivery/answers-200', 'failed', {
    exchanges: [makeExchange(1, rejected(204, { 'x-powered-by': 'Express' }))],
    findings: [makeFinding({ verdict: 'failed', expected: '200 OK', exchange: 1, requirement: undefined })],
  })
  const shown = (given: StackName | undefined) => {
    const { stack, scenarios } = withSnippets([one], given)
    return [stack, scenarios[0]?.findings[0]?.snippets.map(({ framework }) => framework)]
  }
  expect(shown(undefined)).toEqual(['express', ['Express']])
  expect(shown('go')).toEqual(['go', ['Go']])
})
