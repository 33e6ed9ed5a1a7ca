import { GLYPHS, glyphOf, type Glyph } from '../../picture/glyphs.ts'
import type { Mark } from '../../timeline/lanes.ts'
import type { Style } from '../paint.ts'

export { FAULT_SIGN, LINES } from '../../picture/glyphs.ts'

const STYLES = {
  accepted: 'green',
  rejected: 'red',
  'timed-out': 'yellow',
  unreachable: 'red',
  'response-lost': 'magenta',
  'in-flight': 'cyan',
  due: 'dim',
} as const satisfies Readonly<Partial<Record<Glyph, Style>>>

type Drawn = keyof typeof STYLES
const isDrawn = (glyph: Glyph): glyph is Drawn => glyph in STYLES

/** A sign of the live page in a terminal color. */
export interface TerminalMark {
  readonly symbol: string
  readonly style: Style
  readonly means: string
}

const drawn = (kind: Drawn): TerminalMark => ({
  symbol: GLYPHS[kind].sign,
  style: STYLES[kind],
  means: GLYPHS[kind].means,
})

/** The next attempt of a delivery. */
export const DUE = drawn('due')

/** Every kind of mark, in the order of the legend. */
export const MARKS: readonly TerminalMark[] = [
  drawn('accepted'),
  drawn('rejected'),
  drawn('timed-out'),
  drawn('unreachable'),
  drawn('response-lost'),
  drawn('in-flight'),
  DUE,
]

/** Returns how an attempt is drawn. */
export const markOf = (mark: Pick<Mark, 'outcome' | 'faults'>): TerminalMark => {
  const glyph = glyphOf(mark)
  return drawn(isDrawn(glyph) ? glyph : 'in-flight')
}
