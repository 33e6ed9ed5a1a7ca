import type { Paint, Style } from '../reporters/paint.ts'

export type { Paint, Style }

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  magenta: [35, 39],
}

/** Returns the colors of a stream; respects NO_COLOR and FORCE_COLOR. */
export const paintFor = (stream: NodeJS.WriteStream): Paint => {
  const forced = process.env.FORCE_COLOR
  const on = (process.env.NO_COLOR ?? '') === '' && (forced === undefined ? stream.isTTY : forced !== '0')
  return (style, text) => (on ? `\x1b[${String(CODES[style][0])}m${text}\x1b[${String(CODES[style][1])}m` : text)
}
