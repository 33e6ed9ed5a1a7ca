import type { Response } from '../../journal/outcome.ts'
import type { Hidden } from '../model/steps/expect.ts'
import { headerOf } from './response-seen.ts'
import type { Judged } from './judged.ts'
import { showsStackTrace } from './stack-trace.ts'

interface HiddenValues {
  readonly secrets: readonly string[]
  /** Computed only for a response that may contain one. */
  readonly signatures: () => readonly string[]
  readonly isHtml: boolean
}

/** Shorter words cannot be a digest. */
const LONG_WORD = /[\w+/=-]{24}/

const SHOWS: Readonly<Record<Hidden, (text: string, known: HiddenValues) => boolean>> = {
  secret: (text, { secrets }) => secrets.some((secret) => secret.length > 3 && text.includes(secret)),
  signature: (text, { signatures }) =>
    LONG_WORD.test(text) && signatures().some((digest) => text.toLowerCase().includes(digest)),
  stack: (text) => showsStackTrace(text),
  // Browsers render HTML, and bodies without a content type, but not JSON or plain text.
  markup: (text, { isHtml }) => isHtml && /<(script|img)\b/i.test(text),
}

/**
 * The requirement that each leak breaks: the secret or a correct signature lets anyone forge events; the others only
 * help an attacker.
 */
const ABOUT: Readonly<Record<Hidden, string>> = {
  secret: 'GWR-RES-026',
  signature: 'GWR-RES-026',
  stack: 'GWR-RES-007',
  markup: 'GWR-RES-007',
}

/** Judges whether a response hides something. */
export const judgeHidden = (
  what: Hidden,
  response: Response | undefined,
  given: Omit<HiddenValues, 'isHtml'>,
): Judged => {
  const known = { ...given, isHtml: /html|^$/i.test(headerOf(response, 'content-type') ?? '') }
  const text = response ? `${Object.values(response.headers).join('\n')}\n${response.body ?? ''}` : ''
  const seen = SHOWS[what](text, known)
  return {
    ok: !seen,
    proves: ABOUT[what],
    isInherent: what === 'secret' || what === 'signature',
    check: { kind: 'hidden', expected: what, seen },
  }
}
