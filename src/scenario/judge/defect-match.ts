import type { DefectMatch, ScenarioResult } from '../model/result.ts'
import { describeDefect } from '../../contract/defects.ts'
import { KILLS } from './kills.ts'

/** Likenesses told at most, and how near they must be. */
const MAX_MATCHES = 3
const MIN_MATCH = 0.6

/** Compares what failed in a run with what each known defect makes fail; the nearest first. */
export const matchDefects = (scenarios: readonly ScenarioResult[]): readonly DefectMatch[] => {
  // A scenario of several rows has failed when one of them has.
  const run = new Map<string, ScenarioResult['verdict']>()
  for (const { id, verdict } of scenarios) if (run.get(shippedId(id)) !== 'failed') run.set(shippedId(id), verdict)
  const failed = new Set([...run].filter(([, verdict]) => verdict === 'failed').map(([id]) => id))
  if (failed.size === 0) return []
  return KILLS.map(({ defect, kills }): DefectMatch => {
    // Only what was judged in this run can speak for or against.
    const judged = kills.filter((id) => run.get(id) === 'passed' || run.get(id) === 'failed')
    const both = judged.filter((id) => failed.has(id)).length
    const either = new Set([...judged, ...failed]).size
    const { explanation, fix } = describeDefect(defect)
    return { defect, explanation, fix, match: Math.round((both / either) * 100) / 100 }
  })
    .filter(({ match }) => match >= MIN_MATCH)
    .sort((a, b) => b.match - a.match || (a.defect < b.defect ? -1 : 1))
    .slice(0, MAX_MATCHES)
}

/** `…/scenarios/signature/x#2` as `signature/x`. */
const shippedId = (id: string): string => id.replace(/^(?:.*\/)?scenarios\//, '').replace(/#\d+$/, '')
