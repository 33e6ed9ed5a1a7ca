import { createHash } from 'node:crypto'
import type { Exchange, ScenarioResult } from '../scenario/model/result.ts'

/** Whether a JSON or HAR report contains bodies in full or clips long ones. */
export type Bodies = 'full' | 'clipped'

/** How a report treats long bodies by default. */
export const DEFAULT_BODIES: Bodies = 'clipped'

/** How many characters of a long body are kept. */
export const MAX_KEPT_CHARACTERS = 1024
/** How many more characters are searched for secrets, so one that starts in the kept part is masked. */
const MARGIN_CHARACTERS = 4096

/** How many exchanges of a scenario are kept, besides those that show a finding. */
const MAX_KEPT_EXCHANGES = { passed: 1, other: 10 } as const

/** Returns the first exchanges of a scenario, and those that show findings other than passed. */
export const keptExchanges = ({ verdict, findings, exchanges }: ScenarioResult): readonly Exchange[] => {
  const telling = new Set(findings.filter((one) => one.verdict !== 'passed').map(({ exchange }) => exchange))
  const most = MAX_KEPT_EXCHANGES[verdict === 'passed' ? 'passed' : 'other']
  return exchanges.filter(({ number }, index) => index < most || telling.has(number))
}

/** The full body of which a report contains the start. */
export interface Clipped {
  /** Length of the full body, in bytes. */
  readonly bytes: number
  /** SHA-256 of the full body, as hexadecimal digits. */
  readonly sha256: string
}

/** The text of a body, and what it was clipped from. */
export interface ShownBody {
  readonly text: string
  readonly clipped?: Clipped
}

/** Returns what a masked body was clipped from; undefined if it is whole. */
export const clippedFrom = <Body extends object>(body: Body & { readonly clipped?: Clipped }): Clipped | undefined =>
  body.clipped

/** Whether the code unit at an index is the second half of a surrogate pair. */
const isSecondHalf = (text: string, at: number): boolean =>
  at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** Cuts a text after at most `length` code units, never within a character. */
export const cut = (text: string, length: number): string =>
  text.slice(0, isSecondHalf(text, length) ? length - 1 : length)

/**
 * Masks a body, and clips it to {@link MAX_KEPT_CHARACTERS}. The time it takes is bounded for any length.
 * @param encoding how the text encodes the bytes of the body
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
