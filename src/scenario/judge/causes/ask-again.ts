import type { Outcome } from '../../../journal/outcome.ts'
import type { Question } from './reply-part.ts'
import { EXPERIMENTS, NOTHING_TOLD, PLAIN, type Told } from './experiments.ts'
import { replyClass } from './symptoms.ts'

/** Sends a rightly signed body so many times at once, and returns how each ended. */
export type Send = (
  body: (ids: { readonly interaction: string; readonly operation: string }) => string,
  given?: { readonly copies?: number; readonly responseTimeoutMs?: number },
) => Promise<readonly Outcome[]>

/** Requests that are sent at most, whatever is open. */
const MAX_REQUESTS = 20

/** How many deliveries are sent one after the other, and at once. */
const BESIDE = 6

/** Real milliseconds that an ordinary delivery may take when it is waited for. */
const PATIENCE_MS = 15_000

const isUnanswered = (outcome: Outcome | undefined): boolean => outcome?.kind === 'timed-out'

/**
 * Asks the receiver again, where that settles which of several causes holds: with what has one trait alone, with more
 * patience, one delivery after the other and several at once. Never rejects.
 */
export const askAgain = async (questions: readonly Question[], send: Send): Promise<Told> => {
  let left = MAX_REQUESTS
  const replies = new Map<string, string>()
  let told: Told = NOTHING_TOLD
  try {
    if (questions.some(({ kind }) => kind === 'late')) {
      left -= 1
      const [outcome] = await send(PLAIN.asks, { responseTimeoutMs: PATIENCE_MS })
      told = { ...told, patienceMs: isUnanswered(outcome) ? undefined : outcome?.ms }
    }
    if (questions.some(({ kind }) => kind === 'at-once')) {
      left -= 2 * BESIDE
      const oneByOne: string[] = []
      for (let count = 0; count < BESIDE; count++) oneByOne.push(replyClass((await send(PLAIN.asks))[0]))
      told = { ...told, oneByOne, atOnce: (await send(PLAIN.asks, { copies: BESIDE })).map(replyClass) }
    }
    const wanted = new Set(questions.flatMap((question) => (question.kind === 'traits' ? question.traits : [])))
    for (const { id, asks } of EXPERIMENTS) {
      if (!wanted.has(id) || left-- <= 0) continue
      const [outcome] = await send(asks)
      replies.set(id, replyClass(outcome))
    }
  } catch {
    // What could not be asked is not told.
  }
  return { ...told, replies }
}
