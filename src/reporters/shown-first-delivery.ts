import { describeOutcome } from '../kit/outcome-words.ts'
import type { Confidence } from '../scenario/model/first-delivery.ts'
import type { MaskedRun } from './mask-run.ts'

/** The most trials to show; the last ones are the most informative. */
const MAX_TRIED = 4

const LABELS = { certain: 'cause', likely: 'likely', possible: 'possibly' } as const satisfies Record<
  Confidence,
  string
>

/** The first delivery of a run that was not accepted or has an unusual response. */
export interface FirstDelivery {
  /** `POST http://127.0.0.1:3000/webhook: 401 Unauthorized`. */
  readonly title: string
  readonly isAccepted: boolean
  /** What is wrong, how to fix it, what was tried and what was skipped, each with a label. */
  readonly rows: readonly (readonly [label: string, text: string])[]
}

/** Returns what a report shows of the first delivery; undefined if there is nothing to show. */
export const firstDeliveryOf = ({ preflight, totals }: MaskedRun): FirstDelivery | undefined => {
  if (!preflight?.diagnosis) return undefined
  const { outcome, exchange, diagnosis, tried } = preflight
  const isAccepted = outcome === 'accepted'
  const left = tried.length - MAX_TRIED
  const trials = [
    ...tried.slice(-MAX_TRIED).map(({ what, seen }) => `${what}: ${seen}`),
    ...(left > 0 ? [`and ${String(left)} earlier`] : []),
  ]
  return {
    title: `${exchange.method} ${exchange.url}: ${describeOutcome(exchange.outcome)}`,
    isAccepted,
    rows: [
      [LABELS[diagnosis.confidence], diagnosis.sentence],
      ['fix', diagnosis.fix],
      ...(trials.length === 0 ? [] : ([['tried', trials.join('; ')]] as const)),
      ...(isAccepted
        ? []
        : ([['run', `${String(totals.skipped)} scenarios were skipped; --no-preflight runs them anyway`]] as const)),
    ],
  }
}

/** Returns the first delivery if it stopped the run; undefined otherwise. */
export const refusedDeliveryOf = (run: MaskedRun): FirstDelivery | undefined => {
  const first = firstDeliveryOf(run)
  return first?.isAccepted === false ? first : undefined
}
