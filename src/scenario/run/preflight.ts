import type { Outcome } from '../../journal/outcome.ts'
import { isInternal } from '../../journal/outcome.ts'
import { opinionOf } from '../judge/preflight/first-opinion.ts'
import { isPage } from '../judge/preflight/response-marks.ts'
import type { Preflight, PreflightDiagnosis } from '../model/first-delivery.ts'
import { CHECKS } from './preflight/checks.ts'
import { Trials, type Sent } from './preflight/trials.ts'
import type { RunContext } from './run-context.ts'

/**
 * Sends one correct event before any scenario is played. When it is not accepted, tries what tells why. Returns
 * undefined when an error of ours kept it from being sent: that says nothing about the receiver.
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

/** A connection that was cut may have been an accident: the delivery is sent once more. */
const firstOf = async (trials: Trials): Promise<Sent | undefined> => {
  const first = await trials.first()
  if (first?.outcome.kind !== 'unreachable' || !['closed', 'reset'].includes(first.outcome.cause)) return first
  const second = await trials.send('the same once more', {})
  return second && 'response' in second.outcome ? second : first
}

const withoutCheck = ({ id, sentence, fix, confidence }: PreflightDiagnosis): PreflightDiagnosis => ({
  id,
  sentence,
  fix,
  confidence,
})

/** What is odd about a success: a web page is what a site responds, not a receiver. */
const oddSuccess = (
  outcome: Outcome & { readonly kind: 'accepted' },
  target: string,
): PreflightDiagnosis | undefined =>
  isPage(outcome.response)
    ? {
        id: 'web-page',
        sentence: `POST ${new URL(target).pathname} responds 200 with a web page, as no receiver needs to`,
        fix: 'check that --target is where the receiver takes deliveries, not a page or a single-page application',
        confidence: 'possible',
      }
    : undefined
