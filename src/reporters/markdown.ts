import { defineReporter } from './define-reporter.ts'
import { asSentence } from '../kit/sentence-case.ts'
import type { Exchange, Run, ScenarioResult } from '../scenario/model/result.ts'
import { firstDeliveryOf } from './shown-first-delivery.ts'
import { byFolder } from './folders.ts'
import { exitText, headlineOf } from './headline.ts'
import { countByLevel } from './level-tally.ts'
import { markup } from './markup.ts'
import type { MaskedRun } from './mask-run.ts'
import { withoutColor } from './paint.ts'
import { prettyExchange } from './pretty-exchange.ts'
import { visible, visibleLine } from '../kit/visible.ts'
import { describeMs } from '../kit/span-words.ts'
import { oneLine } from './pretty-lines.ts'
import { shownCauses, shownLikeness, unexplained, type ShownCause } from './shown-cause.ts'
import { groupErrored, groupUnjudged } from './unjudged.ts'
import {
  assumptionsText,
  candidateLabel,
  MARKS,
  plural,
  decisiveFindings,
  VERDICTS_IN_ORDER,
  reasonText,
} from './wording.ts'

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;' }

/** Escapes text for a line of Markdown, so it cannot contain emphasis, links, mentions, emoji or HTML. */
const inline = (text: string): string =>
  visibleLine(text)
    .replace(/[\\`*_[\]#!|~$^]|:(?=\/\/|[\w+-]+:)/g, '\\$&')
    .replace(/[&<>@]/g, (character) => REFERENCES[character] ?? '')

/** Fences a text with more backticks than any run of them in the text. */
const fenced = (text: string, language = ''): string[] => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return ['', `${fence}${language}`, text, fence, '']
}

const PLAIN = { paint: withoutColor, width: 160 } as const

const exchangeLines = (exchange: Exchange): string[] => fenced(prettyExchange(exchange, PLAIN).join('\n'))

/** The longest text on one line, in characters. */
const MAX_LINE_CHARACTERS = 500

const item = (label: string, text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : [`- **${label}** ${inline(oneLine(text, MAX_LINE_CHARACTERS))}`]

const fold = (summary: string, lines: readonly string[]): string[] => [
  '<details>',
  `<summary>${summary}</summary>`,
  '',
  ...lines,
  '</details>',
  '',
]

/** The most rows of a collapsed list. */
const MAX_ROWS = 50

const rowLines = (scenarios: readonly ScenarioResult[]): string[] => {
  const left = scenarios.length - MAX_ROWS
  return [
    ...scenarios.slice(0, MAX_ROWS).map(({ id, level }) => `- ${inline(id)} (${level})`),
    ...(left > 0 ? [`- and ${String(left)} more`] : []),
    '',
  ]
}

const causeLines = ({ cause, scenarios, example, exchange }: ShownCause): string[] => {
  const { letter, level, sentence, consequence, candidates, fix, snippets } = cause
  const [code] = snippets
  return [
    `### ${inline(letter)} · ${level} · ${inline(oneLine(sentence, MAX_LINE_CHARACTERS))}`,
    '',
    ...item('impact', asSentence(consequence)),
    ...item('expected', example?.finding.expected),
    ...item('seen', example?.finding.seen),
    ...item('cause', cause.cause),
    ...candidates.flatMap((one, index) => item(candidateLabel(index, candidates), one)),
    ...item('fix', fix),
    ...(code ? ['', `In ${inline(code.framework)}:`, ...fenced(visible(code.code))] : ['']),
    ...(example
      ? fold(`the exchange of ${markup(visibleLine(example.scenario.id))} and the command to rerun it`, [
          ...(exchange ? exchangeLines(exchange) : []),
          ...fenced(visibleLine(example.scenario.rerun), 'sh'),
        ])
      : []),
    ...fold(countByLevel(scenarios), rowLines(scenarios)),
  ]
}

/** Returns the failures without a cause. */
const leftOver = (run: Run): string[][] =>
  unexplained(run).map((scenario) => [
    `- ${MARKS.failed} ${inline(scenario.name)} (${scenario.level}): ` +
      inline(oneLine(reasonText(scenario), MAX_LINE_CHARACTERS)),
    ...decisiveFindings(scenario)
      .slice(0, 1)
      .flatMap(({ fix }) => (fix === undefined ? [] : [`  Fix: ${inline(oneLine(fix, MAX_LINE_CHARACTERS))}`])),
    '',
  ])

const firstDeliveryLines = (run: MaskedRun): string[] => {
  const first = firstDeliveryOf(run)
  if (!first) return []
  const mark = first.isAccepted ? MARKS.inconclusive : MARKS.failed
  return [
    `### ${mark} First delivery: ${inline(first.title)}`,
    '',
    ...first.rows.flatMap(([label, text]) => item(label, text)),
    '',
  ]
}

const erroredLines = (group: readonly ScenarioResult[]): string[] => {
  const [first] = group
  if (!first) return []
  const last = first.exchanges.at(-1)
  return [
    `### ${MARKS.errored} ${plural(group.length, 'scenario')} ended in an error`,
    '',
    ...item('reason', reasonText(first)),
    '',
    ...(last ? fold(`the last exchange of ${markup(visibleLine(first.id))}`, exchangeLines(last)) : []),
    ...fold(plural(group.length, 'scenario'), rowLines(group)),
  ]
}

/** The most bytes of causes: GitHub rejects a summary over 1 MiB, and the rest needs space too. */
const MAX_SUMMARY_BYTES = 700_000

/** Returns as many blocks as fit, in order, and the number left out. */
const within = (blocks: readonly (readonly string[])[], most: number): string[] => {
  let room = most
  const shown = blocks.filter((block) => (room -= Buffer.byteLength(block.join('\n')) + 1) >= 0)
  const left = blocks.length - shown.length
  return [
    ...shown.flat(),
    ...(left === 0 ? [] : [`${String(left)} more are not shown: see \`--reporter html=report.html\`.`, '']),
  ]
}

const unjudgedLines = (run: Run): string[] => {
  const groups = groupUnjudged(run)
  return groups.length === 0
    ? []
    : [
        '### Not judged',
        '',
        ...groups.map(
          ({ flag, shows, scenarios }) =>
            `- ${String(scenarios.length)}: ` +
            (flag === undefined
              ? inline(oneLine(shows, MAX_LINE_CHARACTERS))
              : `need \`${flag}\`: ${inline(oneLine(shows, MAX_LINE_CHARACTERS))}`),
        ),
        '',
      ]
}

const passedText = (run: Run): string =>
  byFolder(run.scenarios)
    .map(({ name, scenarios }) => {
      const passed = scenarios.filter(({ verdict }) => verdict === 'passed').length
      return `${inline(name)} ${String(passed)} of ${String(scenarios.length)}`
    })
    .join(' · ')

const likenessLines = (run: Run): string[] => {
  const found = shownLikeness(run)
  if (!found) return []
  return [`> Behaves like ${inline(found.defect)}: ${inline(found.explanation)} Fix: ${inline(found.fix)}`, '']
}

/** Renders a job summary for GitHub Actions: the verdict, each cause once, and what could not be judged. */
const renderMarkdown = (run: MaskedRun): string =>
  [
    `## ${run.exitCode === 0 ? MARKS.passed : MARKS.failed} ${inline(headlineOf(run))}`,
    '',
    `${inline(run.tool.name)} · ${inline(run.target)} · ${inline(run.dialect)} · ${inline(exitText(run))}`,
    '',
    `| ${VERDICTS_IN_ORDER.map((verdict) => `${MARKS[verdict]} ${verdict}`).join(' | ')} | time | seed |`,
    `|${' ---: |'.repeat(VERDICTS_IN_ORDER.length + 2)}`,
    `| ${VERDICTS_IN_ORDER.map((verdict) => String(run.totals[verdict])).join(' | ')} | ${describeMs(run.ms)} | ` +
      `${String(run.seed)} |`,
    '',
    ...firstDeliveryLines(run),
    ...within(
      [...shownCauses(run).map(causeLines), ...leftOver(run), ...groupErrored(run).map(erroredLines)],
      MAX_SUMMARY_BYTES,
    ),
    ...likenessLines(run),
    ...unjudgedLines(run),
    ...(run.scenarios.length === 0 ? [] : [`Passed: ${passedText(run)}`, '']),
    `Assumed: ${inline(assumptionsText(run))}`,
    '',
  ].join('\n')

export const markdownReporter = defineReporter({
  name: 'markdown',
  extension: 'md',
  describe: 'summary for a job or a pull request',
  render: renderMarkdown,
})
