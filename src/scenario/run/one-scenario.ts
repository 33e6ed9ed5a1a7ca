import { stopwatch } from '../../clock/real.ts'
import { derive } from '../../events/random.ts'
import { describeOutcome } from '../../kit/outcome-words.ts'
import { isInternal } from '../../journal/outcome.ts'
import { MockError } from '../../kit/error.ts'
import { gatherExchanges } from '../judge/evidence.ts'
import { withUnfired } from '../judge/unfired-faults.ts'
import type { Observation } from '../judge/observations.ts'
import type { Evidence, Exchange } from '../model/result.ts'
import type { Scenario } from '../model/scenario.ts'
import type { CurrentRun } from './current-run.ts'
import { findingOf, missingFinding, reasonOf, scenarioLevel, verdictOf } from './findings.ts'
import { InterruptedRun, untilInterrupted } from './interruption.ts'
import { missingCapabilityIn, type MissingCapability } from './missing-capability.ts'
import { reasonNotToRun } from './obstacle.ts'
import type { RunOptions } from './run-options.ts'
import { NO_TRAFFIC, receiverStateOf, type ScenarioOutcome } from './scenario-outcome.ts'
import { ScenarioRunner } from './scenario-runner.ts'
import { nextSecretOf } from './secrets.ts'
import { unjudgedResult } from './unjudged-result.ts'

/** Runs a scenario and judges it. Never rejects. */
export const runOneScenario = async (
  scenario: Scenario,
  id: string,
  current: CurrentRun,
  round: number,
): Promise<ScenarioOutcome> => {
  const { options, run, seed, endedEarly, whyEnded } = current
  const elapsed = stopwatch()
  const base = unjudgedResult(scenario, id, current, 'passed', '')
  const obstacle = reasonNotToRun(scenario, base, options, run)
  if (obstacle) return { result: obstacle, receiverState: NO_TRAFFIC }
  const runner = new ScenarioRunner(
    scenario,
    // A scenario that is rerun to find the culprit, or that stops the receiver, shares no connections.
    round > 0 || scenario.needs.includes('start') ? { ...run, pools: undefined } : run,
    derive(seed, 'scenario', id, round).int(0, 0x7fff_ffff),
    nextSecretOf(seed, id),
  )
  let broken: unknown
  try {
    await untilInterrupted(runner.run(), endedEarly)
  } catch (error) {
    broken = error
  }
  const { exchanges, numberOf } = gatherExchanges(runner.core.journal.deliveries(), runner.core.journal.entries())
  const excused = new Set(
    [...runner.core.journal.deliveries()].flatMap(({ attempts }) =>
      attempts.flatMap((attempt) => (runner.isExcused(attempt) ? (numberOf(attempt) ?? []) : [])),
    ),
  )
  // Observations end here: resets and closed connections are not failures.
  const observations = withUnfired(
    [...runner.observations],
    broken === undefined ? runner.core.journal.deliveries() : [],
    scenario.steps.find(({ kind }) => kind === 'publish'),
  )
  // After an internal error nothing can be said about the receiver.
  const internal = internalErrorIn(exchanges)
  if (internal !== undefined) broken = new Error(internal)
  const restoreError = await putBack(runner, options)
  await runner.close(endedEarly.aborted)
  const missing = missingCapabilityIn(broken, scenario)
  const findings = [
    ...observations.map((observation) =>
      findingOf(observation, scenario, options, exchanges, numberOf(observation.attempt)),
    ),
    ...(missing ? [missingFinding(missing, base)] : []),
  ]
  if (missing) broken = undefined
  // This is reported even after an interruption. A receiver that stopped starts again in its original state.
  if (restoreError !== undefined && (broken === undefined || broken instanceof InterruptedRun))
    broken = new MockError({
      code: 'CONTROL_FAILED',
      message: `a control of the receiver could not be reset: ${restoreError}`,
      fix: 'reset it by hand, or restart the receiver',
    })
  // A control or probe that fails because the receiver died is not a wrong option.
  const isDead = broken instanceof MockError && options.receiver !== undefined && !(await options.receiver.isAlive())
  const verdict = internal === undefined ? verdictOf(findings, broken) : 'errored'
  for (const { outcome, faults } of exchanges)
    if (outcome.kind === 'accepted' && faults.length === 0) run.noise.heard(outcome.ms - (outcome.stalledMs ?? 0))
  return {
    result: {
      ...base,
      verdict,
      level: scenarioLevel(scenario, options, findings),
      missing: verdict === 'inconclusive' ? missingEvidenceOf(missing, observations) : [],
      reason: verdict === 'skipped' ? whyEnded() : reasonOf(verdict, findings, broken),
      findings,
      exchanges,
      ms: elapsed(),
    },
    receiverState: receiverStateOf({
      exchanges,
      excused,
      observations,
      hasFailed: verdict === 'failed',
      broken,
      isDead,
      restoreError,
    }),
  }
}

/** Returns the missing evidence, each kind once. */
const missingEvidenceOf = (
  missing: MissingCapability | undefined,
  observations: readonly Observation[],
): readonly Evidence[] => [
  ...new Set([...(missing ? [missing.evidence] : []), ...observations.flatMap(({ evidence }) => evidence ?? [])]),
]

/** Returns the internal error that ended an attempt, if any. */
const internalErrorIn = (exchanges: readonly Exchange[]): string | undefined => {
  const found = exchanges.find(({ outcome }) => isInternal(outcome))
  return found && `internal error at ${found.what}: ${describeOutcome(found.outcome)}`
}

/** Resets the controls, after a restart if the receiver died. Resolves with the reason if that failed. */
const putBack = async (runner: ScenarioRunner, { receiver }: RunOptions): Promise<string | undefined> => {
  const reason = await runner.restore()
  if (reason === undefined || !receiver || (await receiver.isAlive())) return reason
  await receiver.restart().catch(() => undefined)
  return runner.restore()
}
