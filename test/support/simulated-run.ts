import { createHmac } from 'node:crypto'
import type { Outcome } from '../../src/journal/outcome.ts'
import { wordsOf } from '../../src/scenario/judge/check-words.ts'
import type { Check } from '../../src/scenario/model/check.ts'
import type { Exchange, Finding, ScenarioResult } from '../../src/scenario/model/result.ts'
import { makeScenario } from './sample-run.ts'

export const SECRET = 'simulated'

/** A request as a simulated receiver sees it. */
export interface Seen {
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly isSigned: boolean
  readonly faults: readonly string[]
  /** What the body means; undefined when it is no JSON. */
  readonly json: { operationId?: unknown; data?: { entities?: { event?: unknown; entity?: Entity }[] } } | undefined
  /** Counted from 1 over the whole run. */
  readonly number: number
}

interface Entity {
  readonly id?: unknown
  readonly mediaType?: unknown
  readonly interactionSubtype?: unknown
}

export interface Reply {
  readonly status: number | 'timed out' | 'closed'
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** `STARTED x`: what takes effect. */
  readonly effects?: readonly string[]
}

export type Simulated = (seen: Seen) => Reply

/** One request of a scenario, and how it is due to be answered. */
interface Sent {
  readonly text: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly faults?: readonly string[]
  readonly due: 'accepted' | 'rejected' | 'survived'
  /** Effects that are due once it is answered, by `STARTED x`. */
  readonly effects?: Readonly<Record<string, number>>
  readonly at?: string
}

const entry = (id: string, event = 'STARTED', more: object = {}): object => ({
  event,
  entity: { id, mediaType: 'chat', interactionSubtype: 'InboundNew', ...more },
})
const body = (operationId: string | undefined, ...entities: object[]): string =>
  JSON.stringify({ operationId, data: { entities } })
const signature = (text: string): string => `sha1=${createHmac('sha1', SECRET).update(text).digest('hex')}`
const once = (...names: readonly string[]): Record<string, number> => Object.fromEntries(names.map((name) => [name, 1]))
const accepted = (text: string, more: Partial<Sent> = {}): Sent => ({ text, due: 'accepted', ...more })
const ordinary = (id: string, more: Partial<Sent> = {}): Sent =>
  accepted(body(`op-${id}`, entry(id)), { effects: once(`STARTED ${id}`), ...more })
const forged = (id: string, given: string | undefined, more: Partial<Sent> = {}): Sent => ({
  ...ordinary(id),
  due: 'rejected',
  headers: { 'X-Hub-Signature': given },
  effects: { [`STARTED ${id}`]: 0 },
  ...more,
})
const wrong = (digit: string): string => `sha1=${digit.repeat(40)}`

/** What a run sends, scenario by scenario: enough of each kind that a contrast can be seen. */
const TRAFFIC: Readonly<Record<string, readonly Sent[]>> = {
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [`plain-${String(index)}`, [ordinary(`p${String(index)}`)]]),
  ),
  'no-operation-id': [accepted(body(undefined, entry('n1')))],
  'no-operation-id-2': [accepted(body(undefined, entry('n2')))],
  'no-entities': [accepted('{"operationId":"e1"}')],
  'no-entity': [accepted('{"operationId":"e2","data":{"entities":[{"event":"STARTED"}]}}')],
  'no-media-type': [accepted(body('m1', entry('m1', 'STARTED', { mediaType: undefined })))],
  'unknown-event': [accepted(body('u1', entry('u1', 'PAUSED')), { effects: { 'FINISHED u1': 0 } })],
  'unknown-event-2': [accepted(body('u2', entry('u2', 'RESUMED')), { effects: { 'FINISHED u2': 0 } })],
  'unknown-subtype': [accepted(body('s1', entry('s1', 'STARTED', { interactionSubtype: 'AppleBusiness' })))],
  'unknown-members': [accepted(JSON.stringify({ version: 2, ...JSON.parse(body('v1', entry('v1'))) }))],
  'beyond-ascii': [accepted(body('ä1', entry('a1')))],
  'written-otherwise': [accepted(JSON.stringify(JSON.parse(body('w1', entry('w1'))), undefined, 2))],
  large: [accepted(body('l1', entry('l1', 'STARTED', { note: 'x'.repeat(150_000) })))],
  'no-content-type': [ordinary('c1', { headers: { 'Content-Type': undefined } })],
  'header-case': [ordinary('h1', { headers: { 'X-Hub-Signature': undefined, 'x-hub-signature': 'right' } })],
  'no-trace': [ordinary('t1', { headers: { 'X-B3-TraceId': undefined } })],
  'not-json': [accepted('{"operationId":', { due: 'survived' })],
  'not-json-2': [accepted('NaN', { due: 'survived' })],
  'finished-first': [accepted(body('f1', entry('f1', 'FINISHED')), { effects: once('FINISHED f1') })],
  cycle: [ordinary('k1'), accepted(body('k2', entry('k1', 'FINISHED')), { effects: once('FINISHED k1') })],
  'same-operation': [ordinary('o1'), accepted(body('op-o1', entry('o2')), { effects: once('STARTED o2') })],
  batch: [accepted(body('b1', entry('b1'), entry('b2')), { effects: once('STARTED b1', 'STARTED b2') })],
  again: [ordinary('r1'), ordinary('r1', { at: '2026-01-01T00:01:00.000Z' })],
  'again-2': [ordinary('r2'), ordinary('r2', { at: '2026-01-01T00:01:00.000Z' })],
  'again-3': [ordinary('r3'), ordinary('r3', { at: '2026-01-01T00:01:00.000Z' })],
  copies: [ordinary('x1', { effects: {} }), ordinary('x1')],
  'other-bytes': [ordinary('y1'), accepted(`${body('op-y1', entry('y1'))} `, { effects: once('STARTED y1') })],
  'new-emission': [ordinary('z1'), accepted(body('op-z2', entry('z1')), { effects: once('STARTED z1') })],
  'look-alike': [ordinary('Ab'), accepted(body('q2', entry('AB', 'FINISHED')), { effects: { 'FINISHED Ab': 0 } })],
  unsigned: [forged('g1', undefined)],
  'unsigned-2': [forged('g2', undefined)],
  ...Object.fromEntries(['i1', 'i2', 'i3', 'i4'].map((id) => [`unsigned-${id}`, [forged(id, undefined)]])),
  empty: [forged('g10', '', { faults: ['empty-signature'] })],
  'wrong-1': [forged('g3', wrong('0'), { faults: ['flipped-signature'] })],
  'wrong-2': [forged('g4', wrong('a'), { faults: ['wrong-secret'] })],
  'wrong-3': [forged('g5', wrong('b'), { faults: ['wrong-secret'] })],
  'wrong-4': [forged('g6', wrong('c'), { faults: ['wrong-secret'] })],
  short: [forged('g7', 'sha1=00', { faults: ['malformed-signature'] })],
  'short-2': [forged('g8', 'sha1=0', { faults: ['malformed-signature'] })],
  prefix: [forged('g9', `${signature(body('op-g9', entry('g9'))).slice(0, 20)}`, { faults: ['malformed-signature'] })],
}

const OUTCOMES = {
  'timed out': { kind: 'timed-out', phase: 'response', limitMs: 1000, ms: 1000 },
  closed: { kind: 'unreachable', cause: 'closed', detail: 'closed', ms: 2 },
} as const satisfies Record<string, Outcome>

const outcomeOf = ({ status, body: text = '', headers = {} }: Reply): Outcome =>
  typeof status === 'number'
    ? {
        kind: status === 200 ? 'accepted' : 'rejected',
        response: { status, reason: String(status), headers, body: text, truncated: false },
        ms: 2,
      }
    : OUTCOMES[status]

const isDue = (due: Sent['due'], status: Reply['status']): boolean => {
  if (typeof status !== 'number') return false
  if (due === 'accepted') return status === 200
  return due === 'rejected' ? status >= 400 && status < 500 : status < 500
}

/** Plays the traffic, and one more request by name, against a simulated receiver, and judges it as a run would. */
export const simulate = (receiver: Simulated, more: Readonly<Record<string, Sent>> = {}): readonly ScenarioResult[] => {
  const counts = new Map<string, number>()
  let number = 0
  const traffic = { ...TRAFFIC, ...Object.fromEntries(Object.entries(more).map(([name, sent]) => [name, [sent]])) }
  return Object.entries(traffic).map(([name, requests]) => {
    const exchanges: Exchange[] = []
    const findings: Finding[] = []
    const note = (ok: boolean, check: Check): void => {
      findings.push({
        verdict: ok ? 'passed' : 'failed',
        requirement: undefined,
        level: 'MUST',
        at: { file: name, line: 1, column: 1 },
        check,
        ...wordsOf(check),
        exchange: exchanges.length,
        cause: undefined,
        fix: undefined,
        snippets: [],
        curl: undefined,
      })
    }
    for (const { text, due, faults = [], effects = {}, at = '2026-01-01T00:00:00.000Z', headers: given } of requests) {
      const headers = Object.fromEntries(
        Object.entries({
          'Content-Type': 'application/json',
          'X-B3-TraceId': '463ac35c9f6413ad',
          'X-Hub-Signature': signature(text),
          ...given,
        }).flatMap(([header, value]) =>
          value === undefined ? [] : [[header, value === 'right' ? signature(text) : value] as const],
        ),
      )
      let json: Seen['json']
      try {
        json = JSON.parse(text) as Seen['json']
      } catch {
        json = undefined
      }
      const reply = receiver({ text, headers, faults, json, isSigned: due !== 'rejected', number: ++number })
      for (const effect of reply.effects ?? []) counts.set(effect, (counts.get(effect) ?? 0) + 1)
      const outcome = outcomeOf(reply)
      exchanges.push({
        number: exchanges.length + 1,
        what: `STARTED, attempt ${at.includes('00:01') ? '2' : '1'}`,
        method: 'POST',
        url: 'http://127.0.0.1:1/webhook',
        headers: Object.entries(headers),
        body: { text },
        startedAt: at,
        outcome,
        faults,
      })
      note(isDue(due, reply.status), {
        kind: 'response',
        expected: due,
        policy: 'reject',
        seen: 'response' in outcome ? { ...outcome, response: { ...outcome.response } } : outcome,
      })
      for (const [effect, expected] of Object.entries(effects)) {
        const [event = '', id = ''] = effect.split(' ')
        const value = counts.get(effect) ?? 0
        note(value === expected, {
          kind: 'effect-count',
          interactionId: id,
          event,
          expected,
          seen: { asked: 1, others: value === expected ? [] : [{ id, value }] },
          sent: exchanges.length,
          atEnd: false,
        })
      }
    }
    const isFailed = findings.some(({ verdict }) => verdict === 'failed')
    return makeScenario(`simulated/${name}`, isFailed ? 'failed' : 'passed', { findings, exchanges })
  })
}

/** The effects of a body as a right receiver has them, given what it remembers. */
export const effectsOf = ({ json }: Seen, known: Set<string>): readonly string[] =>
  (json?.data?.entities ?? []).flatMap(({ event, entity }) => {
    const name = `${String(event)} ${String(entity?.id)}`
    if ((event !== 'STARTED' && event !== 'FINISHED') || !entity || known.has(name)) return []
    known.add(name)
    return [name]
  })
