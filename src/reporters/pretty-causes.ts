import { asSentence } from '../kit/sentence-case.ts'
import { byLevel, counts } from '../scenario/model/level.ts'
import type { Exchange, Finding, Run, ScenarioResult } from '../scenario/model/result.ts'
import { describeOutcome } from '../kit/outcome-words.ts'
import { visibleLine } from '../kit/visible.ts'
import { countByLevel } from './level-tally.ts'
import type { Style } from './paint.ts'
import { command, indent, labelled, oneLine, snippet } from './pretty-lines.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { shownCauses, unexplained, type ShownCause } from './shown-cause.ts'
import { groupErrored } from './unjudged.ts'
import { responseText, candidateLabel, plural } from './wording.ts'

/** How many causes are shown in full, besides those that make the run fail; the rest have a line at the end. */
const MAX_BLOCKS = 6

/** Width of the labels in a block, in columns. */
const COLUMNS = 10

export const LEVEL_STYLES = { MUST: 'red', SHOULD: 'yellow', MAY: 'dim' } as const satisfies Record<string, Style>

/** Returns the request and the response of an exchange, each on one line. */
const evidence = (exchange: Exchange, options: PrettyOptions): string[] => {
  const { method, url, what, faults, outcome } = exchange
  const columns = Math.max(options.width - COLUMNS - 4, 20)
  const sent = `${method} ${URL.canParse(url) ? new URL(url).pathname : url}  ${what}`
  const body = 'response' in outcome ? oneLine(responseText(outcome.response), 200) : ''
  return [
    ...labelled(
      'request',
      `${oneLine(sent, columns)}${faults.length === 0 ? '' : `, fault ${faults.join(', ')}`}`,
      options,
      COLUMNS,
    ),
    ...labelled(
      'response',
      oneLine(`${describeOutcome(outcome)}${body === '' ? '' : `  ${body}`}`, columns),
      options,
      COLUMNS,
    ),
  ]
}

/** Returns what was expected and seen, without repeating a response that is already shown. */
const judgement = ({ expected, seen }: Finding, exchange: Exchange | undefined, options: PrettyOptions): string[] => [
  ...labelled('expected', oneLine(expected, 300), options, COLUMNS),
  ...(exchange && seen.startsWith(describeOutcome(exchange.outcome))
    ? []
    : labelled('seen', oneLine(seen, 300), options, COLUMNS)),
]

const rowsText = (letter: string, first: ScenarioResult, count: number): string =>
  count === 1 ? visibleLine(first.id) : `${visibleLine(first.id)}, and ${String(count - 1)} more: --show ${letter}`

const block = ({ cause, scenarios, example, exchange }: ShownCause, options: PrettyOptions): string[] => {
  const { paint } = options
  const { letter, level, sentence, consequence, candidates, fix, snippets } = cause
  const [code] = snippets
  const title = oneLine(sentence, Math.max(options.width - 14, 40))
  const count = countByLevel(scenarios)
  const isWide = letter.length + level.length + title.length + count.length + 6 > options.width
  return [
    `${paint('bold', letter)}  ${paint(LEVEL_STYLES[level], level)}  ${paint('bold', title)}` +
      (isWide ? '' : `  ${paint('dim', count)}`),
    ...(isWide ? [paint('dim', `   ${count}`)] : []),
    ...indent(
      [
        ...labelled('impact', asSentence(consequence), options, COLUMNS),
        ...(exchange ? evidence(exchange, options) : []),
        ...(example ? judgement(example.finding, exchange, options) : []),
        ...(cause.cause === undefined ? [] : labelled('cause', oneLine(cause.cause, 400), options, COLUMNS)),
        ...candidates.flatMap((one, index) =>
          labelled(candidateLabel(index, candidates), oneLine(one, 400), options, COLUMNS),
        ),
        ...(fix === undefined ? [] : labelled('fix', oneLine(fix, 400), options, COLUMNS)),
        ...(code ? snippet(code, options) : []),
        ...(example
          ? [
              ...labelled('shown by', rowsText(letter, example.scenario, scenarios.length), options, COLUMNS),
              ...command('rerun', example.scenario.rerun, options),
            ]
          : []),
      ],
      3,
    ),
  ]
}

/** Renders scenarios that ended in the same error, once. */
const erroredBlock = (group: readonly ScenarioResult[], options: PrettyOptions): string[] => {
  const [first] = group
  if (!first) return []
  const last = first.exchanges.at(-1)
  return [
    `${options.paint('red', '!')}  ${options.paint('bold', `${plural(group.length, 'scenario')} ended in an error`)}`,
    ...indent(
      [
        ...labelled('reason', first.reason ?? 'not known', options, COLUMNS),
        ...(last ? evidence(last, options) : []),
        ...labelled('first', visibleLine(first.id), options, COLUMNS),
        ...command('rerun', first.rerun, options),
      ],
      3,
    ),
  ]
}

/** Returns failures without a cause, one per line. */
const leftOver = (run: Run, options: PrettyOptions): string[] =>
  [...unexplained(run)]
    .sort((one, other) => byLevel(one.level, other.level))
    .map(
      ({ level, id, findings }) =>
        `✘  ${options.paint(LEVEL_STYLES[level], level)}  ${visibleLine(id)}  ` +
        options.paint('dim', oneLine(findings.find(({ verdict }) => verdict === 'failed')?.seen ?? '', 80)),
    )

/** Returns a block for each cause, the highest level first, and for each error. */
export const causeBlocks = (run: Run, options: PrettyOptions): string[][] =>
  [
    ...shownCauses(run)
      .filter(({ cause }, index) => index < MAX_BLOCKS || counts(cause.level, run.level))
      .map((shown) => block(shown, options)),
    leftOver(run, options),
    ...groupErrored(run).map((group) => erroredBlock(group, options)),
  ].filter((lines) => lines.length > 0)
