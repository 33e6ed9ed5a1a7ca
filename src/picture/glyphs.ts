import type { Mark } from '../timeline/lanes.ts'
import type { PaletteKey } from './palette.ts'

/** How an attempt is drawn, or a placeholder for one: the next due attempt, or a delivery held back or canceled. */
export type Glyph =
  'accepted' | 'rejected' | 'timed-out' | 'unreachable' | 'response-lost' | 'in-flight' | 'due' | 'held' | 'canceled'

/** The sign, meaning and color of each kind. Shapes differ, so that colors are not needed. */
export const GLYPHS: Readonly<
  Record<Glyph, { readonly sign: string; readonly means: string; readonly color: PaletteKey }>
> = {
  accepted: { sign: '●', means: 'accepted', color: 'accepted' },
  rejected: { sign: '■', means: 'rejected', color: 'rejected' },
  'timed-out': { sign: '▲', means: 'timed out', color: 'timed-out' },
  unreachable: { sign: '✖', means: 'unreachable', color: 'unreachable' },
  'response-lost': { sign: '⇠', means: 'response lost', color: 'response-lost' },
  'in-flight': { sign: '◐', means: 'in flight', color: 'in-flight' },
  due: { sign: '○', means: 'due', color: 'quiet' },
  held: { sign: '◇', means: 'held', color: 'quiet' },
  canceled: { sign: '⊘', means: 'canceled', color: 'quiet' },
}

/** What marks an attempt or a delivery under a fault. */
export const FAULT_SIGN = '⚑'
/** Lines on a terminal: an attempt, the delay after it, and a delay that is still ahead. */
export const LINES = { took: '━', pause: '─', ahead: '┄' } as const

/** Faults under which the mock drops the connection after it sent the whole request. */
const RESPONSE_DROPPED: ReadonlySet<string> = new Set(['lost-response', 'reset-after-body', 'early-timeout'])

/** Returns how an attempt is drawn. A response that a fault lost has a separate kind: the receiver was reached. */
export const glyphOf = ({ outcome, faults }: Pick<Mark, 'outcome' | 'faults'>): Glyph => {
  if (outcome === undefined) return 'in-flight'
  return outcome === 'unreachable' && faults.some((fault) => RESPONSE_DROPPED.has(fault)) ? 'response-lost' : outcome
}
