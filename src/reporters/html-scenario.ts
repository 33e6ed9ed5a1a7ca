import type { Finding, ScenarioResult } from '../scenario/model/result.ts'
import { htmlExchange, htmlStrip } from './html-exchange.ts'
import { anchorOf, badge, block, escaped, labelled } from './html-parts.ts'
import { markup } from './markup.ts'
import { describeMs } from '../kit/span-words.ts'
import { exchangesOf, MARKS, placeText, decisiveFindings } from './wording.ts'

const requirementHtml = ({ requirement }: Finding): string | undefined =>
  requirement === undefined
    ? undefined
    : `<code>${markup(requirement.id)}</code> ${markup(requirement.sentence)} ` +
      `<span class="source">${markup(requirement.source)}</span>`

/** The longest command to show, in characters; nobody would paste a longer one. */
const MAX_COMMAND_CHARACTERS = 4000

/** Renders a finding; its explanation is left to its cause, if it has one. */
const findingHtml = (
  scenario: ScenarioResult,
  finding: Finding,
  shown: Set<number | undefined>,
  isExplained: boolean,
): string => {
  const { expected, seen, exchange, cause, fix, curl } = finding
  const isShown = shown.has(exchange)
  shown.add(exchange)
  return [
    '<div class="finding">',
    labelled([
      ['Expected', markup(expected)],
      ['Seen', `<strong>${markup(seen)}</strong>${exchange === undefined ? '' : ` (exchange ${String(exchange)})`}`],
      ['Requirement', requirementHtml(finding)],
      ['Likely cause', isExplained ? undefined : escaped(cause)],
      ['Fix', isExplained ? undefined : escaped(fix)],
      ['At', `<code>${markup(placeText(finding.at))}</code>`],
    ]),
    ...(isShown ? [] : exchangesOf(scenario, finding).map((one) => htmlExchange(one, false))),
    ...(curl === undefined || isShown || curl.length > MAX_COMMAND_CHARACTERS ? [] : [block('Resend', curl)]),
    '</div>',
  ].join('\n')
}

/** How much of a scenario to show: everything, or without its evidence. */
export type Extent = 'full' | 'short'

const inside = (scenario: ScenarioResult, extent: Extent, isExplained: boolean): string => {
  const broken = decisiveFindings(scenario).filter(({ verdict }) => verdict === 'failed')
  const marked = new Set(broken.flatMap(({ exchange }) => exchange ?? []))
  const [first] = broken
  if (extent === 'short')
    return labelled([
      ['Expected', escaped(first?.expected)],
      ['Seen', escaped(first?.seen ?? scenario.reason)],
      ['Run it alone', `<code>${markup(scenario.rerun)}</code>`],
    ])
  const shown = new Set<number | undefined>()
  return [
    htmlStrip(scenario.exchanges, marked),
    labelled([
      ['Why it matters', escaped(scenario.because)],
      ['Reason', escaped(scenario.reason)],
    ]),
    ...broken.map((finding) => findingHtml(scenario, finding, shown, isExplained)),
    block('Run it alone', scenario.rerun),
  ].join('\n')
}

/** Renders a failed or errored scenario as a collapsible block. */
export const htmlScenario = (
  scenario: ScenarioResult,
  { open, extent, letter }: { readonly open: boolean; readonly extent: Extent; readonly letter: string | undefined },
): string =>
  [
    `<details class="scenario ${scenario.verdict}"${open ? ' open' : ''}><summary><span class="verdict" ` +
      `title="${scenario.verdict}">${MARKS[scenario.verdict]}</span>`,
    `<span class="name">${markup(scenario.name)}</span> ${badge(scenario.level)}`,
    letter === undefined ? '' : `<span class="letter">${markup(letter)}</span>`,
    `<span class="ms">${describeMs(scenario.ms)}</span></summary>`,
    `<div class="inside" id="${markup(anchorOf(scenario.id))}">`,
    `<p class="source"><code>${markup(scenario.id)}</code></p>`,
    `${inside(scenario, extent, letter !== undefined)}</div></details>`,
  ].join('')
