import type { Exchange } from '../scenario/model/result.ts'
import { clippedFrom, cut, type Clipped } from './clip-body.ts'
import { markup } from './markup.ts'
import { describeOutcome, outcomeLabel } from '../kit/outcome-words.ts'
import { describeMs } from '../kit/span-words.ts'
import { responseText, bodyText, exchangeTitle } from './wording.ts'

const headerTable = (lines: Iterable<readonly [string, string]>): string => {
  const rows = [...lines].map(([name, value]) => `<tr><td>${markup(name)}</td><td>${markup(cut(value, 500))}</td></tr>`)
  return rows.length === 0 ? '' : `<table>${rows.join('')}</table>`
}

/** How many characters of a body a page shows. */
const MAX_BODY_CHARACTERS = 800

const pre = (text: string, clipped: Clipped | undefined): string => {
  if (text === '') return '<p class="source">no body</p>'
  const shown = cut(text, MAX_BODY_CHARACTERS)
  const whole =
    clipped === undefined
      ? `${String(text.length)} characters`
      : `${String(clipped.bytes)} bytes, SHA-256 ${clipped.sha256}`
  const isWhole = shown === text && clipped === undefined
  return `<pre>${markup(shown)}</pre>${isWhole ? '' : `<p class="source">First part of ${whole}.</p>`}`
}

/** Renders a request and its response as a collapsible block. */
export const htmlExchange = (exchange: Exchange, open: boolean): string => {
  const { method, url, headers, outcome, startedAt } = exchange
  const response = 'response' in outcome ? outcome.response : undefined
  return [
    `<details class="exchange"${open ? ' open' : ''}><summary>${markup(exchangeTitle(exchange))} → ` +
      `<strong>${markup(describeOutcome(outcome))}</strong></summary><div>`,
    `<h4>Request, ${markup(startedAt)}</h4><p><code>${markup(`${method} ${url}`)}</code></p>` +
      `${headerTable(headers)}${pre(bodyText(exchange), clippedFrom(exchange.body))}`,
    `<h4>${response === undefined ? 'No response' : 'Response'} after ${describeMs(outcome.ms)}</h4>` +
      `<p><code>${markup(describeOutcome(outcome))}</code></p>`,
    response === undefined
      ? ''
      : headerTable(Object.entries(response.headers)) +
        pre(responseText(response), clippedFrom(response)) +
        (response.truncated ? '<p class="source">The response was longer than what is kept.</p>' : ''),
    '</div></details>',
  ].join('\n')
}

/** The most exchanges in a strip. */
const MAX_STRIP = 10

/** Renders the responses of a scenario as a strip, in order, with those that show a failure marked. */
export const htmlStrip = (exchanges: readonly Exchange[], marked: ReadonlySet<number>): string => {
  const shown = exchanges.slice(0, MAX_STRIP)
  const left = exchanges.length - shown.length
  const items = shown.map(
    ({ number, what, faults, outcome }) =>
      `<li class="${outcome.kind}${marked.has(number) ? ' marked' : ''}"><b>${markup(outcomeLabel(outcome))}</b> ` +
      `${markup([what, ...faults].join(' · '))}</li>`,
  )
  return `<ol class="strip">${items.join('')}${left > 0 ? `<li>and ${String(left)} more</li>` : ''}</ol>`
}
