import { defineReporter } from './define-reporter.ts'
import type { ScenarioResult } from '../scenario/model/result.ts'
import { refusedDeliveryOf } from './shown-first-delivery.ts'
import { byFolder, type Folder } from './folders.ts'
import { attribute, markup } from './markup.ts'
import type { MaskedRun } from './mask-run.ts'
import { explanation } from './plain-finding.ts'
import { evidenceText, reasonText } from './wording.ts'

const attributes = (given: Readonly<Record<string, string | number>>): string =>
  Object.entries(given)
    .map(([name, value]) => ` ${name}="${attribute(String(value))}"`)
    .join('')

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

const counts = (scenarios: readonly ScenarioResult[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> => {
  const of = (...verdicts: readonly ScenarioResult['verdict'][]): number =>
    scenarios.filter(({ verdict }) => verdicts.includes(verdict)).length
  return {
    tests: scenarios.length,
    failures: of('failed'),
    errors: of('errored'),
    skipped: of('skipped', 'inconclusive'),
  }
}

const outcome = (run: MaskedRun, scenario: ScenarioResult): string => {
  const message = reasonText(scenario)
  switch (scenario.verdict) {
    case 'passed':
      return ''
    case 'failed': {
      const type = scenario.requirements[0]?.id ?? 'contract'
      return `<failure${attributes({ message, type })}>${markup(explanation(scenario))}</failure>`
    }
    case 'errored':
      return `<error${attributes({ message, type: 'errored' })}>${markup(explanation(scenario))}</error>`
    case 'skipped':
      return `<skipped${attributes({ message })}/>`
    case 'inconclusive': {
      const why = `inconclusive: ${message}. To judge it: ${evidenceText(run, scenario)}`
      return `<skipped${attributes({ message: why })}/>`
    }
    default:
      return scenario.verdict satisfies never
  }
}

const testcase = (run: MaskedRun, folder: string, scenario: ScenarioResult): string => {
  const { id, name, at, ms } = scenario
  const inner = outcome(run, scenario)
  const about = { name: `${name} [${id}]`, classname: folder, file: at.file, line: at.line, time: seconds(ms) }
  const open = `    <testcase${attributes(about)}`
  return inner === '' ? `${open}/>` : `${open}>\n      ${inner}\n    </testcase>`
}

const properties = (run: MaskedRun): string[] =>
  Object.entries({
    seed: run.seed,
    ids: run.ids,
    target: run.target,
    dialect: run.dialect,
    policy: run.policy,
    version: run.tool.version,
    ...Object.fromEntries(run.assumptions.map(({ id, value }) => [`assumption.${id}`, value])),
  }).map(([name, value]) => `      <property${attributes({ name, value })}/>`)

const suite = (run: MaskedRun, { name, scenarios }: Folder): string[] => {
  const time = seconds(scenarios.reduce((sum, { ms }) => sum + ms, 0))
  return [
    `  <testsuite${attributes({ name, ...counts(scenarios), time, timestamp: run.startedAt })}>`,
    '    <properties>',
    ...properties(run),
    '    </properties>',
    ...scenarios.map((scenario) => testcase(run, name, scenario)),
    '  </testsuite>',
  ]
}

/** Without this case, a receiver that rejects every delivery would look fine: CI systems do not count skipped tests. */
const firstDelivery = (run: MaskedRun): string[] => {
  const first = refusedDeliveryOf(run)
  if (!first) return []
  const text = first.rows.map(([label, said]) => `${label}: ${said}`).join('\n')
  return [
    `  <testsuite${attributes({ name: 'first delivery', tests: 1, failures: 1, errors: 0, skipped: 0 })}>`,
    `    <testcase${attributes({ name: 'accepts a correctly signed delivery', classname: 'first delivery' })}>`,
    `      <failure${attributes({ message: first.title, type: 'preflight' })}>${markup(text)}</failure>`,
    '    </testcase>',
    '  </testsuite>',
  ]
}

/** Counts for the whole file, including the first delivery. */
const allCounts = (run: MaskedRun): ReturnType<typeof counts> => {
  const played = counts(run.scenarios)
  return refusedDeliveryOf(run) ? { ...played, tests: played.tests + 1, failures: played.failures + 1 } : played
}

/**
 * Renders JUnit XML: broken promises are failures, aborted scenarios are errors, and scenarios that could not be judged
 * are skipped with the reason.
 */
const renderJunit = (run: MaskedRun): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: run.tool.name, ...allCounts(run), time: seconds(run.ms) })}>`,
    ...firstDelivery(run),
    ...byFolder(run.scenarios).flatMap((folder) => suite(run, folder)),
    '</testsuites>',
    '',
  ].join('\n')

export const junitReporter = defineReporter({
  name: 'junit',
  extension: 'xml',
  describe: 'JUnit XML, for most CI systems',
  render: renderJunit,
})
