import type { Exchange, Finding, Run, ScenarioResult } from '../scenario/model/result.ts'
import { clip } from './clip.ts'
import { markup } from './markup.ts'
import type { MaskedRun } from './mask-run.ts'
import { withoutColour } from './paint.ts'
import { prettyExchange } from './pretty-exchange.ts'
import { visible, visibleLine } from '../kit/visible.ts'
import { describeMs } from '../kit/span-words.ts'
import {
  assumedText,
  evidenceText,
  exchangesOf,
  MARKS,
  placeText,
  requirementText,
  tellingFindings,
  VERDICTS_IN_ORDER,
  whyText,
} from './wording.ts'

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;' }

/** Text within a line that means nothing to Markdown, nor to the HTML in it: no emphasis, link, mention or emoji. */
const inline = (text: string): string =>
  visibleLine(text)
    .replace(/[\\`*_[\]#!|~$^]|:(?=\/\/|[\w+-]+:)/g, '\\$&')
    .replace(/[&<>@]/g, (character) => REFERENCES[character] ?? '')

/** A fence longer than any row of backticks in what it holds. */
const fenced = (text: string, language = ''): string[] => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return ['', `${fence}${language}`, text, fence, '']
}

const PLAIN = { paint: withoutColour, width: 160 } as const

const exchangeLines = (exchange: Exchange): string[] => fenced(prettyExchange(exchange, PLAIN).join('\n'))

const findingLines = (scenario: ScenarioResult, finding: Finding): string[] => {
  const { requirement, at, expected, seen, cause, fix, snippets, curl } = finding
  return [
    ...(requirement === undefined ? [] : [`- **requirement** ${inline(requirementText(requirement))}`]),
    `- **at** ${inline(placeText(at))}`,
    `- **expected** ${inline(expected)}`,
    `- **seen** ${inline(seen)}`,
    ...(cause === undefined ? [] : [`- **likely cause** ${inline(cause)}`]),
    ...(fix === undefined ? [] : [`- **fix** ${inline(fix)}`]),
    ...exchangesOf(scenario, finding).flatMap(exchangeLines),
    ...snippets.flatMap(({ framework, code }) => [`In ${inline(framework)}:`, ...fenced(visible(code))]),
    ...(curl === undefined
      ? []
      : ['Send it again:', ...fenced(clip(curl, { rows: 2, columns: 4000 }).join('\n'), 'sh')]),
  ]
}

const folded = (scenario: ScenarioResult): string[] => [
  '<details>',
  `<summary>${MARKS[scenario.verdict]} <strong>${scenario.verdict}</strong> ` +
    `${markup(visibleLine(scenario.name))}</summary>`,
  '',
  ...(scenario.reason === undefined ? [] : [`Reason: ${inline(scenario.reason)}`, '']),
  ...tellingFindings(scenario).flatMap((finding) => findingLines(scenario, finding)),
  ...(scenario.verdict === 'errored' ? scenario.exchanges.flatMap(exchangeLines) : []),
  'Run it again:',
  ...fenced(visibleLine(scenario.replay), 'sh'),
  '</details>',
  '',
]

/**
 * What a summary may hold: GitHub refuses one of more than 1 MiB, and something stands before and behind the failures.
 * Bytes.
 */
const MAX_SUMMARY_BYTES = { failures: 700_000, list: 100_000 } as const

/** As many as there is room for, in their order, and how many are left out. */
const within = (blocks: readonly (readonly string[])[], most: number): string[] => {
  let room = most
  const shown = blocks.filter((block) => (room -= Buffer.byteLength(block.join('\n')) + 1) >= 0)
  const left = blocks.length - shown.length
  return [
    ...shown.flat(),
    ...(left === 0
      ? []
      : [
          `${String(left)} more are left out here, for a summary must be short: \`--reporter ` +
            `html=report.html\` shows them all.`,
          '',
        ]),
  ]
}

const listed = (
  run: Run,
  verdict: 'inconclusive' | 'skipped',
  tail: (scenario: ScenarioResult) => string,
): string[] => {
  const found = run.scenarios.filter((scenario) => scenario.verdict === verdict)
  return found.length === 0
    ? []
    : [
        `### ${verdict === 'skipped' ? 'Skipped' : 'Inconclusive'}`,
        '',
        ...within(
          found.map((scenario) => [`- ${inline(scenario.name)}: ${inline(whyText(scenario))}${tail(scenario)}`]),
          MAX_SUMMARY_BYTES.list,
        ),
        '',
      ]
}

const summaryOf = ({ exitCode, scenarios }: MaskedRun, broken: number): string => {
  if (exitCode === 0) return 'the receiver keeps the contract'
  return broken > 0 ? `${String(broken)} of ${String(scenarios.length)} scenarios did not pass` : 'no verdict'
}

/** A summary of a job of GitHub Actions: counts, failures folded, and what could not be judged. */
export const renderMarkdown = (run: MaskedRun): string => {
  const broken = run.scenarios.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
  return [
    `## ${inline(run.tool.name)}: ${summaryOf(run, broken.length)}`,
    '',
    `| ${VERDICTS_IN_ORDER.map((verdict) => `${MARKS[verdict]} ${verdict}`).join(' | ')} | time | seed |`,
    `|${' ---: |'.repeat(VERDICTS_IN_ORDER.length + 2)}`,
    `| ${VERDICTS_IN_ORDER.map((verdict) => String(run.totals[verdict])).join(' | ')} | ${describeMs(run.ms)} | ` +
      `${String(run.seed)} |`,
    '',
    `Target: ${inline(run.target)}${run.interrupted ? '. Interrupted before all scenarios had run.' : ''}`,
    '',
    ...run.likenesses.flatMap(({ defect, explanation, fix }) => [
      `> **Behaves like ${inline(defect)}**: ${inline(explanation)} Fix: ${inline(fix)}`,
      '',
    ]),
    ...within(broken.map(folded), MAX_SUMMARY_BYTES.failures),
    ...listed(run, 'inconclusive', (scenario) => `. To judge it: ${inline(evidenceText(run, scenario))}`),
    ...listed(run, 'skipped', () => ''),
    `Assumed: ${inline(assumedText(run))}`,
    '',
  ].join('\n')
}
