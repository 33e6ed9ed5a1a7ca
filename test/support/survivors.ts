import type { DialectName } from '../../src/events/catalogue.ts'
import { killsOf, type Kill } from '../../src/scenario/judge/kills.ts'
import type { Scenario } from '../../src/scenario/model/scenario.ts'
import { actsOnLife, judge, shipped } from './kill-matrix.ts'

/** Receivers judged at once. */
const AT_ONCE = 4

const killersOf = (file: string, dialect: DialectName): number =>
  killsOf(dialect).filter(({ kills }) => kills.includes(file)).length

/** Judges a defective receiver by the scenario that fewest defects fail under, which says most, and else by all. */
const isKilled = async (
  { defect, kills }: Kill,
  scenarios: readonly Scenario[],
  dialect: DialectName,
): Promise<boolean> => {
  const [rarest] = [...kills].sort((one, other) => killersOf(one, dialect) - killersOf(other, dialect))
  const failsUnder = async (some: readonly Scenario[]): Promise<boolean> =>
    (await judge({ args: ['--defect', defect], scenarios: some, dialect })).totals.failed > 0
  // What shows only under the load of the whole suite is given it.
  return (
    (await failsUnder(scenarios.filter(({ file }) => file === `${rarest ?? ''}.yaml`))) ||
    (await failsUnder(scenarios.filter((one) => !actsOnLife(one))))
  )
}

/** Returns the defects that no scenario fails under any more. */
export const survivorsOf = async (
  kills: readonly Kill[],
  dialect: DialectName = 'interactions',
): Promise<readonly string[]> => {
  const scenarios = shipped(dialect)
  const alive: string[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let kill = kills[next++]; kill !== undefined; kill = kills[next++])
        if (!(await isKilled(kill, scenarios, dialect))) alive.push(kill.defect)
    }),
  )
  return alive
}
