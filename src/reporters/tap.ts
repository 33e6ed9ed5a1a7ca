import { defineReporter } from './define-reporter.ts'
import type { ScenarioResult } from '../scenario/model/result.ts'
import { refusedDeliveryOf } from './shown-first-delivery.ts'
import type { MaskedRun } from './mask-run.ts'
import { visible, visibleLine } from '../kit/visible.ts'
import { assumptionsText, placeText, requirementText, decisiveFindings, totalsText, reasonText } from './wording.ts'

/** Escapes a description, which ends at `#`, where a directive starts. */
const description = (text: string): string => visibleLine(text).replace(/[\\#]/g, '\\$&')

/** Returns a YAML scalar: a JSON string is one. */
const scalar = (text: string): string => JSON.stringify(visible(text))

const DIRECTIVES = {
  passed: '',
  failed: '',
  errored: '',
  inconclusive: ' # TODO inconclusive: ',
  skipped: ' # SKIP ',
} as const

const pointLine = (scenario: ScenarioResult, number: number): string => {
  const ok = scenario.verdict === 'passed' || scenario.verdict === 'skipped' ? 'ok' : 'not ok'
  const directive = DIRECTIVES[scenario.verdict]
  const why = directive === '' ? '' : description(reasonText(scenario))
  return `${ok} ${String(number)} - ${description(`${scenario.id}: ${scenario.name}`)}${directive}${why}`
}

const SEVERITIES = { failed: 'fail', errored: 'error', inconclusive: 'todo' } as const

const diagnostics = (scenario: ScenarioResult): string[] => {
  const { verdict } = scenario
  if (verdict === 'passed' || verdict === 'skipped') return []
  const findings = decisiveFindings(scenario).flatMap(({ requirement, at, expected, seen, cause, fix }) => [
    `  - at: ${scalar(placeText(at))}`,
    ...(requirement === undefined ? [] : [`    requirement: ${scalar(requirementText(requirement))}`]),
    `    expected: ${scalar(expected)}`,
    `    seen: ${scalar(seen)}`,
    ...(cause === undefined ? [] : [`    cause: ${scalar(cause)}`]),
    ...(fix === undefined ? [] : [`    fix: ${scalar(fix)}`]),
  ])
  return [
    '---',
    `message: ${scalar(reasonText(scenario))}`,
    `severity: ${SEVERITIES[verdict]}`,
    `at: ${scalar(placeText(scenario.at))}`,
    ...(findings.length === 0 ? [] : ['findings:', ...findings]),
    `rerun: ${scalar(scenario.rerun)}`,
    '...',
  ].map((line) => `  ${line}`)
}

/** Returns the test point of the first delivery; none if it was accepted. */
const firstDelivery = (run: MaskedRun): string[] => {
  const first = refusedDeliveryOf(run)
  if (!first) return []
  const rows = first.rows.map(([label, text]) => `${label}: ${scalar(text)}`)
  return [
    `not ok 1 - ${description('first delivery: accepts a correctly signed delivery')}`,
    ...['---', `message: ${scalar(first.title)}`, 'severity: fail', ...rows, '...'].map((line) => `  ${line}`),
  ]
}

const aboutOf = ({ tool, target, dialect, seed }: MaskedRun): string =>
  `${tool.name} ${tool.version} against ${target} (${dialect}), seed ${String(seed)}`

/** Renders the Test Anything Protocol, version 14. */
const renderTap = (run: MaskedRun): string => {
  const before = refusedDeliveryOf(run) ? 1 : 0
  const points = run.scenarios.length + before
  return [
    'TAP version 14',
    `1..${String(points)}${points === 0 ? ' # SKIP no scenario was run' : ''}`,
    `# ${visibleLine(aboutOf(run))}`,
    `# assumed: ${visibleLine(assumptionsText(run))}`,
    ...firstDelivery(run),
    ...run.scenarios.flatMap((scenario, index) => [pointLine(scenario, index + 1 + before), ...diagnostics(scenario)]),
    `# ${totalsText(run)}`,
    ...(run.interrupted ? ['Bail out! interrupted before all scenarios had run'] : []),
    '',
  ].join('\n')
}

export const tapReporter = defineReporter({
  name: 'tap',
  extension: 'tap',
  describe: 'Test Anything Protocol 14',
  render: renderTap,
})
