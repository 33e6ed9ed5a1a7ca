import { describeOutcome } from '../kit/outcome-words.ts'
import { visibleLine } from '../kit/visible.ts'
import type { Confidence } from '../scenario/model/preflight.ts'
import type { MaskedRun } from './mask-run.ts'
import type { PrettyOptions } from './pretty-options.ts'

/** Trials that are named; the last ones tell most. */
const MAX_TRIED = 4

const LABELS = { certain: 'why', likely: 'likely', possible: 'maybe' } as const satisfies Record<Confidence, string>

/**
 * Renders the first delivery of a run in at most six lines when it was not accepted, or when its response is odd;
 * none otherwise.
 */
export const preflightText = ({ preflight, totals }: MaskedRun, { paint }: PrettyOptions): readonly string[] => {
  if (!preflight?.diagnosis) return []
  const { outcome, exchange, diagnosis, tried } = preflight
  const isAccepted = outcome === 'accepted'
  const line = (label: string, text: string): string => `  ${paint('dim', label.padEnd(6))} ${visibleLine(text)}`
  const left = tried.length - MAX_TRIED
  return [
    `${paint(isAccepted ? 'yellow' : 'red', isAccepted ? '!' : '✗')} ${paint('bold', 'first delivery')}  ` +
      visibleLine(`${exchange.method} ${exchange.url}: ${describeOutcome(exchange.outcome)}`),
    line(LABELS[diagnosis.confidence], diagnosis.sentence),
    line('fix', diagnosis.fix),
    ...(tried.length === 0
      ? []
      : [
          line(
            'tried',
            [
              ...tried.slice(-MAX_TRIED).map(({ what, seen }) => `${what}: ${seen}`),
              ...(left > 0 ? [`and ${String(left)} before`] : []),
            ].join('; '),
          ),
        ]),
    ...(isAccepted
      ? []
      : [line('run', `${String(totals.skipped)} scenarios were not played; --no-preflight plays them anyway`)]),
  ]
}

/** Whether the first delivery of a run ended it: nothing else of the run is worth showing. */
export const endedAtPreflight = ({ preflight }: Pick<MaskedRun, 'preflight'>): boolean =>
  preflight !== undefined && preflight.outcome !== 'accepted'
