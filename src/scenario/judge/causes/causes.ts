import type { ScenarioResult } from '../../model/result.ts'
import { sendFollowUps, type Send } from './send-follow-ups.ts'
import { gatherCauses, type Gathered, type Known } from './gather.ts'

/**
 * Groups failures by cause. Where the evidence allows several causes, sends follow-up requests, unless `send` is
 * undefined.
 */
export const causesOf = async (
  scenarios: readonly ScenarioResult[],
  known: Known,
  send: Send | undefined,
): Promise<Gathered> => {
  const gathered = gatherCauses(scenarios, known)
  if (!send || gathered.questions.length === 0) return gathered
  return gatherCauses(scenarios, { ...known, followUps: await sendFollowUps(gathered.questions, send) })
}
