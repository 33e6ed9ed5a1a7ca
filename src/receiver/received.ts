import { createHash } from 'node:crypto'
import { diagnose, type Diagnosis } from '../dialects/doctor.ts'
import type { DialectName } from '../dialects/dialect.ts'
import type { Behavior, RequestContext } from './behavior.ts'

/** What the receiver saw of a request, and what it did with it. */
export interface Received {
  /** Counted from 1. */
  readonly number: number
  readonly dialect: DialectName
  readonly operationId?: string
  readonly events: readonly string[]
  /** `unchecked` if the receiver responded without checking it. */
  readonly signature: 'ok' | 'missing' | 'bad' | 'unchecked'
  readonly diagnosis?: Diagnosis
  readonly duplicate: boolean
  readonly status: number
}

export type Report = (context: RequestContext, status: number) => Received

/**
 * Returns a function that reports requests, with an explanation of a wrong signature if a common mistake fits. The last
 * explanation is cached, because forgeries often come in identical floods.
 */
export const createReport = (steps: Behavior): Report => {
  let last: { readonly key: string; readonly diagnosis: Diagnosis | undefined } | undefined

  const explained = (context: RequestContext): Diagnosis | undefined => {
    const { dialect, body } = context
    const signature = steps.signatureOf(context)
    const [secret] = steps.secretsOf(context)
    if (!body || !signature || secret === undefined) return undefined
    const key = JSON.stringify([dialect, signature, secret, createHash('sha256').update(body).digest('hex')])
    if (last?.key !== key) last = { key, diagnosis: diagnose({ dialect, body, secret, signature }) }
    return last.diagnosis
  }

  return (context, status) => receivedOf(context, status, stateOf(context) === 'bad' ? explained(context) : undefined)
}

const receivedOf = (context: RequestContext, status: number, diagnosis: Diagnosis | undefined): Received => {
  const { number, dialect, payload, result: taken } = context
  const signature = stateOf(context)
  return {
    number,
    dialect,
    signature,
    status,
    events: payload?.events.flatMap(({ event }) => (event === undefined ? [] : [event])) ?? [],
    duplicate: taken !== undefined && taken.repeated > 0 && taken.fresh.length === 0,
    ...(payload?.operationId !== undefined && { operationId: payload.operationId }),
    ...(diagnosis && { diagnosis }),
  }
}

const stateOf = ({ verification }: RequestContext): Received['signature'] => {
  if (!verification) return 'unchecked'
  if (verification.ok) return 'ok'
  return verification.reason === 'missing' ? 'missing' : 'bad'
}
