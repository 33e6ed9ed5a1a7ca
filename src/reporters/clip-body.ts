import { createHash } from 'node:crypto'
import type { Exchange, ScenarioResult } from '../scenario/model/result.ts'

/** Which bodies a report in JSON or HAR holds: whole ones, or the beginnings of those that are long. */
export type Bodies = 'full' | 'clipped'

/** What a report holds of long bodies unless asked for more. */
export const DEFAULT_BODIES: Bodies = 'clipped'

/** What is kept of a long body: so many characters. */
export const MAX_KEPT_CHARACTERS = 1024
/** A secret that begins in what is kept is hidden whole: it is looked for in so many characters more. */
const MARGIN_CHARACTERS = 4096

/** Exchanges that are kept of a scenario, beside those that show a finding: of one that passed, and of another. */
const MAX_KEPT_EXCHANGES = { passed: 1, other: 10 } as const

/** Returns the first exchanges of a scenario, and those that show what it was not passed for. */
export const keptExchanges = ({ verdict, findings, exchanges }: ScenarioResult): readonly Exchange[] => {
  const telling = new Set(findings.filter((one) => one.verdict !== 'passed').map(({ exchange }) => exchange))
  const most = MAX_KEPT_EXCHANGES[verdict === 'passed' ? 'passed' : 'other']
  return exchanges.filter(({ number }, index) => index < most || telling.has(number))
}

/** The body that a report holds the beginning of. */
export interface Clipped {
  /** Length of the whole, in bytes. */
  readonly bytes: number
  /** SHA-256 of the whole, in hexadecimal digits. */
  readonly sha256: string
}

/** A body as it is shown, and what it was clipped from. */
export interface ShownBody {
  readonly text: string
  readonly clipped?: Clipped
}

/** Returns what a masked body was clipped from, when it was. */
export const clippedFrom = <Body extends object>(body: Body & { readonly clipped?: Clipped }): Clipped | undefined =>
  body.clipped

/** Whether the character at an index belongs to the one before it. */
const isSecondHalf = (text: string, at: number): boolean =>
  at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** Cuts a text after at most so many code units, never within a character. */
export const cut = (text: string, length: number): string =>
  text.slice(0, isSecondHalf(text, length) ? length - 1 : length)

/**
 * Masks a body and returns its beginning when it is longer than {@link MAX_KEPT_CHARACTERS}; time is bounded for every
 * length.
 * @param encoding how the text writes the bytes of the body
 */
export const clipBody = (text: string, mask: (text: string) => string, encoding: 'utf8' | 'base64'): ShownBody => {
  if (text.length <= MAX_KEPT_CHARACTERS) return { text: mask(text) }
  const shown = cut(mask(cut(text, MAX_KEPT_CHARACTERS + MARGIN_CHARACTERS)), MAX_KEPT_CHARACTERS)
  return {
    text: shown,
    clipped: {
      bytes: Buffer.byteLength(text, encoding),
      sha256: createHash('sha256').update(text, encoding).digest('hex'),
    },
  }
}
