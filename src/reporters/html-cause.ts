import { asSentence, sentenceCase } from '../kit/sentence-case.ts'
import type { Exchange, ScenarioResult } from '../scenario/model/result.ts'
import { describeOutcome } from '../kit/outcome-words.ts'
import type { FirstDelivery } from './shown-first-delivery.ts'
import { badge, block, escaped, labelled, linkTo, type Row } from './html-parts.ts'
import { countByLevel } from './level-tally.ts'
import { markup } from './markup.ts'
import { oneLine } from './pretty-lines.ts'
import type { ShownCause } from './shown-cause.ts'
import { responseText, candidateLabel, plural } from './wording.ts'

/** The most links from a card to the scenarios it explains. */
const MAX_LINKS = 3

const evidence = ({ method, url, what, faults, outcome }: Exchange): readonly Row[] => {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  const body = 'response' in outcome ? oneLine(responseText(outcome.response), 200) : ''
  return [
    ['Request', `<code>${markup(oneLine(`${method} ${path}`, 200))}</code> ${markup([what, ...faults].join(' · '))}`],
    ['Response', `<strong>${markup(oneLine(describeOutcome(outcome), 200))}</strong> <code>${markup(body)}</code>`],
  ]
}

/** Whether what was seen is the response shown above. */
const isShown = (seen: string | undefined, exchange: Exchange | undefined): boolean =>
  exchange !== undefined && seen?.startsWith(describeOutcome(exchange.outcome)) === true

const links = (scenarios: readonly ScenarioResult[]): string => {
  const left = scenarios.length - MAX_LINKS
  return (
    scenarios
      .slice(0, MAX_LINKS)
      .map(({ id }) => linkTo(id))
      .join(', ') + (left > 0 ? ` and ${String(left)} more below` : '')
  )
}

const candidateRows = (candidates: readonly string[]): readonly Row[] =>
  candidates.map((one, index) => [sentenceCase(candidateLabel(index, candidates)), markup(one)])

/** Renders a cause as a card: what was seen, its impact, its cause, and the fix. */
export const htmlCause = ({ cause, scenarios, example, exchange }: ShownCause): string => {
  const { letter, level, sentence, consequence, candidates, fix, snippets } = cause
  const [code, ...others] = snippets
  return [
    `<article class="cause ${level.toLowerCase()}"><h3><span class="letter">${markup(letter)}</span> ` +
      `${markup(oneLine(sentence, 300))} ${badge(level)} ` +
      `<span class="count">${countByLevel(scenarios)}</span></h3>`,
    labelled([
      ['Impact', markup(asSentence(consequence))],
      ...(exchange ? evidence(exchange) : []),
      ['Expected', escaped(example?.finding.expected)],
      ['Seen', isShown(example?.finding.seen, exchange) ? undefined : escaped(example?.finding.seen)],
      ['Cause', escaped(cause.cause)],
      ...candidateRows(candidates),
      ['Fix', escaped(fix)],
      ['Shown by', links(scenarios)],
    ]),
    code ? block(`In ${code.framework}`, code.code) : '',
    others.length === 0
      ? ''
      : `<details class="more"><summary>${others.map(({ framework }) => markup(framework)).join(' · ')}</summary>` +
        `${others.map((one) => block(`In ${one.framework}`, one.code)).join('')}</details>`,
    '</article>',
  ].join('\n')
}

/** Renders the result of the first delivery as a card. */
export const htmlFirstDelivery = ({ title, isAccepted, rows }: FirstDelivery): string =>
  [
    `<article class="cause ${isAccepted ? 'may' : 'must'}"><h3><span class="letter">!</span> First delivery ` +
      `<code>${markup(oneLine(title, 300))}</code></h3>`,
    labelled(rows.map(([label, text]) => [sentenceCase(label), markup(text)])),
    '</article>',
  ].join('\n')

/** Renders scenarios that ended in the same error as a card. */
export const htmlErrored = (group: readonly ScenarioResult[]): string => {
  const last = group[0]?.exchanges.at(-1)
  return [
    '<article class="cause must"><h3><span class="letter">!</span> ' +
      `${plural(group.length, 'scenario')} ended in an error</h3>`,
    labelled([
      ['Reason', escaped(group[0]?.reason)],
      ...(last ? evidence(last) : []),
      ['Run one alone', escaped(group[0]?.rerun)],
    ]),
    '</article>',
  ].join('\n')
}
