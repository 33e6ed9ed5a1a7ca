import { describeOutcome } from '../kit/outcome-words.ts'
import type { Confidence } from '../scenario/model/first-delivery.ts'
import type { MaskedRun } from './mask-run.ts'

/** Trials that are named; the last ones tell most. */
const MAX_TRIED = 4

const LABELS = { certain: 'why', likely: 'likely', possible: 'maybe' } as const satisfies Record<Confidence, string>

/** The first delivery of a run, when it was not accepted or its response is odd. */
export interface FirstDelivery {
  /** `POST http://127.0.0.1:3000/webhook: 401 Unauthorized`. */
  readonly title: string
  readonly isAccepted: boolean
  /** What is wrong and how to fix it, what was tried, and what was not played; each behind its label. */
  readonly rows: readonly (readonly [label: string, text: string])[]
}

/** Returns what a report says of the first delivery; undefined where there is nothing to say. */
export const firstDeliveryOf = ({ preflight, totals }: MaskedRun): FirstDelivery | undefined => {
  if (!preflight?.diagnosis) return undefined
  const { outcome, exchange, diagnosis, tried } = preflight
  const isAccepted = outcome === 'accepted'
  const left = tried.length - MAX_TRIED
  const trials = [
    ...tried.slice(-MAX_TRIED).map(({ what, seen }) => `${what}: ${seen}`),
    ...(left > 0 ? [`and ${String(left)} before`] : []),
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
        : ([
            ['run', `${String(totals.skipped)} scenarios were not played; --no-preflight plays them anyway`],
          ] as const)),
    ],
  }
}

/** What kept a run from being played, so that nothing else of it is worth showing; undefined when it was played. */
export const refusedDeliveryOf = (run: MaskedRun): FirstDelivery | undefined => {
  const first = firstDeliveryOf(run)
  return first?.isAccepted === false ? first : undefined
}
