import type { Finding, Run, ScenarioResult } from '../scenario/model/result.ts'
import { prettyExchange } from './pretty-exchange.ts'
import { command, indent, labelled, snippet } from './pretty-lines.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { visibleLine } from '../kit/visible.ts'
import { evidenceText, exchangesOf, MARKS, placeText, decisiveFindings } from './wording.ts'

const findingLines = (scenario: ScenarioResult, finding: Finding, options: PrettyOptions): string[] => {
  const { requirement, at, expected, seen, cause, fix, snippets, curl } = finding
  return [
    ...(requirement === undefined
      ? []
      : labelled(
          'requirement',
          `${requirement.id} ${requirement.level}\n${requirement.sentence}\n${requirement.source}`,
          options,
        )),
    ...labelled('at', placeText(at), options),
    ...labelled('expected', expected, options),
    ...labelled('seen', seen, options),
    ...exchangesOf(scenario, finding).flatMap((exchange) => ['', ...prettyExchange(exchange, options)]),
    '',
    ...(cause === undefined ? [] : labelled('likely cause', cause, options)),
    ...(fix === undefined ? [] : labelled('fix', fix, options)),
    ...snippets.flatMap((each) => snippet(each, options)),
    ...(curl === undefined ? [] : command('resend', curl, options)),
  ]
}

const STYLES = { failed: 'red', errored: 'red', inconclusive: 'yellow' } as const

const title = (verdict: keyof typeof STYLES, scenario: ScenarioResult, { paint }: PrettyOptions): string =>
  `${paint(STYLES[verdict], `${MARKS[verdict]} ${verdict}`)} ${paint('bold', visibleLine(scenario.name))}`

/** Renders a failed scenario in full: every finding with its evidence, and the command to rerun it. */
export const failedDetails = (scenario: ScenarioResult, options: PrettyOptions): string[] => [
  title('failed', scenario, options),
  ...indent([
    ...(scenario.because === undefined ? [] : labelled('why', scenario.because, options)),
    ...decisiveFindings(scenario).flatMap((finding, index) => [
      ...(index === 0 ? [] : ['']),
      ...findingLines(scenario, finding, options),
    ]),
    ...command('rerun', scenario.rerun, options),
  ]),
]

/** Renders an errored scenario: the reason and all its exchanges. */
export const erroredDetails = (scenario: ScenarioResult, options: PrettyOptions): string[] => [
  title('errored', scenario, options),
  ...indent([
    ...labelled('at', placeText(scenario.at), options),
    ...labelled('reason', scenario.reason ?? 'not known', options),
    ...scenario.exchanges.flatMap((exchange) => ['', ...prettyExchange(exchange, options)]),
    ...(scenario.exchanges.length === 0 ? [] : ['']),
    ...command('rerun', scenario.rerun, options),
  ]),
]

/** Renders an inconclusive scenario, and what would judge it. */
export const inconclusiveDetails = (run: Run, scenario: ScenarioResult, options: PrettyOptions): string[] => [
  title('inconclusive', scenario, options),
  ...indent([
    ...labelled('reason', scenario.reason ?? 'there is no evidence', options),
    ...labelled('how', evidenceText(run, scenario), options),
  ]),
]
