import type { Run, ScenarioResult, Verdict } from '../scenario/model/result.ts'
import { describeMs } from '../kit/span-words.ts'
import { visibleLine } from '../kit/visible.ts'
import { byFolder } from './folders.ts'
import type { Style } from './paint.ts'
import { erroredDetails, failedDetails, inconclusiveDetails } from './pretty-details.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { MARKS } from './wording.ts'

const STYLES = {
  passed: 'green',
  failed: 'red',
  inconclusive: 'yellow',
  errored: 'red',
  skipped: 'dim',
} as const satisfies Record<Verdict, Style>

const row = ({ verdict, name, level, reason, ms }: ScenarioResult, { paint }: PrettyOptions): string => {
  const rest = {
    passed: describeMs(ms),
    failed: `${level}, ${describeMs(ms)}`,
    inconclusive: verdict,
    errored: verdict,
    skipped: `skipped: ${reason ?? 'no reason given'}`,
  }[verdict]
  return `  ${paint(STYLES[verdict], MARKS[verdict])} ${visibleLine(name)}  ${paint('dim', visibleLine(rest))}`
}

/** Returns a line for each scenario, by folder. */
export const folderRows = (run: Run, options: PrettyOptions): string[] =>
  byFolder(run.scenarios).flatMap(({ name, scenarios }, index) => [
    ...(index === 0 ? [] : ['']),
    options.paint('bold', visibleLine(name)),
    ...scenarios.map((scenario) => row(scenario, options)),
  ])

/** Renders everything about a scenario; nothing for passed and skipped ones, for which a row is enough. */
export const scenarioDetails = (run: Run, scenario: ScenarioResult, options: PrettyOptions): string[] => {
  switch (scenario.verdict) {
    case 'failed':
      return failedDetails(scenario, options)
    case 'errored':
      return erroredDetails(scenario, options)
    case 'inconclusive':
      return inconclusiveDetails(run, scenario, options)
    case 'passed':
    case 'skipped':
      return []
    default:
      return scenario.verdict satisfies never
  }
}

/** Renders everything about a scenario, or its row if there is no more. */
export const renderScenario = (run: Run, scenario: ScenarioResult, options: PrettyOptions): string[] => {
  const details = scenarioDetails(run, scenario, options)
  return details.length > 0 ? details : [row(scenario, options)]
}
