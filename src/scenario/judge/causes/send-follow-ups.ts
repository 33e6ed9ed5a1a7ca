import type { Outcome } from '../../../journal/outcome.ts'
import type { Question } from './reply-part.ts'
import { EXPERIMENTS, NO_FOLLOW_UPS, PLAIN, type FollowUps } from './experiments.ts'
import { replyClass } from './symptoms.ts'

/**
 * Sends `copies` of a correctly signed body at once, with a longer timeout when `isPatient`; resolves with how each
 * ended.
 */
export type Send = (
  body: (ids: { readonly interaction: string; readonly operation: string }) => string,
  given?: { readonly copies?: number; readonly isPatient?: boolean },
) => Promise<readonly Outcome[]>

/** The most requests to send, however many questions are open. */
const MAX_REQUESTS = 20

/** How many deliveries are sent in sequence, and again all at once. */
const BESIDE = 6

const isUnanswered = (outcome: Outcome | undefined): boolean => outcome?.kind === 'timed-out'

/**
 * Sends follow-up requests that decide between possible causes: requests with a single trait, a longer timeout,
 * deliveries in sequence and at once. Never rejects.
 */
export const sendFollowUps = async (questions: readonly Question[], send: Send): Promise<FollowUps> => {
  let left = MAX_REQUESTS
  const replies = new Map<string, string>()
  let followUps: FollowUps = NO_FOLLOW_UPS
  try {
    if (questions.some(({ kind }) => kind === 'late')) {
      left -= 1
      const [outcome] = await send(PLAIN.asks, { isPatient: true })
      followUps = { ...followUps, patienceMs: isUnanswered(outcome) ? undefined : outcome?.ms }
    }
    if (questions.some(({ kind }) => kind === 'at-once')) {
      left -= 2 * BESIDE
      const oneByOne: string[] = []
      for (let count = 0; count < BESIDE; count++) oneByOne.push(replyClass((await send(PLAIN.asks))[0]))
      followUps = { ...followUps, oneByOne, atOnce: (await send(PLAIN.asks, { copies: BESIDE })).map(replyClass) }
    }
    const wanted = new Set(questions.flatMap((question) => (question.kind === 'traits' ? question.traits : [])))
    for (const { id, asks } of EXPERIMENTS) {
      if (!wanted.has(id) || left-- <= 0) continue
      const [outcome] = await send(asks)
      replies.set(id, replyClass(outcome))
    }
  } catch {
    // A follow-up that cannot be sent leaves its question open.
  }
  return { ...followUps, replies }
}
