import { highestLevel, type Level } from '../../src/scenario/model/level.ts'
import { requirements } from '../../src/scenario/model/requirements.ts'
import type { Run } from '../../src/scenario/model/result.ts'
import type { Scenario } from '../../src/scenario/model/scenario.ts'
import { NOT_KILLED } from './not-killed.ts'

/** A defect with the scenario files that fail under it, and the gravest level of what fails. */
export interface KilledDefect {
  readonly name: string
  readonly level: Level
  readonly killedBy: readonly string[]
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

const notKilled = (name: string): string => `not killed: ${cell(NOT_KILLED[name] ?? 'reason not known')}`

/** What the table of kills says, for people: by defect, and by scenario. */
export const matrixOf = (rows: readonly KilledDefect[], files: readonly string[]): readonly string[] => [
  '# Which defect is killed by which scenario',
  '',
  `${String(rows.length)} defects of the reference receiver, ${String(files.length)} scenario files, ` +
    'policy reject, seed 1.',
  '',
  '| defect | level | killed by |',
  '| --- | --- | --- |',
  ...rows.map(({ name, level, killedBy }) =>
    killedBy.length > 0
      ? `| ${name} | ${level} | ${killedBy.map(cell).join('<br>')} |`
      : `| ${name} | | ${notKilled(name)} |`,
  ),
  '',
  '| scenario | defects that it kills |',
  '| --- | --- |',
  ...files.map((file) => `| ${file} | ${String(rows.filter(({ killedBy }) => killedBy.includes(file)).length)} |`),
  '',
]

/** The table of kills as it is committed: one line a defect, so that a change of one shows as one line. */
export const killsJson = (rows: readonly KilledDefect[]): string => {
  const lines = rows
    .filter(({ killedBy }) => killedBy.length > 0)
    .map(
      ({ name, level, killedBy }) =>
        `  ${JSON.stringify(name)}: { "level": "${level}", ` +
        `"by": [${killedBy.map((id) => JSON.stringify(id)).join(', ')}] }`,
    )
  return `{\n${lines.join(',\n')}\n}\n`
}

/** The gravest level of what failed in a run; undefined when nothing did. */
export const caughtAt = ({ scenarios }: Run): Level | undefined =>
  highestLevel(scenarios.flatMap(({ verdict, level }) => (verdict === 'failed' ? [level] : [])))

/** The level that a scenario promises at. */
export const promisedAt = ({ level, proves }: Scenario): Level =>
  level ?? requirements.get(proves[0] ?? '')?.level ?? 'MUST'
