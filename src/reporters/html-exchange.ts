import type { Exchange } from '../scenario/model/result.ts'
import { clippedFrom, cut, type Clipped } from './clip-body.ts'
import { markup } from './markup.ts'
import { describeOutcome } from '../kit/outcome-words.ts'
import { describeMs } from '../kit/span-words.ts'
import { answerText, bodyText, exchangeTitle } from './wording.ts'

const headerTable = (lines: Iterable<readonly [string, string]>): string => {
  const rows = [...lines].map(([name, value]) => `<tr><td>${markup(name)}</td><td>${markup(value)}</td></tr>`)
  return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`
}

/** Characters of a body that a page shows. */
const MAX_BODY_CHARACTERS = 2000

const pre = (text: string, clipped: Clipped | undefined): string => {
  if (text === '') return '<p class="source">no body</p>'
  const shown = cut(text, MAX_BODY_CHARACTERS)
  const whole =
    clipped === undefined
      ? `${String(text.length)} characters`
      : `${String(clipped.bytes)} bytes, SHA-256 ${clipped.sha256}`
  const isWhole = shown === text && clipped === undefined
  return `<pre>${markup(shown)}</pre>${isWhole ? '' : `<p class="source">The beginning of ${whole}.</p>`}`
}

/** A request and what came back, unfolding, or unfolded already where it is the evidence of a failure. */
export const htmlExchange = (exchange: Exchange, open: boolean): string => {
  const { method, url, headers, outcome, startedAt } = exchange
  const answer = 'answer' in outcome ? outcome.answer : undefined
  return [
    `<details class="exchange"${open ? ' open' : ''}><summary>${markup(exchangeTitle(exchange))} → ` +
      `<strong>${markup(describeOutcome(outcome))}</strong></summary><div>`,
    `<h3>Request, ${markup(startedAt)}</h3><p><code>${markup(`${method} ${url}`)}</code></p>` +
      `${headerTable(headers)}${pre(bodyText(exchange), clippedFrom(exchange.body))}`,
    `<h3>${answer === undefined ? 'No answer' : 'Answer'} after ${describeMs(outcome.ms)}</h3>` +
      `<p><code>${markup(describeOutcome(outcome))}</code></p>`,
    answer === undefined
      ? ''
      : headerTable(Object.entries(answer.headers)) +
        pre(answerText(answer), clippedFrom(answer)) +
        (answer.truncated ? '<p class="source">More was sent than is kept.</p>' : ''),
    '</div></details>',
  ].join('\n')
}
