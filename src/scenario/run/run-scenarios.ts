import { setMaxListeners } from 'node:events'
import { wakefulStopwatch } from '../../clock/standstill.ts'
import { realStamp, stopwatch } from '../../clock/real.ts'
import { DEFAULT_ASSUMPTIONS, resolveAssumptions, type Assumptions } from '../../contract/assumptions.ts'
import { VERSION } from '../../kit/version.ts'
import { idsOfNumber } from '../../events/ids.ts'
import { dialectOfAll } from '../language/suite.ts'
import { chooseScenarios } from './choose-scenarios.ts'
import { createSharedPools } from '../../engine/shared-pools.ts'
import { exitCodeOf, failsRun } from './exit-code.ts'
import { startSelfUriHost } from '../under-test/host.ts'
import { causesOf } from '../judge/causes/causes.ts'
import { withLostReceiver } from '../judge/causes/lost-receiver.ts'
import { createSingleSender } from './send-once.ts'
import { matchDefects } from '../judge/defect-match.ts'
import { withSnippets } from '../judge/helpful-code.ts'
import { isDoubtful, rerunDoubtful, type DoubtfulOutcome } from './rerun.ts'
import type { CurrentRun } from './current-run.ts'
import { reasonNotToRun } from './obstacle.ts'
import { Slots } from './slots.ts'
import { runOneScenario } from './one-scenario.ts'
import { InterruptedRun, untilInterrupted } from './interruption.ts'
import { runPreflight } from './preflight.ts'
import { unjudgedResult } from './unjudged-result.ts'
import { NO_TRAFFIC, type ReceiverState, type ScenarioOutcome } from './scenario-outcome.ts'
import { DEFAULT_CONCURRENCY, DEFAULT_LEVEL } from '../model/defaults.ts'
import type { Preflight } from '../model/first-delivery.ts'
import type { Run, ScenarioResult, Verdict } from '../model/result.ts'
import { Noise } from './noise.ts'
import { playOrderOf } from './play-order.ts'
import { VERDICTS } from '../model/result.ts'
import { nextSecretOf, usesNextSecret } from './secrets.ts'
import { createSignatureDoctor } from '../judge/signature-doctor.ts'
import type { RunOptions } from './run-options.ts'
import type { RunContext } from './run-context.ts'

/**
 * How many consecutive scenarios without any response end the run: for a receiver that never responded, and for one
 * that did before.
 */
const MAX_UNANSWERED = { fromTheFirst: 3, later: 16 } as const

/**
 * Runs scenarios against a receiver and judges it. Never rejects because of the receiver's behavior.
 * @throws {MockError} `PORT_IN_USE`
 */
export const runScenarios = async (options: RunOptions): Promise<Run> => {
  const seed = options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const ids = options.ids ?? 1 + Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2)
  const { level = DEFAULT_LEVEL } = options
  const startedAt = realStamp()
  const elapsed = stopwatch()
  const host = await startSelfUriHost(options.selfUriPort)
  const pools = options.fetch ? undefined : createSharedPools(options.insecureTls ?? false)
  const slots = new Slots(options.concurrency ?? DEFAULT_CONCURRENCY)
  const run: RunContext = {
    ...options,
    dialect: options.dialect ?? dialectOfAll(options.scenarios),
    probes: options.probes ?? {},
    controls: options.controls ?? {},
    host,
    ids: idsOfNumber(ids),
    noise: new Noise(),
    slots,
    pools,
    elapsed: wakefulStopwatch(),
    isHostKnown: options.selfUriPort !== undefined,
    doctor: createSignatureDoctor(options.secret),
    ...(options.receiver?.log && { log: options.receiver.log }),
    life: options.receiver?.life,
  }
  const { scenarios: chosen, ids: names } = chooseScenarios(options)
  const total = chosen.length
  const results = new Array<ScenarioResult | undefined>(total)
  const blames = new Set<ReceiverState['blame']>()
  const halt = new AbortController()
  let done = 0
  let stopped: string | undefined
  let reached = false
  let silentInARow = 0
  const idle = (): string | undefined => (options.signal?.aborted ? 'the run was interrupted' : stopped)
  const endedEarly = AbortSignal.any([halt.signal, ...(options.signal ? [options.signal] : [])])
  // Every running and waiting scenario listens to it.
  setMaxListeners(0, endedEarly)
  const current: CurrentRun = {
    options,
    run,
    seed,
    endedEarly,
    whyEnded: () => idle() ?? '',
  }

  const keep = (index: number, result: ScenarioResult): void => {
    results[index] = result
    done += 1
    if (options.bail && failsRun(result, level)) stopped ??= 'the run was stopped after a failure'
    options.onResult?.(result, done, total)
  }

  const runOne = async (index: number, round: number): Promise<ScenarioOutcome | undefined> => {
    const scenario = chosen[index]
    const id = names[index]
    if (!scenario || id === undefined) return undefined
    const why = idle()
    if (why !== undefined)
      return { result: unjudgedResult(scenario, id, current, 'skipped', why), receiverState: NO_TRAFFIC }
    const outcome = await runOneScenario(scenario, id, current, round)
    const { hasResponded, neverResponded, blame, restoreError, gone } = outcome.receiverState
    if (restoreError !== undefined && !gone)
      stopped ??= `the run was stopped: the receiver could not be reset: ${restoreError}`
    blames.add(blame)
    if (hasResponded) reached = true
    if (hasResponded) silentInARow = 0
    else if (neverResponded) silentInARow += 1
    if (silentInARow >= (reached ? MAX_UNANSWERED.later : MAX_UNANSWERED.fromTheFirst) && stopped === undefined) {
      const unanswered = reached
        ? `the last ${String(silentInARow)} scenarios got no response`
        : 'no request got a response'
      stopped =
        `the run was stopped: the receiver accepts connections, but ${unanswered}; ` +
        'check whether it responds at all, or raise --response-timeout'
      halt.abort()
    }
    return outcome
  }

  const doubtful: DoubtfulOutcome[] = []
  const begin = async (index: number): Promise<void> => {
    const outcome = await runOne(index, 0)
    if (!outcome) return
    if (isDoubtful(outcome, options)) doubtful.push({ index, ...outcome })
    else keep(index, outcome.result)
  }

  const isPlayable = (index: number): boolean => {
    const scenario = chosen[index]
    if (!scenario) return false
    return !reasonNotToRun(scenario, unjudgedResult(scenario, names[index] ?? '', current, 'skipped', ''), options, run)
  }
  const { together, alone } = playOrderOf(chosen)
  let lost = false
  let preflight: Preflight | undefined
  try {
    if (options.preflight === true && [...chosen.keys()].some(isPlayable)) {
      preflight = await untilInterrupted(runPreflight(run, seed), current.endedEarly).catch(unlessInterrupted)
      if (preflight && preflight.outcome !== 'accepted')
        stopped ??= `the first delivery was not accepted: ${preflight.diagnosis?.sentence ?? 'see the preflight'}`
    }
    await Promise.all(together.map((index) => slots.within(() => begin(index))))
    for (const index of alone) await slots.within(() => begin(index))
    lost = await rerunDoubtful({
      doubtful,
      rerun: runOne,
      keep,
      options,
      isOver: () => idle() !== undefined,
      isReached: () => reached,
    })
  } finally {
    await Promise.all([host.close(), pools?.destroy()])
  }
  const secrets = [options.secret, ...(options.second ? [options.second.secret] : [])]
  const { stack, scenarios: shown } = withSnippets(
    results.flatMap((result) => result ?? []),
    options.stack,
    run.dialect,
  )
  const { scenarios, causes } = await causesOf(
    shown,
    { secrets, stack, dialect: run.dialect },
    lost || options.signal?.aborted ? undefined : createSingleSender({ ...run, pools: undefined }, seed),
  )
  const totals = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, scenarios.filter((result) => result.verdict === verdict).length]),
  ) as Record<Verdict, number>
  return {
    tool: { name: 'mock-genesys', version: VERSION },
    seed,
    ids,
    target: options.target,
    dialect: run.dialect,
    policy: options.policy,
    level,
    probes: {
      processed: run.probes.processed !== undefined,
      state: run.probes.state !== undefined,
      details: run.probes.details !== undefined,
    },
    controls: {
      secrets: run.controls.secrets !== undefined,
      clock: run.controls.clock !== undefined,
      outage: run.controls.outage !== undefined,
    },
    secondSubscription: run.second !== undefined,
    stack,
    startedAt,
    ms: elapsed(),
    assumptions: Object.entries(resolveAssumptions(options.assume)).map(([id, value]) => ({
      id,
      value: String(value),
      standard: value === DEFAULT_ASSUMPTIONS[id as keyof Assumptions],
    })),
    preflight,
    scenarios,
    totals,
    causes: lost && !options.receiver ? withLostReceiver(causes, scenarios) : causes,
    likenesses: matchDefects(scenarios, run.dialect),
    interrupted: options.signal?.aborted ?? false,
    exitCode: exitCodeOf(scenarios, { level, preflight, reached, lost, mute: halt.signal.aborted, blames }),
    secrets: [
      options.secret,
      ...(options.second ? [options.second.secret] : []),
      ...chosen.flatMap((scenario, index) =>
        usesNextSecret(scenario) ? [nextSecretOf(seed, names[index] ?? '')] : [],
      ),
    ],
  }
}

const unlessInterrupted = (error: unknown): undefined => {
  if (!(error instanceof InterruptedRun)) throw error
}
