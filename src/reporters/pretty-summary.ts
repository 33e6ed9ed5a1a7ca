import type { Run } from '../scenario/model/result.ts'
import { describeMs } from '../kit/span-words.ts'
import { VERSION } from '../kit/version.ts'
import { visibleLine } from '../kit/visible.ts'
import { byFolder } from './folders.ts'
import { exitText, headlineOf } from './headline.ts'
import { LEVEL_STYLES } from './pretty-causes.ts'
import { labelled, oneLine } from './pretty-lines.ts'
import type { PrettyOptions } from './pretty-options.ts'
import { shownLikeness } from './shown-cause.ts'
import { groupErrored, groupUnjudged } from './unjudged.ts'
import { plural } from './wording.ts'

/** Width of the labels in the summary, in columns. */
const COLUMNS = 12

/** The most groups of unjudged scenarios to show. */
const MAX_GROUPS = 8

/** `signature 61 of 94`; the second number where not all have passed. */
const folderText = (name: string, passed: number, total: number): string =>
  `${visibleLine(name)} ${passed === total ? String(total) : `${String(passed)} of ${String(total)}`}`

/** Returns the first line of a run: what is tested. */
export const announcement = (
  { target, dialect }: Pick<Run, 'target' | 'dialect'>,
  count: number,
  { paint }: PrettyOptions,
): string =>
  `${paint('bold', `mock-genesys ${VERSION}`)} tests ${visibleLine(target)} with ${plural(count, 'scenario')} ` +
  `(${dialect})`

/** Returns what passed, by folder. */
export const passedLines = (run: Run, options: PrettyOptions): string[] => {
  if (run.scenarios.length === 0) return []
  const folders = byFolder(run.scenarios).map(({ name, scenarios }) =>
    folderText(name, scenarios.filter(({ verdict }) => verdict === 'passed').length, scenarios.length),
  )
  return labelled('passed', folders.join(' · '), options, COLUMNS)
}

/** Returns what was not judged, by the option that would judge it. */
export const unjudgedLines = (run: Run, options: PrettyOptions): string[] => {
  const groups = groupUnjudged(run)
  const shown = groups.slice(0, MAX_GROUPS)
  const left = groups.slice(MAX_GROUPS).reduce((sum, { scenarios }) => sum + scenarios.length, 0)
  const digits = String(Math.max(0, ...shown.map(({ scenarios }) => scenarios.length))).length
  const flags = Math.max(0, ...shown.map(({ flag = '' }) => flag.length))
  const columns = Math.max(options.width - COLUMNS - digits - 4, 30)
  const lines = shown.map(({ flag, shows, scenarios }) => {
    const text = flag === undefined ? shows : `${flag.padEnd(flags)}  ${shows}`
    return `${String(scenarios.length).padStart(digits)}  ${oneLine(text, columns)}`
  })
  if (left > 0) lines.push(`${String(left).padStart(digits)}  for other reasons: --verbose`)
  return lines.map((line, index) => options.paint('dim', (index === 0 ? 'not judged' : '').padEnd(COLUMNS)) + line)
}

/** Returns a line for each cause. */
const indexLines = ({ causes }: Run, { paint, width }: PrettyOptions): string[] => {
  const digits = String(Math.max(0, ...causes.map(({ scenarios }) => scenarios.length))).length
  const letters = Math.max(0, ...causes.map(({ letter }) => letter.length))
  return causes.map(
    ({ letter, level, sentence, scenarios }) =>
      `  ${paint('bold', letter.padEnd(letters))}  ${paint(LEVEL_STYLES[level], level.padEnd(6))}  ` +
      `${String(scenarios.length).padStart(digits)}  ${oneLine(sentence, Math.max(width - digits - 16, 30))}`,
  )
}

const likeness = (run: Run, options: PrettyOptions): string[] => {
  const found = shownLikeness(run)
  return found ? labelled('', `Behaves like ${found.defect}: ${found.explanation}`, options, 2) : []
}

const mark = (run: Run, { paint }: PrettyOptions): string => {
  if (run.exitCode !== 0) return paint('red', '✘')
  return run.totals.failed > 0 || run.totals.passed === 0 ? paint('yellow', '!') : paint('green', '✔')
}

/** Returns the verdict: its sentence, a line for each cause, and the exit code. */
export const verdictLines = (run: Run, options: PrettyOptions): string[] => {
  const { paint } = options
  const [sentence = '', ...more] = labelled('', headlineOf(run), { ...options, paint: (_style, text) => text }, 2)
  return [
    `${mark(run, options)} ${paint('bold', sentence.trimStart())}`,
    ...more.map((line) => paint('bold', line)),
    ...indexLines(run, options),
    ...groupErrored(run).map((group) => {
      const reason = oneLine(group[0]?.reason ?? '', Math.max(options.width - 20, 30))
      return `  ${paint('red', '!')}  ${plural(group.length, 'error')}  ${reason}`
    }),
    `  ${paint(run.exitCode === 0 ? 'dim' : 'red', exitText(run))}`,
  ]
}

const assumptions = ({ assumptions: all }: Run): string => {
  const switched = all.filter(({ standard }) => !standard)
  return switched.length === 0 ? 'defaults' : switched.map(({ id, value }) => `${id}=${value}`).join(', ')
}

/** Returns how the run was configured, and where to find more. */
const facts = (run: Run, options: PrettyOptions): string[] => [
  ...labelled(
    '',
    `${plural(run.scenarios.length, 'scenario')} (${run.dialect}) in ${describeMs(run.ms)} · ` +
      `seed ${String(run.seed)}, ids ${String(run.ids)} · bad signatures: ${run.policy} · ` +
      `assumptions: ${assumptions(run)}`,
    options,
    2,
  ).map((line) => options.paint('dim', line)),
  ...(run.causes.length > 0
    ? labelled(
        '',
        `More: --show ${run.causes[0]?.letter ?? ''} prints every scenario of a cause, --verbose all scenarios, and ` +
          '--reporter html=report.html',
        options,
        2,
      ).map((line) => options.paint('dim', line))
    : []),
]

/** Returns the end of the report, which stays visible in the terminal. */
export const summaryLines = (run: Run, options: PrettyOptions): string[] => {
  const passed = options.isStreamed ? [] : passedLines(run, options)
  const counted = [...passed, ...unjudgedLines(run, options)]
  return [
    ...counted,
    ...(counted.length > 0 ? [''] : []),
    ...verdictLines(run, options),
    ...likeness(run, options),
    ...facts(run, options),
  ]
}
