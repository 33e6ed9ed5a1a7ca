import type { DialectName } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import type { DefectMatch, ScenarioResult } from '../model/result.ts'
import { describeDefect } from '../../contract/defects.ts'
import { killsOf } from './kills.ts'

/** Fewer failed scenarios than these are like nothing: any defect breaks that many. */
const MIN_FAILED = 3

/** How near a defect must be: of all that failed, or should have under it, so much is the same. */
const MIN_MATCH = 0.8

/** A defect that is nearer to another one than this is not told from it. */
const CLOSE = 0.1

/**
 * Compares what failed and what passed in a run with what a known defect makes fail. Names the one defect that comes
 * nearest, with a rival where one comes close; with several rivals none.
 */
export const matchDefects = (
  scenarios: readonly ScenarioResult[],
  dialect: DialectName = DEFAULT_DIALECT,
): readonly DefectMatch[] => {
  // A scenario of several rows has failed when one of them has.
  const run = new Map<string, ScenarioResult['verdict']>()
  for (const { id, verdict } of scenarios) if (run.get(shippedId(id)) !== 'failed') run.set(shippedId(id), verdict)
  const failed = new Set([...run].filter(([, verdict]) => verdict === 'failed').map(([id]) => id))
  if (failed.size < MIN_FAILED) return []
  const near = killsOf(dialect)
    .map(({ defect, kills }) => {
      // Only what was judged in this run can speak for or against; what passed that the defect breaks speaks against.
      const judged = kills.filter((id) => run.get(id) === 'passed' || run.get(id) === 'failed')
      const both = judged.filter((id) => failed.has(id)).length
      const either = new Set([...judged, ...failed]).size
      return { defect, match: Math.round((both / either) * 100) / 100 }
    })
    .sort((a, b) => b.match - a.match || (a.defect < b.defect ? -1 : 1))
  const [nearest] = near
  if (!nearest || nearest.match < MIN_MATCH) return []
  const rivals = near.slice(1).filter(({ match }) => match > nearest.match - CLOSE)
  if (rivals.length > 1 || rivals[0]?.match === nearest.match) return []
  const { explanation, fix } = describeDefect(nearest.defect)
  const [rival] = rivals
  return [{ ...nearest, explanation, fix, ...(rival && { rival: rival.defect }) }]
}

/** `…/scenarios/signature/x#2` as `signature/x`. */
const shippedId = (id: string): string => id.replace(/^(?:.*\/)?scenarios\//, '').replace(/#\d+$/, '')
