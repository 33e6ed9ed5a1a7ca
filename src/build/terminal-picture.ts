// Draws what a command prints to a terminal as an SVG, for the README:
//   NO_COLOR=1 node dist/cli.js demo --terminal --once --clock auto --seed 7 > acts.txt
//   tsx src/build/terminal-picture.ts < acts.txt > .github/acts.svg
import { text as readAll } from 'node:stream/consumers'

const FILL: Readonly<Record<string, string>> = {
  '●': '#3fb950',
  '■': '#f85149',
  '▲': '#d29922',
  '✖': '#f85149',
  '⇠': '#bc8cff',
  '⚑': '#d29922',
}

const FONT = 'ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace'

const COLUMN = 8.4
const ROW = 19
const MARGIN = 18

const escaped = (part: string): string => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Returns the spans of a line, with the marks in their colors; a title is bold. */
const spansOf = (line: string): string =>
  /^Act \d/.test(line)
    ? `<tspan font-weight="700" fill="#ffffff">${escaped(line)}</tspan>`
    : escaped(line).replace(/[●■▲✖⇠⚑]/gu, (mark) => `<tspan fill="${FILL[mark] ?? '#e6edf3'}">${mark}</tspan>`)

/** Returns an SVG of lines of text, without scripts, style sheets or fonts. */
export const terminalPicture = (output: string): string => {
  const lines = output
    .slice(Math.max(0, output.indexOf('Act 1')))
    .trimEnd()
    .split('\n')
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * COLUMN + 2 * MARGIN)
  const height = lines.length * ROW + 2 * MARGIN
  const size = `width="${String(width)}" height="${String(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${String(width)} ${String(height)}">`,
    '<desc>Generated from mock-genesys demo --terminal --once --clock auto --seed 7</desc>',
    `<rect ${size} rx="8" fill="#0d1117"/>`,
    `<g font-family="${FONT}" font-size="14" fill="#c9d1d9">`,
    ...lines.map((line, index) => {
      const at = `x="${String(MARGIN)}" y="${String(MARGIN + (index + 0.75) * ROW)}"`
      return `<text ${at} xml:space="preserve">${spansOf(line)}</text>`
    }),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

process.stdout.write(terminalPicture(await readAll(process.stdin)))
