import type { Response } from '../../../journal/outcome.ts'
import { FRAMEWORK_MARKS, marksIn, unescapeHtml } from '../framework-marks.ts'
import { showsStackTrace } from '../stack-trace.ts'

/** What a response reveals about the code that produced it. */
export interface ErrorPage {
  /** "Express", "Werkzeug"; undefined when nothing reveals it. */
  readonly framework: string | undefined
  /** Whether it shows a stack trace, or a page for developers. */
  readonly showsStack: boolean
  /** "TypeError: Cannot read properties of undefined (reading 'entities')"; undefined when none is shown. */
  readonly error: string | undefined
}

/** `TypeError: …` at the start of a line or a tag. */
const ERROR = new RegExp(
  '(?:^|[\\n>;"\\s])((?:[\\w.]*(?:Error|Exception|Warning)|SQLITE_\\w+|panic)\\b(?:</b>)?: ?[^\\n<]{0,160}?)' +
    '(?=<br|&nbsp;|\\n|<|"|$)',
)

/** Reads what a response reveals about its code; fields are undefined where it reveals nothing. */
export const errorPageOf = ({ headers, body = '' }: Pick<Response, 'headers' | 'body'>): ErrorPage => {
  const shown = unescapeHtml(body)
  return {
    framework: FRAMEWORK_MARKS.find(marksIn({ headers, body }))?.framework,
    showsStack: showsStackTrace(shown),
    // V8 quotes the body after a comma, and the match ends at the quote.
    error: ERROR.exec(shown)?.[1]?.replace(/[\s,;:.]+$/, ''),
  }
}
