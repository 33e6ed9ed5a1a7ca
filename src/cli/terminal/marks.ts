import type { OutcomeKind } from '../../timeline/entry-view.ts'
import type { Style } from '../paint.ts'

/** How each outcome is drawn: the shapes of the live page, so that nobody has to tell colours apart. */
export const MARKS: Readonly<
  Record<OutcomeKind | 'in-flight' | 'due', { readonly symbol: string; readonly style: Style; readonly means: string }>
> = {
  accepted: { symbol: '●', style: 'green', means: 'accepted' },
  rejected: { symbol: '■', style: 'red', means: 'rejected' },
  'timed-out': { symbol: '▲', style: 'yellow', means: 'timed out' },
  unreachable: { symbol: '✖', style: 'red', means: 'unreachable' },
  'in-flight': { symbol: '◐', style: 'cyan', means: 'in flight' },
  due: { symbol: '○', style: 'dim', means: 'due' },
}

export const FAULT_FLAG = '!'
/** What the time between is drawn with: an attempt under way, a pause, a pause ahead. */
export const LINES = { took: '━', pause: '─', ahead: '┄' } as const
