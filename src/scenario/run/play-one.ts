import { stopwatch } from '../../clock/real.ts'
import { MockError } from '../../kit/error.ts'
import { describeOutcome } from '../../kit/outcome.ts'
import { isInternal } from '../../journal/outcome.ts'
import { derive } from '../../events/random.ts'
import { WIRE_FAULTS } from '../../faults/registry.ts'
import { curlOf } from '../judge/curl.ts'
import { quoted } from '../../kit/curl.ts'
import { gatherExchanges } from '../judge/evidence.ts'
import type { Observation } from '../judge/observations.ts'
import { QUIET, type Played } from './ending.ts'
import { lackBy, lackFor, type Lack } from './lacking.ts'
import { Play } from './play.ts'
import type { Exchange, Finding, ScenarioResult, Verdict } from '../model/result.ts'
import type { RunOptions } from './options.ts'
import type { Scenario } from '../model/scenario.ts'
import { nextSecretOf } from './secrets.ts'
import { ReceiverGone } from './sent.ts'
import { signatureFormOf } from '../../dialects/headers.ts'
import { snippetsFor } from '../judge/snippets.ts'
import type { Stage } from './stage.ts'

/** What is the same for every scenario of a run. */
export interface Circumstances {
  readonly options: RunOptions
  readonly stage: Stage
  readonly seed: number
  /** Aborted when the run ends early; `why` tells it. */
  readonly over: AbortSignal
  readonly why: () => string
}

class Interrupted extends Error {}

/** Whether the target is on this machine, by a name that has another one, and looks at no certificate. */
const isLoopback = ({ target, fetch }: Stage): boolean =>
  fetch === undefined && /^http:\/\/(localhost|127\.[\d.]+|\[::1\])[:/?#]/i.test(new URL(target).href)

/** A row is told by its first value, where the name does not hold it already. */
const nameOf = ({ name, row }: Scenario): string => {
  const values = Object.values(row ?? {}).map(String)
  const [first] = values
  return first === undefined || values.some((value) => value !== '' && name.includes(value))
    ? name
    : `${name} (${first.slice(0, 60)})`
}

/** The result of a scenario that was not judged. */
export const bare = (
  scenario: Scenario,
  id: string,
  { options, stage, seed }: Circumstances,
  verdict: Verdict,
  reason: string,
): ScenarioResult => ({
  id,
  name: nameOf(scenario),
  file: scenario.file,
  at: scenario.at,
  because: scenario.because,
  requirements: scenario.proves.flatMap((one) => options.requirements.get(one) ?? []),
  verdict,
  reason,
  findings: [],
  exchanges: [],
  ms: 0,
  replay: [
    options.command?.(scenario) ?? `mock-genesys test ${quoted(scenario.at.file)}`,
    `--target ${quoted(options.target)} --policy ${options.policy} --seed ${String(seed)} --self-uri-port ${new URL(stage.host.nexus).port} --filter ${quoted(id)}`,
  ].join(' '),
})

/** Plays a scenario and judges what was observed. Never rejects. */
export const playOne = async (
  scenario: Scenario,
  id: string,
  circumstances: Circumstances,
  round: number,
): Promise<Played> => {
  const { options, stage, seed, over, why } = circumstances
  const elapsed = stopwatch()
  const base = bare(scenario, id, circumstances, 'passed', '')
  const needs = scenario.needs.filter((need) =>
    need === 'probe-processed'
      ? !stage.probes.processed
      : need === 'probe-state'
        ? !stage.probes.state
        : need === 'probe-details'
          ? !stage.probes.details
          : need === 'loopback'
            ? !isLoopback(stage)
            : !stage.life,
  )
  if (needs.includes('start'))
    return {
      result: {
        ...base,
        verdict: 'skipped',
        reason: options.receiver
          ? 'it kills, pauses and starts the receiver, which whatever started it cannot do (on Windows nothing can)'
          : 'it ends and starts the receiver, which needs --start',
      },
      ending: QUIET,
    }
  if (needs.includes('loopback'))
    return {
      result: {
        ...base,
        verdict: 'skipped',
        reason: 'it calls this machine by its other name, and the target is not a plain http: URL of this machine',
      },
      ending: QUIET,
    }
  if (
    options.fetch &&
    scenario.steps.some((step) => 'faults' in step && step.faults.some(({ fault }) => WIRE_FAULTS.has(fault)))
  ) {
    return {
      result: { ...base, verdict: 'skipped', reason: 'its faults act on the wire, which needs a URL that listens' },
      ending: QUIET,
    }
  }
  if (needs.length > 0)
    return {
      result: {
        ...base,
        verdict: 'inconclusive',
        reason: `it needs ${needs.map((need) => `--${need}`).join(' and ')}`,
      },
      ending: QUIET,
    }
  const lack = lackFor(scenario, stage)
  if (lack)
    return {
      result: {
        ...base,
        verdict: 'inconclusive',
        reason: `${lack.seen}; ${lack.fix}`,
        findings: [lackFinding(lack, base)],
      },
      ending: QUIET,
    }
  const play = new Play(
    scenario,
    stage,
    derive(seed, 'scenario', id, round).int(0, 0x7fff_ffff),
    nextSecretOf(seed, id),
  )
  let broken: unknown
  try {
    await orInterrupted(play.run(), over)
  } catch (error) {
    broken = error
  }
  const { exchanges, numberOf } = gatherExchanges(play.core.store.deliveries())
  const excused = new Set(
    [...play.core.store.deliveries()].flatMap(({ attempts }) =>
      attempts.flatMap((attempt) => (play.isExcused(attempt) ? (numberOf(attempt) ?? []) : [])),
    ),
  )
  // What putting back changes, or closing breaks off, is nobody's failure.
  const observations = [...play.observations]
  // What an error of ours kept from being sent, or from being judged, shows nothing about the receiver.
  const internal = internalErrorIn(exchanges)
  if (internal !== undefined) broken = new Error(internal)
  const stuck = await putBack(play, options)
  await play.close(over.aborted)
  const missing = lackBy(broken, scenario)
  const findings = [
    ...observations.map((observation) =>
      findingOf(observation, scenario, options, exchanges, numberOf(observation.attempt)),
    ),
    ...(missing ? [lackFinding(missing, base)] : []),
  ]
  if (missing) broken = undefined
  // Also who interrupted the run has to know. A receiver that is gone is as it was found when it comes back.
  if (stuck !== undefined && (broken === undefined || broken instanceof Interrupted))
    broken = new MockError({
      code: 'CONTROL_FAILED',
      message: `what was arranged about the receiver could not be put back: ${stuck}`,
      fix: 'put it back by hand, or start the receiver anew',
    })
  // A control or a probe that a dead receiver does not answer is no mistake of whoever gave it.
  const isDead = broken instanceof MockError && options.receiver !== undefined && !(await options.receiver.isAlive())
  const verdict = internal === undefined ? verdictOf(findings, broken) : 'errored'
  for (const { outcome, faults } of exchanges)
    if (outcome.kind === 'accepted' && faults.length === 0) stage.noise.heard(outcome.ms - (outcome.stalledMs ?? 0))
  const timedOut = exchanges.filter(({ outcome }) => outcome.kind === 'timed-out').length
  return {
    result: {
      ...base,
      verdict,
      reason: verdict === 'skipped' ? why() : reasonOf(verdict, findings, broken),
      findings,
      exchanges,
      ms: elapsed(),
    },
    ending: {
      gone: broken instanceof ReceiverGone || isDead,
      // Under a fault of the wire a receiver may close the connection as it likes.
      cut: exchanges.some(
        ({ number, outcome, faults }) =>
          !excused.has(number) &&
          !faults.some((fault) => WIRE_FAULTS.has(fault)) &&
          outcome.kind === 'unreachable' &&
          (outcome.cause === 'closed' || outcome.cause === 'reset'),
      ),
      answered: exchanges.some(({ outcome }) => 'answer' in outcome),
      slow:
        verdict === 'failed' &&
        (observations.some(({ onTime }) => onTime) ||
          exchanges.some(
            ({ number, outcome, faults }) =>
              outcome.kind === 'timed-out' && !excused.has(number) && !faults.some((fault) => WIRE_FAULTS.has(fault)),
          )),
      late: verdict === 'failed' ? observations.flatMap(({ hasCome }) => hasCome ?? []) : [],
      mute: timedOut > 0 && timedOut === exchanges.length,
      fault:
        broken === undefined || broken instanceof Interrupted || broken instanceof ReceiverGone || isDead
          ? undefined
          : broken instanceof MockError
            ? 'given'
            : 'ours',
      stuck,
    },
  }
}

/** Returns what an error of ours was about, where one ended an attempt. */
const internalErrorIn = (exchanges: readonly Exchange[]): string | undefined => {
  const found = exchanges.find(({ outcome }) => isInternal(outcome))
  return found && `internal error at ${found.what}: ${describeOutcome(found.outcome)}`
}

/** Puts back what was arranged; in a receiver that has died meanwhile after it was started again. Answers why that failed, if it did. */
const putBack = async (play: Play, { receiver }: RunOptions): Promise<string | undefined> => {
  const reason = await play.restore()
  if (reason === undefined || !receiver || (await receiver.isAlive())) return reason
  await receiver.restart().catch(() => undefined)
  return play.restore()
}

const lackFinding = (lack: Lack, { requirements }: ScenarioResult): Finding => ({
  ...lack,
  verdict: 'inconclusive',
  requirement: requirements[0],
  exchange: undefined,
  cause: undefined,
  snippets: [],
  curl: undefined,
})

/** Waits for work no longer than until the signal; then it comes to its own end unheeded. @throws {Interrupted} */
const orInterrupted = async (work: Promise<void>, over: AbortSignal): Promise<void> => {
  work.catch(() => undefined)
  let interrupt = (): void => undefined
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => {
      reject(new Interrupted())
    }
  })
  over.addEventListener('abort', interrupt, { once: true })
  try {
    await Promise.race([work, interrupted])
  } finally {
    over.removeEventListener('abort', interrupt)
  }
}

const verdictOf = (findings: readonly Finding[], broken: unknown): Verdict => {
  if (findings.some(({ verdict }) => verdict === 'failed')) return 'failed'
  if (broken instanceof Interrupted) return 'skipped'
  if (broken !== undefined) return 'errored'
  if (findings.some(({ verdict }) => verdict === 'inconclusive')) return 'inconclusive'
  return 'passed'
}

const reasonOf = (verdict: Verdict, findings: readonly Finding[], broken: unknown): string | undefined => {
  if (verdict === 'inconclusive') {
    const finding = findings.find((one) => one.verdict === 'inconclusive')
    return finding && `${finding.seen}${finding.fix === undefined ? '' : `; ${finding.fix}`}`
  }
  if (verdict !== 'errored') return undefined
  if (broken instanceof MockError) return `${broken.message}; ${broken.fix}`
  if (broken instanceof Error) return broken.message
  return String(broken)
}

const findingOf = (
  observation: Observation,
  scenario: Scenario,
  options: RunOptions,
  exchanges: readonly Exchange[],
  number: number | undefined,
): Finding => {
  const id = observation.proves ?? scenario.proves[0]
  const requirement = id === undefined ? undefined : options.requirements.get(id)
  const exchange = exchanges.find((one) => one.number === number)
  const failed = observation.verdict === 'failed'
  return {
    verdict: observation.verdict,
    requirement,
    at: observation.step.at,
    expected: observation.expected,
    seen: observation.seen,
    exchange: number,
    cause: failed ? observation.cause : undefined,
    fix: observation.verdict === 'passed' ? undefined : observation.fix,
    snippets:
      failed && exchange && 'answer' in exchange.outcome
        ? snippetsFor(
            signatureFormOf(exchange.headers),
            requirement?.id,
            observation.expected,
            observation.wrongSignature,
          )
        : [],
    curl:
      failed && exchange
        ? `${curlOf(exchange)}${observation.arranged === undefined ? '' : ` # while ${observation.arranged}`}`
        : undefined,
  }
}
