import type { ScenarioResult } from '../scenario/model/result.ts'
import type { MaskedRun } from './mask-run.ts'
import { visible } from '../kit/visible.ts'
import { assumedText, evidenceText, requirementText, tellingFindings, totalsText, whyText } from './wording.ts'

/** The text after `::`. Workflow commands of GitHub Actions end with the line. */
const message = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** The value of a property, which also ends at a comma or colon. */
const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

const command = (
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  text: string,
): string => {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${name} ${given.join(',')}::${message(text)}`
}

const place = ({ file, line, column }: ScenarioResult['at'], title: string): Record<string, string | number> => ({
  file,
  line,
  col: column,
  title,
})

const annotations = (run: MaskedRun, scenario: ScenarioResult): string[] => {
  switch (scenario.verdict) {
    case 'passed':
    case 'skipped':
      return []
    case 'failed': {
      const findings = tellingFindings(scenario)
      if (findings.length === 0) return [command('error', place(scenario.at, scenario.name), whyText(scenario))]
      return findings.map(({ at, requirement, expected, seen, cause, fix }) =>
        command(
          'error',
          place(at, scenario.name),
          [
            `expected ${expected}, seen ${seen}`,
            ...(requirement === undefined ? [] : [requirementText(requirement)]),
            ...(cause === undefined ? [] : [`likely cause: ${cause}`]),
            ...(fix === undefined ? [] : [`fix: ${fix}`]),
            `run it again: ${scenario.replay}`,
          ].join('\n'),
        ),
      )
    }
    case 'errored':
      return [
        command(
          'error',
          place(scenario.at, `${scenario.name} (errored)`),
          `${whyText(scenario)}\nrun it again: ${scenario.replay}`,
        ),
      ]
    case 'inconclusive':
      return [
        command(
          'warning',
          place(scenario.at, `${scenario.name} (inconclusive)`),
          `${whyText(scenario)}\nto judge it: ${evidenceText(run, scenario)}`,
        ),
      ]
    default:
      return scenario.verdict satisfies never
  }
}

/** Annotations of GitHub Actions, and a notice with the counts. */
export const renderGithub = (run: MaskedRun): string =>
  [
    ...run.scenarios.flatMap((scenario) => annotations(run, scenario)),
    command(
      'notice',
      { title: run.tool.name },
      `${totalsText(run)} (seed ${String(run.seed)}; assumed: ` +
        `${assumedText(run)})${run.interrupted ? ', interrupted before all scenarios had run' : ''}`,
    ),
    '',
  ].join('\n')
