import { createHash } from 'node:crypto'
import { diagnose, type Diagnosis } from '../dialects/doctor.ts'
import type { DialectName } from '../dialects/dialect.ts'
import type { Behaviour, Visit } from './behaviour.ts'

/** What the receiver saw of one request and did with it. */
export interface Received {
  /** Counted from 1. */
  readonly number: number
  readonly dialect: DialectName
  readonly operationId?: string
  readonly events: readonly string[]
  /** `unchecked` when the response was given without looking at it. */
  readonly signature: 'ok' | 'missing' | 'bad' | 'unchecked'
  readonly diagnosis?: Diagnosis
  readonly duplicate: boolean
  readonly status: number
}

export type Report = (visit: Visit, status: number) => Received

/**
 * Makes what tells of visits; a signature that did not match is explained if a usual mistake does. The last explanation
 * is kept, since forgeries come in floods of the same.
 */
export const createReport = (steps: Behaviour): Report => {
  let last: { readonly key: string; readonly diagnosis: Diagnosis | undefined } | undefined

  const explained = (visit: Visit): Diagnosis | undefined => {
    const { dialect, body } = visit
    const signature = steps.signatureOf(visit)
    const [secret] = steps.secretsOf(visit)
    if (!body || !signature || secret === undefined) return undefined
    const key = JSON.stringify([dialect, signature, secret, createHash('sha256').update(body).digest('hex')])
    if (last?.key !== key) last = { key, diagnosis: diagnose({ dialect, body, secret, signature }) }
    return last.diagnosis
  }

  return (visit, status) => toldOf(visit, status, stateOf(visit) === 'bad' ? explained(visit) : undefined)
}

const toldOf = (visit: Visit, status: number, diagnosis: Diagnosis | undefined): Received => {
  const { number, dialect, payload, taken } = visit
  const signature = stateOf(visit)
  return {
    number,
    dialect,
    signature,
    status,
    events: payload?.heard.flatMap(({ event }) => (event === undefined ? [] : [event])) ?? [],
    duplicate: taken !== undefined && taken.repeated > 0 && taken.fresh.length === 0,
    ...(payload?.operationId !== undefined && { operationId: payload.operationId }),
    ...(diagnosis && { diagnosis }),
  }
}

const stateOf = ({ verification }: Visit): Received['signature'] => {
  if (!verification) return 'unchecked'
  if (verification.ok) return 'ok'
  return verification.reason === 'missing' ? 'missing' : 'bad'
}
