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
  /** `unchecked` when the answer was given without looking at it. */
  readonly signature: 'ok' | 'missing' | 'bad' | 'unchecked'
  readonly diagnosis?: Diagnosis
  readonly duplicate: boolean
  readonly status: number
}

/** Tells of one visit; a signature that did not match is explained if a usual mistake does. */
export const reportOf = (visit: Visit, status: number, steps: Behaviour): Received => {
  const { number, dialect, body, payload, taken } = visit
  const signature = stateOf(visit)
  const given = steps.signatureOf(visit)
  const [secret] = steps.secretsOf(visit)
  const diagnosis =
    signature === 'bad' && body && given && secret !== undefined
      ? diagnose({ dialect, body, secret, signature: given })
      : undefined
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
