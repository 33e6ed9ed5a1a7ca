import type { Exchange } from '../scenario/model/result.ts'
import { clippedFrom, type Clipped } from './clip-body.ts'
import { clip } from './clip.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { visibleLine } from '../kit/visible.ts'
import { describeOutcome } from '../kit/outcome-words.ts'
import { describeMs } from '../kit/span-words.ts'
import { responseText, bodyText, exchangeTitle } from './wording.ts'

const MAX_BODY_ROWS = 6

const headerLines = (headers: Iterable<readonly [string, string]>): string[] =>
  [...headers].map(([name, value]) => visibleLine(`${name}: ${value}`))

/** Returns a line about the full size of a clipped body. */
const whole = (clipped: Clipped | undefined): string[] =>
  clipped === undefined ? [] : [`… ${String(clipped.bytes)} bytes in total, SHA-256 ${clipped.sha256}`]

/** Renders a request and its response as lines. */
export const prettyExchange = (exchange: Exchange, { paint, width }: PrettyOptions): string[] => {
  const { method, url, headers, outcome } = exchange
  const limits = { rows: MAX_BODY_ROWS, columns: Math.max(width - 6, 20) }
  const sent = [
    paint('bold', visibleLine(`${method} ${url}`)),
    ...headerLines(headers),
    '',
    ...clip(bodyText(exchange), limits),
    ...whole(clippedFrom(exchange.body)),
  ]
  const response = 'response' in outcome ? outcome.response : undefined
  const seen = [
    paint('bold', visibleLine(describeOutcome(outcome))) +
      (response === undefined ? '' : ` ${paint('dim', `after ${describeMs(outcome.ms)}`)}`),
    ...(response === undefined
      ? []
      : [
          ...headerLines(Object.entries(response.headers)),
          '',
          ...clip(responseText(response), limits),
          ...whole(clippedFrom(response)),
          ...(response.truncated ? ['… (truncated)'] : []),
        ]),
  ]
  return [
    paint('dim', visibleLine(exchangeTitle(exchange))),
    ...sent.map((line) => `${paint('cyan', '>')} ${line}`.trimEnd()),
    ...seen.map((line) => `${paint('yellow', '<')} ${line}`.trimEnd()),
  ]
}
