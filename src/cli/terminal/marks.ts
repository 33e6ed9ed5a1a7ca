import { GLYPHS } from '../../picture/glyphs.ts'
import type { OutcomeKind } from '../../timeline/entry-view.ts'
import type { Style } from '../paint.ts'

export { LINES } from '../../picture/glyphs.ts'

const STYLES: Readonly<Record<OutcomeKind | 'in-flight' | 'due', Style>> = {
  accepted: 'green',
  rejected: 'red',
  'timed-out': 'yellow',
  unreachable: 'red',
  'in-flight': 'cyan',
  due: 'dim',
}
const drawn = (kind: keyof typeof STYLES) => ({
  symbol: GLYPHS[kind].sign,
  style: STYLES[kind],
  means: GLYPHS[kind].means,
})

/** How each outcome is drawn: the shapes of the live page, in the colours of a terminal. */
export const MARKS = {
  accepted: drawn('accepted'),
  rejected: drawn('rejected'),
  'timed-out': drawn('timed-out'),
  unreachable: drawn('unreachable'),
  'in-flight': drawn('in-flight'),
  due: drawn('due'),
}

export const FAULT_FLAG = '!'
