/** Colours of an export by what they stand for, named as in the page's style sheet. */
export const PALETTE_KEYS = [
  'paper',
  'card',
  'ink',
  'quiet',
  'line',
  'field',
  'accent',
  'accepted',
  'rejected',
  'timed-out',
  'unreachable',
  'in-flight',
] as const

/** The colours that the page has at the moment, light or dark. */
export type Palette = Readonly<Record<(typeof PALETTE_KEYS)[number], string>> & { readonly scheme: 'light' | 'dark' }
