import { defineReporter } from './define-reporter.ts'
import type { Run, ScenarioResult } from '../scenario/model/result.ts'
import { visibleLine } from '../kit/visible.ts'
import type { MaskedRun } from './mask-run.ts'
import { withoutColor } from './paint.ts'
import { refusedDeliveryOf } from './shown-first-delivery.ts'
import { preflightText } from './preflight-text.ts'
import { causeBlocks } from './pretty-causes.ts'
import { labelled } from './pretty-lines.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { folderRows, scenarioDetails, renderScenario } from './pretty-rows.ts'
import type { Reporter } from './reporter.ts'
import { announcement, summaryLines, verdictLines } from './pretty-summary.ts'

/** Joins blocks of lines, with an empty line after each. */
const spaced = (blocks: readonly (readonly string[])[]): string[] =>
  blocks.flatMap((lines) => (lines.length === 0 ? [] : [...lines, '']))

/** Returns the scenarios that a cause's letter or an ID names. */
const sought = ({ causes, scenarios }: Run, show: string): readonly ScenarioResult[] => {
  const cause = causes.find(({ letter }) => letter === show.toUpperCase())
  const ids = new Set(cause?.scenarios ?? [show])
  return scenarios.filter(({ id }) => ids.has(id))
}

const shown = (run: Run, show: string, options: PrettyOptions): string[][] => {
  const found = sought(run, show)
  if (found.length > 0) return found.map((scenario) => renderScenario(run, scenario, options))
  const letters = run.causes.map(({ letter }) => letter).join(', ')
  const causes = letters === '' ? 'no causes' : `the causes ${letters}`
  return [labelled('', `--show ${visibleLine(show)}: unknown cause or scenario; this run has ${causes}`, options, 0)]
}

const everyRow = (run: Run, options: PrettyOptions): string[][] => [
  folderRows(run, options),
  ...run.scenarios.map((scenario) => scenarioDetails(run, scenario, options)),
]

/** Renders a run for a terminal: each cause once, then what passed, what could not be judged, and the verdict. */
const renderPretty = (run: MaskedRun, options: PrettyOptions): string => {
  const { detail = 'causes', show, isAnnounced = false } = options
  // There is output above.
  const gap = isAnnounced ? [''] : []
  if (refusedDeliveryOf(run)) return text([...gap, ...preflightText(run, options)])
  if (show !== undefined) return text([...gap, ...spaced(shown(run, show, options)), ...verdictLines(run, options)])
  if (detail === 'headline') return text(verdictLines(run, options))
  const head = isAnnounced ? [] : [announcement(run, run.scenarios.length, options)]
  const blocks = [...(detail === 'rows' ? everyRow(run, options) : []), ...causeBlocks(run, options)]
  return text([...gap, ...spaced([head, preflightText(run, options), ...blocks]), ...summaryLines(run, options)])
}

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`

/** Renders one scenario for a terminal. */
export const renderPrettyScenario = (run: MaskedRun, scenario: ScenarioResult, options: PrettyOptions): string =>
  scenarioDetails(run, scenario, options).join('\n')

/** Creates the reporter for a terminal, with its colors and width. */
export const createPretty = (options: PrettyOptions): Reporter & { readonly name: 'pretty' } =>
  defineReporter({
    name: 'pretty',
    extension: 'txt',
    describe: 'readable output for the terminal',
    render: (run) => renderPretty(run, options),
  })

/** The same without colors, for files. */
export const prettyReporter = createPretty({ paint: withoutColor, width: 100 })
