/** The meaning of each color of the palette; style sheets call them `--KEY`. */
export const PALETTE_KEYS = [
  'paper',
  'card',
  'ink',
  'quiet',
  'line',
  'field',
  'accent',
  'accent-ink',
  'chosen',
  'accepted',
  'accepted-soft',
  'rejected',
  'rejected-soft',
  'timed-out',
  'timed-out-soft',
  'unreachable',
  'unreachable-soft',
  'response-lost',
  'response-lost-soft',
  'in-flight',
  'in-flight-soft',
] as const

export type PaletteKey = (typeof PALETTE_KEYS)[number]
export type Colors = Readonly<Record<PaletteKey, string>>
/** The colors of one scheme, light or dark. */
export type Palette = Colors & { readonly scheme: 'light' | 'dark' }

/** Text of any of these colors on its soft background, on paper and on a card has a contrast of 4.5:1 or more. */
export const LIGHT: Palette = {
  scheme: 'light',
  paper: '#f5f6f8',
  card: '#ffffff',
  ink: '#171c24',
  quiet: '#566071',
  line: '#dfe3ea',
  field: '#8a94a3',
  accent: '#0b5cad',
  'accent-ink': '#ffffff',
  chosen: '#e8f1fb',
  accepted: '#14733c',
  'accepted-soft': '#e3f4ea',
  rejected: '#bd2f1d',
  'rejected-soft': '#fdeae7',
  'timed-out': '#835300',
  'timed-out-soft': '#fbf0dc',
  unreachable: '#8c2f5f',
  'unreachable-soft': '#fae8f1',
  'response-lost': '#7339a0',
  'response-lost-soft': '#f3eafa',
  'in-flight': '#0b5cad',
  'in-flight-soft': '#e8f1fb',
}

/** The same for a dark scheme. */
export const DARK: Palette = {
  scheme: 'dark',
  paper: '#10141a',
  card: '#181e27',
  ink: '#e8ecf2',
  quiet: '#a3aebd',
  line: '#2c3542',
  field: '#6d7888',
  accent: '#6cb2ff',
  'accent-ink': '#0c1420',
  chosen: '#1c2f45',
  accepted: '#4cc586',
  'accepted-soft': '#17301f',
  rejected: '#ff7a68',
  'rejected-soft': '#3a1f1c',
  'timed-out': '#e8ac3c',
  'timed-out-soft': '#352913',
  unreachable: '#f08cc0',
  'unreachable-soft': '#38202d',
  'response-lost': '#c795ec',
  'response-lost-soft': '#2c2037',
  'in-flight': '#6cb2ff',
  'in-flight-soft': '#1c2f45',
}

/** Returns the declarations of a palette for a style sheet: `--paper: #f5f6f8; …`. */
const cssVariables = (palette: Colors): string => PALETTE_KEYS.map((key) => `--${key}: ${palette[key]};`).join(' ')

/** Returns a style sheet that sets the palette on the root, light or dark by the reader's system setting. */
export const paletteCss = (): string =>
  [
    `:root { color-scheme: light dark; ${cssVariables(LIGHT)} }`,
    `@media (prefers-color-scheme: dark) { :root { ${cssVariables(DARK)} } }`,
    '',
  ].join('\n')
