import { readInstant } from '../../../clock/stamp.ts'
import type { DialectName } from '../../../dialects/dialect.ts'
import { digestOf } from '../../../dialects/hmac.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../../dialects/registry.ts'
import { verifySignature } from '../../../dialects/verify.ts'
import type { Exchange, ScenarioResult } from '../../model/result.ts'
import { readBodyOf, type BodyFacts } from './read-bodies.ts'

/** A request of a run, with everything that may explain its response. */
export interface RequestFacts extends BodyFacts {
  readonly scenario: ScenarioResult
  readonly exchange: Exchange
  /** Status of the response; undefined without one. */
  readonly status: number | undefined
  /**
   * Whether the signature matches the bytes sent, under any of the receiver's secrets; in a dialect that signs a time,
   * the time must be within the tolerance too.
   */
  readonly signed: 'right' | 'wrong' | 'missing'
  /** Value of the signature header. */
  readonly signature: string | undefined
  /** The correct value of the header, and its digest. */
  readonly rightSignature: string
  readonly rightDigest: string
  /** Age of the signed time at the attempt, in milliseconds; undefined if no time is signed. */
  readonly signedAgoMs: number | undefined
  readonly bytes: Buffer
  readonly text: string
  /** The parsed body; undefined if it is not JSON. */
  readonly json: unknown
  /** Earlier requests of the scenario. */
  readonly before: readonly RequestFacts[]
}

/** The largest body to parse, in bytes; the size of a larger one is explanation enough. */
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

/** How far a signed time may be off, in milliseconds. Assumption: `verifyTolerance`. */
const TOLERANCE_MS = 300_000

/** Numbers below this are seconds since the Unix epoch, not milliseconds. */
const LEAST_IN_MS = 100_000_000_000

/** Returns the age of a signed time in milliseconds; undefined if no time is signed. */
const agoOf = (t: string, at: number): number | undefined => {
  if (t === '') return undefined
  const given = Number(t)
  return at - (given < LEAST_IN_MS ? given * 1000 : given)
}

/** Returns the facts about the requests of a scenario, in the order they were sent. */
export const requestsOf = (
  scenario: ScenarioResult,
  secrets: readonly string[],
  dialect: DialectName = DEFAULT_DIALECT,
): readonly RequestFacts[] => {
  const { signature: form } = DIALECTS[dialect]
  const known: RequestFacts[] = []
  for (const exchange of scenario.exchanges) {
    const { body, outcome } = exchange
    const bytes = 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64')
    const text = bytes.toString()
    const json = parsed(text)
    const signature = headerOf(exchange, form.header.toLowerCase())
    const read = form.parse(signature?.trim() ?? '')
    const t = 't' in read ? read.t : ''
    const rightDigest = digestOf(form, secrets[0] ?? '', bytes, t)
    const signedAgoMs = agoOf(t, readInstant(exchange.startedAt) ?? 0)
    const isRight = secrets.some((secret) => verifySignature({ body: bytes, secret, signature, dialect }).ok)
    const verified = isRight && Math.abs(signedAgoMs ?? 0) <= TOLERANCE_MS ? 'right' : 'wrong'
    known.push({
      ...readBodyOf(dialect, json),
      scenario,
      exchange,
      status: 'response' in outcome ? outcome.response.status : undefined,
      signed: signature === undefined ? 'missing' : verified,
      signature,
      rightSignature: form.format({ t, digest: rightDigest }),
      rightDigest,
      signedAgoMs,
      bytes,
      text,
      json,
      before: [...known],
    })
  }
  return known
}
