import { visibleLine } from '../kit/visible.ts'
import { firstDeliveryOf } from './shown-first-delivery.ts'
import type { MaskedRun } from './mask-run.ts'
import type { PrettyOptions } from './pretty-options.ts'

/** Renders the first delivery of a run in at most six lines if it was not accepted or its response is unusual. */
export const preflightText = (run: MaskedRun, { paint }: PrettyOptions): readonly string[] => {
  const first = firstDeliveryOf(run)
  if (!first) return []
  const { title, isAccepted, rows } = first
  return [
    `${paint(isAccepted ? 'yellow' : 'red', isAccepted ? '!' : '✗')} ${paint('bold', 'first delivery')}  ` +
      visibleLine(title),
    ...rows.map(([label, text]) => `  ${paint('dim', label.padEnd(6))} ${visibleLine(text)}`),
  ]
}
