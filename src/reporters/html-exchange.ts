import type { Exchange } from '../scenario/model/result.ts'
import { markup } from './markup.ts'
import { answerText, bodyText, exchangeTitle, outcomeText, took } from './wording.ts'

const headerTable = (lines: Iterable<readonly [string, string]>): string => {
  const rows = [...lines].map(([name, value]) => `<tr><td>${markup(name)}</td><td>${markup(value)}</td></tr>`)
  return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`
}

const pre = (text: string): string => (text === '' ? '<p class="source">no body</p>' : `<pre>${markup(text)}</pre>`)

/** A request and what came back, unfolding, or unfolded already where it is the evidence of a failure. */
export const htmlExchange = (exchange: Exchange, open: boolean): string => {
  const { method, url, headers, outcome, startedAt } = exchange
  const answer = 'answer' in outcome ? outcome.answer : undefined
  return [
    `<details class="exchange"${open ? ' open' : ''}><summary>${markup(exchangeTitle(exchange))} → <strong>${markup(outcomeText(outcome))}</strong></summary><div>`,
    `<h3>Request, ${markup(startedAt)}</h3><p><code>${markup(`${method} ${url}`)}</code></p>${headerTable(headers)}${pre(bodyText(exchange))}`,
    `<h3>${answer === undefined ? 'No answer' : 'Answer'} after ${took(outcome.ms)}</h3><p><code>${markup(outcomeText(outcome))}</code></p>`,
    answer === undefined
      ? ''
      : `${headerTable(Object.entries(answer.headers))}${pre(answerText(answer))}${answer.truncated ? '<p class="source">More was sent than is kept.</p>' : ''}`,
    '</div></details>',
  ].join('\n')
}
