import type { Finding, Run, ScenarioResult } from '../scenario/model/result.ts'
import { htmlExchange } from './html-exchange.ts'
import { markup } from './markup.ts'
import { describeMs } from '../kit/span-words.ts'
import { evidenceText, exchangesOf, MARKS, placeText, tellingFindings } from './wording.ts'

const row = ([label, html]: readonly [label: string, html: string | undefined]): string =>
  html === undefined ? '' : `<dt>${label}</dt><dd>${html}</dd>`

const labelled = (given: readonly (readonly [label: string, html: string | undefined])[]): string =>
  `<dl class="labelled">${given.map(row).join('')}</dl>`

const text = (given: string | undefined): string | undefined => (given === undefined ? undefined : markup(given))

const requirementHtml = ({ requirement }: Finding): string | undefined =>
  requirement === undefined
    ? undefined
    : `<code>${markup(requirement.id)}</code> <span class="level">${requirement.level}</span> ` +
      `${markup(requirement.sentence)} <span class="source">${markup(requirement.source)}</span>`

const block = (label: string, code: string): string => `<p class="also">${markup(label)}</p><pre>${markup(code)}</pre>`

const findingHtml = (scenario: ScenarioResult, finding: Finding): string =>
  [
    '<div class="finding">',
    labelled([
      ['Requirement', requirementHtml(finding)],
      ['At', `<code>${markup(placeText(finding.at))}</code>`],
      ['Expected', markup(finding.expected)],
      [
        'Seen',
        `${markup(finding.seen)}${finding.exchange === undefined ? '' : ` (exchange ${String(finding.exchange)})`}`,
      ],
      ['Likely cause', text(finding.cause)],
      ['Fix', text(finding.fix)],
    ]),
    ...exchangesOf(scenario, finding).map((exchange) => htmlExchange(exchange, true)),
    ...finding.snippets.map(({ framework, code }) => block(`In ${framework}`, code)),
    ...(finding.curl === undefined ? [] : [block('Send it again', finding.curl)]),
    '</div>',
  ].join('\n')

const inside = (run: Run, scenario: ScenarioResult): string => {
  const broken = tellingFindings(scenario).filter(({ verdict }) => verdict === 'failed')
  const shown = new Set(broken.map(({ exchange }) => exchange))
  const others = scenario.exchanges.filter(({ number }) => !shown.has(number))
  return [
    labelled([
      ['Why it matters', text(scenario.because)],
      ['Reason', text(scenario.reason)],
      ['To judge it', scenario.verdict === 'inconclusive' ? markup(evidenceText(run, scenario)) : undefined],
      ['Scenario', `<code>${markup(placeText(scenario.at))}</code>`],
    ]),
    ...broken.map((finding) => findingHtml(scenario, finding)),
    ...(broken.length > 0 && others.length > 0 ? ['<p class="also">Other exchanges</p>'] : []),
    ...others.map((exchange) => htmlExchange(exchange, false)),
    block('Run it again', scenario.replay),
  ].join('\n')
}

/** One scenario, unfolding; what did not keep the contract is unfolded already. */
export const htmlScenario = (run: Run, scenario: ScenarioResult): string => {
  const open = scenario.verdict === 'failed' || scenario.verdict === 'errored' ? ' open' : ''
  return [
    `<details class="scenario ${scenario.verdict}"${open}><summary><span ` +
      `class="verdict">${MARKS[scenario.verdict]} ${scenario.verdict}</span>`,
    `<span class="name">${markup(scenario.name)}</span><span class="ms">${describeMs(scenario.ms)}</span></summary>`,
    `<div class="inside">${inside(run, scenario)}</div></details>`,
  ].join('')
}
