import { signatureFormOf } from '../../../dialects/signature-headers.ts'
import { digestOf } from '../../../dialects/hmac.ts'
import { verifySignature } from '../../../dialects/verify.ts'
import { isObject, type JsonObject } from '../../../kit/json-object.ts'
import type { Exchange, ScenarioResult } from '../../model/result.ts'

/** One entry of `data.entities` that names an interaction. */
export interface EntryFacts {
  /** Counted from 0. */
  readonly index: number
  readonly event: unknown
  readonly id: string
  readonly entry: JsonObject
  readonly entity: JsonObject
}

/** A request of a run, as far as it may matter why it was answered as it was. */
export interface RequestFacts {
  readonly scenario: ScenarioResult
  readonly exchange: Exchange
  /** Status of the answer; undefined when there was none. */
  readonly status: number | undefined
  /** Whether the signature is the right one of the bytes sent, under any secret that the receiver knows. */
  readonly signed: 'right' | 'wrong' | 'missing'
  /** Value of the signature header. */
  readonly signature: string | undefined
  /** The digest that would have been right. */
  readonly rightDigest: string
  readonly bytes: Buffer
  readonly text: string
  /** What the body means; undefined when it is no JSON. */
  readonly json: unknown
  readonly operationId: unknown
  /** What stands under `data.entities`; undefined when that is no list. */
  readonly list: readonly unknown[] | undefined
  readonly entries: readonly EntryFacts[]
  /** Earlier requests of its scenario. */
  readonly before: readonly RequestFacts[]
}

/** Larger bodies are not parsed: their size says enough. Bytes. */
const MAX_PARSED_BYTES = 1_000_000

const parsed = (text: string): unknown => {
  if (text.length > MAX_PARSED_BYTES) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const headerOf = ({ headers }: Exchange, name: string): string | undefined =>
  headers.find(([given]) => given.toLowerCase() === name)?.[1]

const entriesOf = (list: readonly unknown[] | undefined): readonly EntryFacts[] =>
  (list ?? []).flatMap((entry, index) => {
    if (!isObject(entry) || !isObject(entry.entity) || typeof entry.entity.id !== 'string') return []
    return [{ index, event: entry.event, id: entry.entity.id, entry, entity: entry.entity }]
  })

const signedOf = (exchange: Exchange, bytes: Buffer, secrets: readonly string[]): RequestFacts['signed'] => {
  const form = signatureFormOf(exchange.headers)
  const signature = headerOf(exchange, form.header.toLowerCase())
  if (signature === undefined) return 'missing'
  return secrets.some((secret) => verifySignature({ body: bytes, secret, signature }).ok) ? 'right' : 'wrong'
}

/** Returns the facts about the requests of one scenario, in the order in which they were sent. */
export const requestsOf = (scenario: ScenarioResult, secrets: readonly string[]): readonly RequestFacts[] => {
  const known: RequestFacts[] = []
  for (const exchange of scenario.exchanges) {
    const { body, outcome } = exchange
    const form = signatureFormOf(exchange.headers)
    const bytes = 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64')
    const text = bytes.toString()
    const json = parsed(text)
    const members = isObject(json) ? json : {}
    const data = isObject(members.data) ? members.data : {}
    const list = Array.isArray(data.entities) ? (data.entities as readonly unknown[]) : undefined
    known.push({
      scenario,
      exchange,
      status: 'answer' in outcome ? outcome.answer.status : undefined,
      signed: signedOf(exchange, bytes, secrets),
      signature: headerOf(exchange, form.header.toLowerCase()),
      rightDigest: digestOf(form, secrets[0] ?? '', bytes, ''),
      bytes,
      text,
      json,
      operationId: members.operationId,
      list,
      entries: entriesOf(list),
      before: [...known],
    })
  }
  return known
}
