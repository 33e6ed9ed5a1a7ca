import { counts, THRESHOLDS } from '../scenario/model/level.ts'
import type { Cause, Run } from '../scenario/model/result.ts'
import { tallyByLevel, type LevelTally } from './level-tally.ts'
import { sentenceCase } from '../kit/sentence-case.ts'
import { plural } from './wording.ts'

/** `5 of 181 MUST`, or with `all`, `all 181 MUST`. */
const countText = ({ level, kept, broken }: LevelTally): string =>
  broken > 0 ? `${String(broken)} of ${String(kept + broken)} ${level}` : `${String(kept)} ${level}`

const promises = (tallies: readonly LevelTally[]): string =>
  tallies.reduce((sum, { kept, broken }) => sum + kept + broken, 0) === 1 ? 'promise' : 'promises'

const keptText = (kept: readonly LevelTally[]): string => {
  const limit = kept.some(({ unjudged }) => unjudged > 0) ? ' that could be judged' : ''
  const [only] = kept
  if (only && kept.length === 1)
    return `keeps ${only.kept === 1 ? 'the' : 'all'} ${countText(only)} ${promises(kept)}${limit}`
  const all = kept.reduce((sum, tally) => sum + tally.kept, 0)
  return `keeps all ${String(all)} promises${limit} (${kept.map(countText).join(', ')})`
}

/** Returns what was kept and what was broken, in the order of the levels. */
const judgedTexts = (judged: readonly LevelTally[]): readonly string[] => {
  const broken = judged.filter((tally) => tally.broken > 0)
  const kept = judged.filter((tally) => tally.broken === 0)
  const texts = [
    ...(broken.length > 0
      ? [{ text: `breaks ${inWords(broken.map(countText))} ${promises(broken)}`, of: broken }]
      : []),
    ...(kept.length > 0 ? [{ text: keptText(kept), of: kept }] : []),
  ]
  const rank = (tally: LevelTally | undefined): number => (tally ? judged.indexOf(tally) : 0)
  return texts.sort((one, other) => rank(one.of[0]) - rank(other.of[0])).map(({ text }) => text)
}

/** A run without probes says so: its 200s do not show that anything was processed. */
const withoutProbes = ({ probes, scenarios }: Run): string => {
  if (probes.processed || probes.state || probes.details) return ''
  const count = scenarios.filter(({ missing }) => missing.some((evidence) => evidence.startsWith('probe-'))).length
  return count === 0 ? '' : ` (${String(count)} need${count === 1 ? 's' : ''} probes)`
}

/** Returns the verdict of a run in one sentence, separately for MUST, SHOULD and MAY. */
export const headlineOf = (run: Run): string => {
  const { totals, scenarios, interrupted } = run
  const judged = tallyByLevel(run).filter(({ kept, broken }) => kept + broken > 0)
  const unjudged = totals.inconclusive + totals.skipped
  const parts = [
    ...(totals.errored > 0 ? [`${plural(totals.errored, 'scenario')} ended in an error`] : []),
    ...judgedTexts(judged),
    ...(judged.length === 0 ? [scenarios.length === 0 ? 'no scenario was run' : 'nothing could be judged'] : []),
    ...(unjudged > 0 && judged.length > 0 ? [`${String(unjudged)} not judged${withoutProbes(run)}`] : []),
    ...(interrupted ? ['interrupted before all scenarios had run'] : []),
  ]
  return sentenceCase(parts.join(' · '))
}

/** Returns the causes that make a run exit with 1. */
export const failingCauses = ({ causes, level }: Run): readonly Cause[] =>
  causes.filter((cause) => counts(cause.level, level))

/** `A`, `A and C`, `A, B and D`. */
const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

const whyFine = ({ scenarios, level, totals }: Run): string => {
  if (totals.failed === 0) return scenarios.some(({ verdict }) => verdict === 'passed') ? '' : 'nothing could be judged'
  const stricter = THRESHOLDS.find((one) =>
    scenarios.some((scenario) => scenario.verdict === 'failed' && counts(scenario.level, one)),
  )
  return (
    `no broken promise fails the run at --level ${level}; with --level ${stricter ?? level} the exit code would be ` +
    `1`
  )
}

const whyBroken = (run: Run): string => {
  const letters = failingCauses(run).map(({ letter }) => letter)
  if (letters.length === 1) return `cause ${letters.join('')} fails the run at --level ${run.level}`
  if (letters.length > 1) return `causes ${inWords(letters)} fail the run at --level ${run.level}`
  if (run.scenarios.some(({ verdict, level }) => verdict === 'failed' && counts(level, run.level)))
    return `broken promises fail the run at --level ${run.level}`
  return 'the receiver stopped responding during the run'
}

/** Returns the exit code and its reason: `exit 1: cause A fails the run at --level must`. */
export const exitText = (run: Run): string => {
  if (run.interrupted) return 'exit 130: interrupted'
  const why: Readonly<Record<number, string>> = {
    0: whyFine(run),
    1: whyBroken(run),
    2: 'a probe or a control failed, or an option is invalid',
    3: 'the receiver could not be reached',
    4: 'nothing could be judged',
    70: 'internal error of mock-genesys',
  }
  const text = why[run.exitCode] ?? ''
  return `exit ${String(run.exitCode)}${text === '' ? '' : `: ${text}`}`
}
