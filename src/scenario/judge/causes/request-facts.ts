import { readInstant } from '../../../clock/stamp.ts'
import type { DialectName } from '../../../dialects/dialect.ts'
import { digestOf } from '../../../dialects/hmac.ts'
import { DEFAULT_DIALECT, DIALECTS } from '../../../dialects/registry.ts'
import { verifySignature } from '../../../dialects/verify.ts'
import type { Exchange, ScenarioResult } from '../../model/result.ts'
import { readBodyOf, type BodyFacts } from './read-bodies.ts'

/** A request of a run, as far as it may matter why it was answered as it was. */
export interface RequestFacts extends BodyFacts {
  readonly scenario: ScenarioResult
  readonly exchange: Exchange
  /** Status of the response; undefined when there was none. */
  readonly status: number | undefined
  /**
   * Whether the signature is the right one of the bytes sent, under any secret that the receiver knows; in a dialect
   * that signs a time, one of its time.
   */
  readonly signed: 'right' | 'wrong' | 'missing'
  /** Value of the signature header. */
  readonly signature: string | undefined
  /** The value that would have been right, and its digest. */
  readonly rightSignature: string
  readonly rightDigest: string
  /** By how much the signed time was before the attempt, in milliseconds; undefined where none is signed. */
  readonly signedAgoMs: number | undefined
  readonly bytes: Buffer
  readonly text: string
  /** What the body means; undefined when it is no JSON. */
  readonly json: unknown
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

/** How old or early a signed time may be, in milliseconds. Assumption: `verifyTolerance`. */
const TOLERANCE_MS = 300_000

/** Instants of fewer milliseconds since the Unix epoch are written in seconds. */
const LEAST_IN_MS = 100_000_000_000

/** By how much a signed time was before an instant; undefined where none is signed. */
const agoOf = (t: string, at: number): number | undefined => {
  if (t === '') return undefined
  const given = Number(t)
  return at - (given < LEAST_IN_MS ? given * 1000 : given)
}

/** Returns the facts about the requests of one scenario, in the order in which they were sent. */
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
