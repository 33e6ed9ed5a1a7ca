import type { Run, ScenarioResult, Verdict } from '../scenario/model/result.ts'
import { byFolder } from './folders.ts'
import type { MaskedRun } from './mask-run.ts'
import { erroredDetails, failedDetails, inconclusiveDetails } from './pretty-details.ts'
import type { Style } from './paint.ts'
import { endedAtPreflight, preflightText } from './preflight-text.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { visibleLine } from '../kit/visible.ts'
import { describeMs } from '../kit/span-words.ts'
import { assumedText, MARKS, VERDICTS_IN_ORDER } from './wording.ts'
import { wrap } from './wrap.ts'

const STYLES = {
  passed: 'green',
  failed: 'red',
  inconclusive: 'yellow',
  errored: 'red',
  skipped: 'dim',
} as const satisfies Record<Verdict, Style>

const oneLine = ({ verdict, name, reason, ms }: ScenarioResult, { paint }: PrettyOptions): string => {
  const rest = {
    passed: describeMs(ms),
    failed: describeMs(ms),
    inconclusive: verdict,
    errored: verdict,
    skipped: `skipped: ${reason ?? 'no reason given'}`,
  }[verdict]
  return `  ${paint(STYLES[verdict], MARKS[verdict])} ${visibleLine(name)}  ${paint('dim', visibleLine(rest))}`
}

const details = (run: Run, scenario: ScenarioResult, options: PrettyOptions): string[] => {
  switch (scenario.verdict) {
    case 'failed':
      return ['', ...failedDetails(scenario, options)]
    case 'errored':
      return ['', ...erroredDetails(scenario, options)]
    case 'inconclusive':
      return ['', ...inconclusiveDetails(run, scenario, options)]
    case 'passed':
    case 'skipped':
      return []
    default:
      return scenario.verdict satisfies never
  }
}

/** Failures shown in full; a receiver that is quite wrong fails everywhere, and for few reasons. */
const MAX_SHOWN_IN_FULL = 10

const detailsOf = (run: Run, options: PrettyOptions): string[] => {
  const failed = run.scenarios.filter(({ verdict }) => verdict === 'failed')
  const left = new Set(failed.slice(MAX_SHOWN_IN_FULL))
  const more =
    left.size === 0
      ? []
      : [
          '',
          `${options.paint('bold', `and ${String(left.size)} more that failed`)}: --reporter ` +
            'html=report.html shows them all; mend the first ones first',
        ]
  return [
    ...run.scenarios.filter((scenario) => !left.has(scenario)).flatMap((scenario) => details(run, scenario, options)),
    ...more,
  ]
}

const likenesses = ({ likenesses: found }: Run, { paint, width }: PrettyOptions): string[] =>
  found.flatMap(({ defect, explanation, fix, match }) => [
    '',
    `${paint('bold', 'behaves like:')} ${visibleLine(defect)} ` +
      `${paint('dim', `(${String(Math.round(match * 100))} % of the failures match)`)}`,
    ...wrap(`${visibleLine(explanation)}\nfix: ${visibleLine(fix)}`, Math.max(width - 2, 20)).map(
      (line) => `  ${line}`,
    ),
  ])

const summary = (run: Run, { paint }: PrettyOptions): string[] => {
  const counts = VERDICTS_IN_ORDER.filter((verdict) => run.totals[verdict] > 0).map((verdict) =>
    paint(STYLES[verdict], `${String(run.totals[verdict])} ${verdict}`),
  )
  return [
    '',
    ...(run.interrupted ? [paint('yellow', 'interrupted before all scenarios had run')] : []),
    `${paint('bold', 'result')}  ${counts.join(', ') || 'nothing was run'} ${paint('dim', `in ${describeMs(run.ms)}`)}`,
    ...(run.totals.failed > 0 && run.exitCode === 0
      ? [`${paint('dim', 'exit')}    0: nothing broken counts at --level ${run.level}`]
      : []),
    `${paint('dim', 'seed')}    ${String(run.seed)}${paint('dim', `, ids ${String(run.ids)}`)}`,
    `${paint('dim', 'assumed')} ${visibleLine(assumedText(run))}`,
  ]
}

/** The run for a terminal: a line for each scenario, then everything about those that did not pass, then the counts. */
export const renderPretty = (run: MaskedRun, options: PrettyOptions): string =>
  endedAtPreflight(run) ? `${preflightText(run, options).join('\n')}\n` : renderPlayed(run, options)

const renderPlayed = (run: MaskedRun, options: PrettyOptions): string =>
  [
    `${options.paint('bold', `${run.tool.name} ${run.tool.version}`)} against ${visibleLine(run.target)} ` +
      `${options.paint('dim', `(bad signatures: ${run.policy})`)}`,
    ...preflightText(run, options),
    ...byFolder(run.scenarios).flatMap(({ name, scenarios }) => [
      '',
      options.paint('bold', visibleLine(name)),
      ...scenarios.map((scenario) => oneLine(scenario, options)),
    ]),
    ...detailsOf(run, options),
    ...likenesses(run, options),
    ...summary(run, options),
    '',
  ].join('\n')

/** All that a terminal is told of one scenario, without its line in the list. */
export const renderPrettyScenario = (run: MaskedRun, scenario: ScenarioResult, options: PrettyOptions): string =>
  details(run, scenario, options).slice(1).join('\n')
