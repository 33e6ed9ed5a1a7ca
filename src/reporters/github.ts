import { defineReporter } from './define-reporter.ts'
import { counts } from '../scenario/model/level.ts'
import type { ScenarioResult } from '../scenario/model/result.ts'
import { refusedDeliveryOf } from './shown-first-delivery.ts'
import { exitText, headlineOf } from './headline.ts'
import type { MaskedRun } from './mask-run.ts'
import { visible } from '../kit/visible.ts'
import { oneLine } from './pretty-lines.ts'
import { shownCauses, unexplained, type ShownCause } from './shown-cause.ts'
import { groupErrored, groupUnjudged } from './unjudged.ts'
import { assumptionsText, plural, reasonText } from './wording.ts'

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

/** Returns the place of a scenario; nothing for a built-in one, whose file is not in the checkout. */
const place = ({ file, at }: ScenarioResult): Record<string, string | number> =>
  at.file !== file || /^(?:[\\/]|[a-z]:)/i.test(file) ? {} : { file, line: at.line, col: at.column }

/** GitHub shows ten errors and ten warnings per step. */
const MAX_ANNOTATIONS = 10

const MAX_TITLE_CHARACTERS = 200

const causeAnnotation = (run: MaskedRun, { cause, scenarios, example }: ShownCause): string => {
  const { letter, level, sentence, consequence, candidates, fix } = cause
  const causes = cause.cause === undefined ? candidates : [cause.cause]
  return command(
    counts(level, run.level) ? 'error' : 'warning',
    {
      ...(example && place(example.scenario)),
      title: `${letter} ${level} ${oneLine(sentence, MAX_TITLE_CHARACTERS)}`,
    },
    [
      consequence,
      ...(example ? [`expected ${example.finding.expected}, seen ${example.finding.seen}`] : []),
      ...(causes.length === 0 ? [] : [`cause: ${causes.join('; or: ')}`]),
      ...(fix === undefined ? [] : [`fix: ${fix}`]),
      `${plural(scenarios.length, 'scenario')}; --show ${letter} prints them`,
      ...(example ? [`rerun: ${example.scenario.rerun}`] : []),
    ].join('\n'),
  )
}

const erroredAnnotation = (group: readonly ScenarioResult[]): string[] =>
  group
    .slice(0, 1)
    .map((first) =>
      command(
        'error',
        { ...place(first), title: `${plural(group.length, 'scenario')} ended in an error` },
        `${reasonText(first)}\nrerun: ${first.rerun}`,
      ),
    )

const leftOver = (run: MaskedRun): string[] => {
  const scenarios = unexplained(run)
  return scenarios
    .slice(0, 1)
    .map((first) =>
      command(
        'error',
        { ...place(first), title: `${plural(scenarios.length, 'scenario')} failed` },
        `${first.name}: ${reasonText(first)}\nrerun: ${first.rerun}`,
      ),
    )
}

const firstDelivery = (run: MaskedRun): string[] => {
  const first = refusedDeliveryOf(run)
  if (!first) return []
  const rows = first.rows.map(([label, text]) => `${label}: ${text}`)
  return [command('error', { title: 'The first delivery' }, [first.title, ...rows].join('\n'))]
}

const summary = (run: MaskedRun): string => {
  const unjudged = groupUnjudged(run).map(
    ({ flag, shows, scenarios }) =>
      `not judged: ${plural(scenarios.length, 'scenario')} (${flag === undefined ? shows : `pass ${flag}`})`,
  )
  return command(
    'notice',
    { title: run.tool.name },
    [
      headlineOf(run),
      exitText(run),
      ...unjudged,
      `dialect ${run.dialect}, seed ${String(run.seed)}, ids ${String(run.ids)}; assumed: ${assumptionsText(run)}`,
    ].join('\n'),
  )
}

/** Renders annotations for GitHub Actions: one for each cause, and a notice with the verdict. */
const renderGithub = (run: MaskedRun): string =>
  [
    ...[
      ...firstDelivery(run),
      ...shownCauses(run).map((shown) => causeAnnotation(run, shown)),
      ...leftOver(run),
      ...groupErrored(run).flatMap(erroredAnnotation),
    ].slice(0, MAX_ANNOTATIONS - 1),
    summary(run),
    '',
  ].join('\n')

export const githubReporter = defineReporter({
  name: 'github',
  extension: 'txt',
  describe: 'annotations for GitHub Actions',
  render: renderGithub,
})
