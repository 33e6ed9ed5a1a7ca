import type { DialectName } from '../../dialects/dialect.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import type { DefectMatch, ScenarioResult } from '../model/result.ts'
import { describeDefect } from '../../contract/defects.ts'
import { killsOf } from './kills.ts'

/** The fewest failed scenarios to compare: almost any defect breaks fewer. */
const MIN_FAILED = 3

/** How similar a defect must be: the share of scenarios that fail in both, of those that fail in either. */
const MIN_MATCH = 0.8

/** Two defects closer than this are not distinguished. */
const CLOSE = 0.1

/**
 * Compares the results of a run with the scenarios that each known defect breaks. Returns the most similar defect, with
 * its rival if there is one; none if there are several rivals.
 */
export const matchDefects = (
  scenarios: readonly ScenarioResult[],
  dialect: DialectName = DEFAULT_DIALECT,
): readonly DefectMatch[] => {
  // A scenario with several rows failed if any of them did.
  const run = new Map<string, ScenarioResult['verdict']>()
  for (const { id, verdict } of scenarios) if (run.get(shippedId(id)) !== 'failed') run.set(shippedId(id), verdict)
  const failed = new Set([...run].filter(([, verdict]) => verdict === 'failed').map(([id]) => id))
  if (failed.size < MIN_FAILED) return []
  const near = killsOf(dialect)
    .map(({ defect, kills }) => {
      // Only judged scenarios count; one that passed although the defect breaks it counts against the defect.
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
