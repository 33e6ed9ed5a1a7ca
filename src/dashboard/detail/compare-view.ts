import { compareAttempts, type Compared } from './compare.ts'
import { choices, element } from '../parts/element.ts'
import { bodyText, sentBody, type AttemptView, type DeliveryView } from '../../timeline/entry-view.ts'
import type { DiffLine } from './text-diff.ts'

const comparedOf = (attempt: AttemptView, delivery: DeliveryView): Compared => {
  const response = attempt.outcome?.response
  return {
    method: attempt.method,
    url: attempt.url,
    headers: attempt.headers.map(([name, value]) => [String(name), String(value)]),
    body: bodyText(sentBody(attempt, delivery)),
    isDeliverysBody: attempt.bodyBytes === undefined,
    response: response && {
      status: response.status,
      reason: response.reason,
      headers: Object.entries(response.headers),
      body: bodyText(response),
    },
  }
}

const TAGS = { same: 'span', before: 'del', now: 'ins' } as const
const SIGNS = { same: ' ', before: '−', now: '+' } as const

const drawLine = (line: DiffLine): HTMLElement =>
  line.kind === 'skipped'
    ? element('span', { class: 'quiet' }, `  … ${String(line.count)} ${line.count === 1 ? 'line' : 'lines'} the same\n`)
    : element(TAGS[line.kind], {}, `${SIGNS[line.kind]} ${line.text}\n`)

const signClass = (same: boolean, expected: boolean): string => {
  if (same) return 'same'
  return expected ? 'expected' : 'differs'
}
const signText = (same: boolean, expected: boolean): string => {
  if (same) return '='
  return expected ? '~' : '≠'
}

const draw = (before: AttemptView, now: AttemptView, delivery: DeliveryView): HTMLElement[] => {
  const heads = [before, now].map(({ number }) => element('th', { scope: 'col' }, `attempt ${String(number)}`))
  return compareAttempts(comparedOf(before, delivery), comparedOf(now, delivery)).map(
    ({ part, same, expected = false, verdict, rows, lines }) =>
      element(
        'div',
        { class: 'compared' },
        element(
          'p',
          {},
          element('span', { class: signClass(same, expected) }, signText(same, expected)),
          ' ',
          element('strong', {}, part),
          `: ${verdict}`,
        ),
        ...(rows.length === 0
          ? []
          : [
              element(
                'table',
                { 'aria-label': `${part}, differences` },
                element('thead', {}, element('tr', {}, element('td'), ...heads.map((head) => head.cloneNode(true)))),
                element(
                  'tbody',
                  {},
                  ...rows.map(({ name, before: was, now: is, expected: usual = false }) =>
                    element(
                      'tr',
                      usual ? { class: 'expected' } : {},
                      element('th', { scope: 'row' }, name),
                      element('td', { class: 'was' }, was),
                      element('td', { class: 'is' }, is),
                    ),
                  ),
                ),
              ),
            ]),
        ...(lines.length === 0
          ? []
          : [
              element(
                'pre',
                { class: 'diff', tabindex: '0', role: 'region', 'aria-label': `${part}, differences` },
                ...lines.map(drawLine),
              ),
            ]),
      ),
  )
}

/** Compares an attempt with any other of its delivery, initially with the previous one. */
export const viewComparison = (
  delivery: DeliveryView,
  attempt: AttemptView,
  against: number | undefined,
  chosen: (number: number) => void,
): HTMLElement | undefined => {
  const others = delivery.attempts.filter(({ number }) => number !== attempt.number)
  if (others.length === 0) return undefined
  const first =
    others.find(({ number }) => number === against) ??
    others.findLast(({ number }) => number < attempt.number) ??
    others[0]
  const other = choices(
    others.map(
      ({ number, outcome }) => [String(number), `attempt ${String(number)}, ${outcome?.kind ?? 'in flight'}`] as const,
    ),
  )
  other.value = String(first?.number)
  const differences = element('div', { class: 'comparison' })
  const show = (): void => {
    const found = others.find(({ number }) => String(number) === other.value)
    if (!found) return
    const [before, now] = found.number < attempt.number ? [found, attempt] : [attempt, found]
    differences.replaceChildren(...draw(before, now, delivery))
  }
  other.addEventListener('change', () => {
    chosen(Number(other.value))
    show()
  })
  show()
  return element('section', {}, element('label', {}, 'with ', other), differences)
}
