import { bodyText, sentBody, type AttemptView, type DeliveryView } from '../../timeline/entry-view.ts'
import { pretty } from '../detail/pretty-json.ts'
import { anchorOf } from './anchor.ts'
import { inert } from './inert.ts'
import type { Palette } from '../../picture/palette.ts'

const style = (palette: Palette): string => `:root { color-scheme: ${palette.scheme}; }
body {
  margin: 0 auto; max-width: 1232px; padding: 16px;
  background: ${palette.paper}; color: ${palette.ink}; font: 14px/1.45 system-ui, sans-serif;
}
svg a { cursor: pointer; }
.delivered { color: ${palette.accepted}; } .exhausted { color: ${palette.rejected}; }
:target { background: ${palette.chosen}; }
svg { width: 100%; height: auto; border: 1px solid ${palette.line}; border-radius: 8px; }
details {
  background: ${palette.card}; border: 1px solid ${palette.line}; border-radius: 8px;
  padding: 8px 12px; margin-top: 8px;
}
details details { margin-left: 12px; }
summary { cursor: pointer; overflow-wrap: anywhere; }
h1 { font-size: 18px; } h2 { font-size: 13px; color: ${palette.quiet}; margin: 10px 0 2px; }
p { margin: 4px 0; overflow-wrap: anywhere; }
pre {
  margin: 0; padding: 8px; background: ${palette.paper}; border: 1px solid ${palette.line}; border-radius: 6px;
  font: 12px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere;
}
.accepted { color: ${palette.accepted}; } .rejected { color: ${palette.rejected}; }
.canceled { color: ${palette.quiet}; } .response-lost { color: ${palette['response-lost']}; }
.timed-out, .fault { color: ${palette['timed-out']}; } .unreachable { color: ${palette.unreachable}; }
.quiet { color: ${palette.quiet}; }`

export interface HtmlPage {
  /** The drawn timeline. */
  readonly svg: string
  /** The deliveries below the timeline, oldest first. */
  readonly deliveries: readonly DeliveryView[]
  readonly who: (subscriptionId: string) => string
  readonly palette: Palette
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * Renders a timeline as one HTML file: the picture, and every delivery with its attempts, collapsed. Its policy allows
 * no scripts.
 */
export const timelineHtml = ({ svg, deliveries, who, palette }: HtmlPage): string => {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>mock-genesys: ${String(deliveries.length)} deliveries</title>
<style>
${style(palette)}
</style>
</head>
<body>
<h1>mock-genesys: ${String(deliveries.length)} ${deliveries.length === 1 ? 'delivery' : 'deliveries'}</h1>
${svg}
${deliveries.map((delivery) => deliveryHtml(delivery, who(delivery.subscriptionId))).join('\n')}
</body>
</html>
`
}

const deliveryHtml = (delivery: DeliveryView, receiver: string): string =>
  [
    `<details><summary><strong>${inert(delivery.event.name)}</strong> to ${inert(receiver)}: ` +
      `<span class="${inert(delivery.state)}">${inert(delivery.state)}</span> after ` +
      `${String(delivery.attempts.length)} ` +
      `${delivery.attempts.length === 1 ? 'attempt' : 'attempts'} <span ` +
      `class="quiet">${inert(delivery.createdAt)}</span></summary>`,
    `<p class="quiet">interaction ${inert(delivery.interactionId)}, ${inert(delivery.id)}</p>`,
    ...delivery.attempts.map((attempt) => attemptHtml(attempt, delivery)),
    '</details>',
  ].join('\n')

const block = (title: string, text: string): string =>
  text === '' ? `<h2>${title}</h2><p class="quiet">empty</p>` : `<h2>${title}</h2><pre>${inert(text)}</pre>`

const headerLines = (headers: Iterable<readonly (string | undefined)[]>): string =>
  [...headers].map(([name = '', value = '']) => `${name}: ${value}`).join('\n')

const attemptHtml = (attempt: AttemptView, delivery: DeliveryView): string => {
  const { number, startedAt, method, url, headers, faults = [], outcome, decision } = attempt
  const response = outcome?.response
  const ended = outcome
    ? `<span class="${outcome.kind}">${inert(outcome.kind.replace('-', ' '))}` +
      `${response ? ` ${String(response.status)}` : ''}</span>`
    : 'in flight'
  return [
    `<details><summary>attempt ${String(number)}: ${ended} <span class="quiet">${inert(startedAt)}</span></summary>`,
    // A link to its content unfolds it and its parents, without a script.
    `<div id="${inert(anchorOf(delivery.id, number))}">`,
    ...faults.map((fault) => `<p class="fault">under fault ${inert(fault)}</p>`),
    ...(outcome?.detail === undefined ? [] : [`<p>${inert(outcome.detail)}</p>`]),
    ...(decision ? [`<p>${inert(decision.why)}</p>`] : []),
    block('Request', `${method} ${url}\n${headerLines(headers)}`),
    block('Body', pretty(bodyText(sentBody(attempt, delivery)))),
    ...(response
      ? [
          block(
            'Response',
            `${String(response.status)} ${response.reason}\n${headerLines(Object.entries(response.headers))}`,
          ),
          block('Response body', pretty(bodyText(response))),
        ]
      : []),
    '</div></details>',
  ].join('\n')
}
