import type { Outcome } from '../../journal/outcome.ts'
import { isInternal } from '../../journal/outcome.ts'
import { opinionOf } from '../judge/preflight/first-opinion.ts'
import { isPage } from '../judge/preflight/response-marks.ts'
import type { Preflight, PreflightDiagnosis } from '../model/first-delivery.ts'
import { CHECKS } from './preflight/checks.ts'
import { Trials, type Sent } from './preflight/trials.ts'
import type { RunContext } from './run-context.ts'

/**
 * Sends one correct event before any scenario; if it is not accepted, finds out why. Resolves with undefined after an
 * internal error.
 */
export const runPreflight = async (run: RunContext, seed: number): Promise<Preflight | undefined> => {
  const trials = new Trials(run, seed)
  const first = await firstOf(trials)
  if (!first || isInternal(first.outcome)) return undefined
  const { exchange, outcome } = first
  if (outcome.kind === 'accepted')
    return { outcome: 'accepted', exchange, diagnosis: oddSuccess(outcome, run.target), tried: trials.tried }
  const opinion = opinionOf({ url: new URL(run.target), bodyBytes: first.attempt.bodyBytes, outcome })
  const { check, ...found } = opinion
  return {
    outcome: 'response' in outcome ? 'refused' : 'unreachable',
    exchange,
    diagnosis: check === undefined ? found : withoutCheck(await CHECKS[check](first, opinion, trials)),
    tried: trials.tried,
  }
}

/** Sends the first delivery, again if its connection was closed, which may be an accident. */
const firstOf = async (trials: Trials): Promise<Sent | undefined> => {
  const first = await trials.first()
  if (first?.outcome.kind !== 'unreachable' || !['closed', 'reset'].includes(first.outcome.cause)) return first
  const second = await trials.send('the same delivery again', {})
  return second && 'response' in second.outcome ? second : first
}

const withoutCheck = ({ id, sentence, fix, confidence }: PreflightDiagnosis): PreflightDiagnosis => ({
  id,
  sentence,
  fix,
  confidence,
})

/** Returns the diagnosis of an unusual success: a web page comes from a site, not a receiver. */
const oddSuccess = (
  outcome: Outcome & { readonly kind: 'accepted' },
  target: string,
): PreflightDiagnosis | undefined =>
  isPage(outcome.response)
    ? {
        id: 'web-page',
        sentence: `POST ${new URL(target).pathname} responds with 200 and a web page, which is unusual for a receiver`,
        fix: "check that --target is the receiver's webhook, not a page or a single-page application",
        confidence: 'possible',
      }
    : undefined
