import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../../src/journal/delivery.ts'
import type { Outcome } from '../../../../src/journal/outcome.ts'
import { judgeResponse } from '../../../../src/scenario/judge/judge-response.ts'
import { judgeKind } from '../../../../src/scenario/judge/judge-kind.ts'
import { judgeBody } from '../../../../src/scenario/judge/judge-body.ts'
import { requirements } from '../../../../src/scenario/model/requirements.ts'
import { RESPONSES, HIDDEN, type ExpectStep } from '../../../../src/scenario/model/steps/expect.ts'

const response = (status: number, body = '') => ({ status, reason: '', headers: {}, body, truncated: false })
const answered = (status: number): Outcome =>
  status === 200
    ? { kind: 'accepted', response: response(status), ms: 1 }
    : { kind: 'rejected', response: response(status), ms: 1 }
const closed: Outcome = { kind: 'unreachable', cause: 'closed', detail: '', ms: 1 }
const refused: Outcome = { kind: 'unreachable', cause: 'refused', detail: '', ms: 1 }
const late: Outcome = { kind: 'timed-out', phase: 'response', limitMs: 1, ms: 1 }

/** What fails, by the requirement that it is about; `own`: that of the step. */
const brokenBy = (kind: (typeof RESPONSES)[number], outcome: Outcome | undefined) =>
  judgeKind(kind, outcome, 'reject').flatMap(({ ok, proves = 'own' }) => (ok ? [] : [proves]))

describe('a bad signature', () => {
  test.each([200, 201, 202, 204, 301, 302])('is not rejected by %i', (status) => {
    expect(brokenBy('rejected', answered(status))).toEqual(['own'])
  })

  test.each([400, 401, 403, 404, 422, 499])('is rejected by %i', (status) => {
    expect(brokenBy('rejected', answered(status))).toEqual([])
  })

  test.each([answered(500), answered(503), closed, late])(
    'is rejected otherwise, though not with 4xx: $kind',
    (outcome) => {
      expect(brokenBy('rejected', outcome)).toEqual(['GWR-SIG-015'])
    },
  )

  test.each([refused, undefined])('is not rejected by an unreachable receiver', (outcome) => {
    expect(brokenBy('rejected', outcome)).toEqual(['own'])
  })
})

describe('a declinable request', () => {
  test.each([answered(200), answered(413), answered(400), closed])('is accepted or declined: $kind', (outcome) => {
    expect(brokenBy('accepted-or-declined', outcome)).toEqual([])
  })

  test.each([201, 202, 204])('is redelivered after %i', (status) => {
    expect(brokenBy('accepted-or-declined', answered(status))).toEqual(['GWR-ACK-001'])
  })

  test.each([answered(500), answered(302), late, refused])(
    'is not declined by an outcome that is not a rejection: $kind',
    (outcome) => {
      expect(brokenBy('accepted-or-declined', outcome)).toEqual(['own'])
    },
  )
})

test('invalid HTTP may get a closed connection, and anything else needs a status below 500', () => {
  expect(brokenBy('survived-or-closed', closed)).toEqual([])
  expect(brokenBy('survived-or-closed', answered(400))).toEqual([])
  expect(brokenBy('survived-or-closed', answered(500))).toEqual(['own'])
  expect(brokenBy('survived-or-closed', late)).toEqual(['own'])
  expect(brokenBy('survived', closed)).toEqual(['own'])
})

test('every judgement with its own requirement names an existing one', () => {
  const outcomes = [200, 202, 302, 401, 500].map(answered)
  const step: ExpectStep = {
    kind: 'expect',
    at: { file: 'a.yaml', line: 1, column: 1 },
    delivery: undefined,
    proves: undefined,
    response: undefined,
    status: undefined,
    headers: undefined,
    body: 'conforms',
    hides: HIDDEN,
    withinMs: undefined,
    attempts: undefined,
    pauseMs: undefined,
    state: undefined,
    sameAs: undefined,
    precondition: undefined,
  }
  const attempt = (outcome: Outcome): Attempt => ({ outcome }) as unknown as Attempt
  const named = outcomes.flatMap((outcome) =>
    RESPONSES.flatMap((kind) =>
      judgeResponse({ ...step, response: kind }, attempt(outcome), {
        policy: 'reject',
        secrets: [],
        signatures: () => [],
      }),
    ).flatMap(({ proves }) => proves ?? []),
  )
  expect([...new Set(named)].sort()).toEqual(['GWR-ACK-001', 'GWR-RES-007', 'GWR-RES-026', 'GWR-SIG-015'])
  expect(named.filter((id) => !requirements.has(id))).toEqual([])
})

describe('the body of a response', () => {
  test.each([
    '',
    'OK',
    '[1]',
    '{}',
    '{"status":{"code":0,"message":"OK"},"data":{"ids":[{"id":"1"}]}}',
    '{"status":{"code":1}}',
    '{"status":{"code":2},"more":true}',
  ])('has the documented form, or none: %s', (body) => {
    expect(judgeBody(response(200, body)).ok).toBe(true)
  })

  test.each([
    ['{"status":"ok"}', 'status is not of type object'],
    ['{"status":{"code":"0"}}', 'status/code is not of type integer'],
    ['{"status":{"code":0.5}}', 'status/code is not of type integer'],
    ['{"data":[]}', 'data is not of type object'],
    ['{"data":{"ids":["1"]}}', 'data/ids/0 is not of type object'],
    ['{"data":{"ids":[{"id":1}]}}', 'data/ids/0/id is not of type string'],
  ])('has another form: %s', (body, seen) => {
    expect(judgeBody(response(200, body))).toMatchObject({ ok: false, check: { kind: 'body', seen } })
  })
})
