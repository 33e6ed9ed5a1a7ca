import type { ScenarioResult } from '../scenario/model/result.ts'
import { visibleLine } from '../kit/visible.ts'
import type { PrettyOptions } from './pretty-options.ts'

/** Columns of a folder's name. */
const COLUMNS = 12

/** The line for one folder while a run goes on: `signature    92 of 96 passed, 3 failed, 1 not judged`. */
export const folderLine = (
  name: string,
  scenarios: readonly Pick<ScenarioResult, 'verdict'>[],
  { paint }: PrettyOptions,
): string => {
  const count = (...verdicts: readonly ScenarioResult['verdict'][]): number =>
    scenarios.filter(({ verdict }) => verdicts.includes(verdict)).length
  const [passed, failed, errored] = [count('passed'), count('failed'), count('errored')]
  const unjudged = count('inconclusive', 'skipped')
  const parts = [
    paint(
      'green',
      passed === scenarios.length
        ? `all ${String(passed)} passed`
        : `${String(passed)} of ${String(scenarios.length)} passed`,
    ),
    ...(failed > 0 ? [paint('red', `${String(failed)} failed`)] : []),
    ...(errored > 0 ? [paint('red', `${String(errored)} ended in an error`)] : []),
    ...(unjudged > 0 ? [paint('dim', `${String(unjudged)} not judged`)] : []),
  ]
  return `  ${visibleLine(name).padEnd(COLUMNS)} ${parts.join(', ')}`
}
