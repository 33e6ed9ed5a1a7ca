import { viewComparison } from './compare-view.ts'
import { curlCommand } from '../kit/curl.ts'
import { describeOutcome } from '../kit/outcome-words.ts'
import { describeMs } from '../kit/span-words.ts'
import { button, element } from './element.ts'
import { bodyText, sentBody, type AttemptView, type DeliveryView } from '../timeline/entry-view.ts'
import { byteLength, pretty } from './pretty-json.ts'
import { signatureSteps } from './signature-steps.ts'

const section = (title: string, ...children: readonly (Node | string)[]): HTMLElement =>
  element('section', {}, element('h3', {}, title), ...children)

const headerTable = (label: string, headers: readonly (readonly string[])[]): HTMLElement =>
  element(
    'table',
    { 'aria-label': label },
    element(
      'tbody',
      {},
      ...headers.map(([name = '', value = '']) =>
        element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value)),
      ),
    ),
  )

/** A text as it came and, where it is JSON, indented; one button goes between the two. */
const bodyBlock = (text: string, label: string): HTMLElement => {
  if (text === '') return element('p', { class: 'quiet' }, 'empty')
  const block = element('pre', { tabindex: '0', 'aria-label': label, role: 'region' }, pretty(text))
  if (pretty(text) === text) return block
  const toggle = button(
    'Raw',
    () => {
      const raw = toggle.getAttribute('aria-pressed') !== 'true'
      toggle.setAttribute('aria-pressed', String(raw))
      block.textContent = raw ? text : pretty(text)
    },
    { 'aria-pressed': 'false', class: 'small', 'aria-label': `${label}, raw` },
  )
  return element('div', { class: 'body' }, toggle, block)
}

const outcomeText = ({ outcome }: AttemptView): string => {
  if (!outcome) return 'in flight'
  const kind = outcome.kind === 'timed-out' ? '' : `${outcome.kind}: `
  return `${kind}${describeOutcome(outcome)}; ${describeMs(outcome.ms)} on the wire`
}

const headersGone = (bytes: number | undefined): HTMLElement[] =>
  bytes === undefined ? [] : [element('p', { class: 'quiet' }, `headers not kept: ${String(bytes)} bytes`)]

const sentBy = (attempt: AttemptView, delivery: DeliveryView) => ({
  method: attempt.method,
  url: attempt.url,
  body: bodyText(sentBody(attempt, delivery)),
  isKept: sentBody(attempt, delivery).body !== undefined,
  bytes: sentBody(attempt, delivery).bodyBytes,
  headers: attempt.headers.map(([name, value]) => [String(name), String(value)] as const),
})

export interface AttemptParts {
  readonly secret: string | undefined
  /** Number of the attempt that it is compared with, once a person chose one. */
  readonly against: number | undefined
  readonly compare: (against: number) => void
}

/** Everything about one attempt, as elements. */
export const viewAttempt = (
  delivery: DeliveryView,
  attempt: AttemptView,
  { secret, against, compare }: AttemptParts,
): HTMLElement[] => {
  const sent = sentBy(attempt, delivery)
  const comparison = viewComparison(delivery, attempt, against, compare)
  const steps = element('ol', { class: 'steps' })
  if (!sent.isKept)
    steps.replaceChildren(element('li', {}, 'The body is no longer kept, so its signature cannot be computed again.'))
  else
    void signatureSteps({ dialect: delivery.dialect, headers: sent.headers, body: sent.body, secret }).then((told) => {
      steps.replaceChildren(
        ...told.map(({ title, text }) => element('li', {}, element('strong', {}, title), ` ${text}`)),
      )
    })
  const answer = attempt.outcome?.answer
  const copied = button(
    'Copy as curl',
    async () => {
      const command = curlCommand({ ...sent, body: { text: sent.body } })
      try {
        await navigator.clipboard.writeText(command)
        copied.textContent = 'Copied'
      } catch {
        // Where the browser keeps its clipboard to itself, the command is shown to be copied by hand.
        copied.replaceWith(element('pre', { tabindex: '0', role: 'region', 'aria-label': 'As curl' }, command))
      }
    },
    { class: 'small' },
  )
  return [
    section(
      'Outcome',
      element(
        'p',
        {},
        element('i', { class: `mark ${attempt.outcome?.kind ?? 'in-flight'}` }),
        ` ${outcomeText(attempt)}`,
      ),
      ...(attempt.faults ?? []).map((fault) => element('p', { class: 'fault' }, `under fault ${fault}`)),
      ...(attempt.decision
        ? [
            element(
              'p',
              {},
              element(
                'strong',
                {},
                attempt.decision.kind === 'retry' ? 'Tried again. ' : `Settled as ${attempt.decision.state ?? ''}. `,
              ),
              attempt.decision.why,
            ),
          ]
        : []),
    ),
    ...(comparison ? [comparison] : []),
    section(
      'Request',
      element('p', { class: 'line' }, `${sent.method} ${sent.url}`),
      headerTable('Request headers', sent.headers),
      ...headersGone(attempt.headersBytes),
      ...(sent.isKept ? [copied] : []),
    ),
    section(`Body, ${String(sent.bytes ?? byteLength(sent.body))} bytes`, bodyBlock(sent.body, 'Request body')),
    section('How it was signed', steps),
    section(
      'Answer',
      ...(answer
        ? [
            element('p', { class: 'line' }, `${String(answer.status)} ${answer.reason}`),
            headerTable('Answer headers', Object.entries(answer.headers)),
            ...headersGone(answer.headersBytes),
            bodyBlock(bodyText(answer), 'Answer body'),
            ...(answer.truncated ? [element('p', { class: 'quiet' }, 'more was sent than is kept')] : []),
          ]
        : [element('p', { class: 'quiet' }, 'none')]),
    ),
  ]
}
