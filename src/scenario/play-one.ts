import { stopwatch } from '../clock/real.ts'
import { MockError } from '../contract/error.ts'
import { derive } from '../events/random.ts'
import { WIRE_FAULTS } from '../faults/registry.ts'
import { curlOf, quoted } from './curl.ts'
import { gatherExchanges } from './evidence.ts'
import type { Observation } from './observations.ts'
import { Play } from './play.ts'
import type { Exchange, Finding, ScenarioResult, Verdict } from './run.ts'
import type { RunOptions } from './run-scenarios.ts'
import type { Scenario } from './scenario.ts'
import { ReceiverGone } from './sent.ts'
import { snippetsFor } from './snippets.ts'
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

/** What became of the receiver in the course of a scenario. */
export interface Ending {
  /** Connections were refused. */
  readonly gone: boolean
  /** A connection was closed in the midst of an exchange. */
  readonly cut: boolean
  readonly answered: boolean
  /** It took requests and answered none of them. */
  readonly mute: boolean
  /** Whose the error is that ended it: of something that the user gave, or of the harness. */
  readonly fault: 'given' | 'ours' | undefined
}

export interface Played {
  readonly result: ScenarioResult
  readonly ending: Ending
}

class Interrupted extends Error {}

/** Nothing was sent. */
export const QUIET: Ending = { gone: false, cut: false, answered: false, mute: false, fault: undefined }

/** A row is told by its first value, where the name does not hold it already. */
const nameOf = ({ name, row }: Scenario): string => {
  const values = Object.values(row ?? {}).map(String)
  const [first] = values
  return first === undefined || values.some((value) => value !== '' && name.includes(value)) ? name : `${name} (${first.slice(0, 60)})`
}

/** The result of a scenario that was not judged. */
export const bare = (scenario: Scenario, id: string, { options, stage, seed }: Circumstances, verdict: Verdict, reason: string): ScenarioResult => ({
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
  replay: [options.command?.(scenario) ?? `mock-genesys test ${quoted(scenario.at.file)}`, `--target ${quoted(options.target)} --policy ${options.policy} --seed ${String(seed)} --self-uri-port ${new URL(stage.host.nexus).port} --filter ${quoted(id)}`].join(' '),
})

/** Plays a scenario and judges what was observed. Never rejects. */
export const playOne = async (scenario: Scenario, id: string, circumstances: Circumstances, round: number): Promise<Played> => {
  const { options, stage, seed, over, why } = circumstances
  const elapsed = stopwatch()
  const base = bare(scenario, id, circumstances, 'passed', '')
  const needs = scenario.needs.filter((need) => (need === 'probe-processed' ? !stage.probes.processed : need === 'probe-state' ? !stage.probes.state : !stage.control))
  if (needs.includes('start')) return { result: { ...base, verdict: 'skipped', reason: options.receiver ? 'it kills, pauses and starts the receiver, which whatever started it cannot do (on Windows nothing can)' : 'it ends and starts the receiver, which needs --start' }, ending: QUIET }
  if (options.fetch && scenario.steps.some((step) => 'faults' in step && step.faults.some(({ fault }) => WIRE_FAULTS.has(fault)))) {
    return { result: { ...base, verdict: 'skipped', reason: 'its faults act on the wire, which needs a URL that listens' }, ending: QUIET }
  }
  if (needs.length > 0) return { result: { ...base, verdict: 'inconclusive', reason: `it needs ${needs.map((need) => `--${need}`).join(' and ')}` }, ending: QUIET }
  const play = new Play(scenario, stage, derive(seed, 'scenario', id, round).int(0, 0x7fff_ffff))
  let broken: unknown
  try {
    await orInterrupted(play.run(), over)
  } catch (error) {
    broken = error
  }
  const { exchanges, numberOf } = gatherExchanges(play.core.store.deliveries())
  const excused = new Set([...play.core.store.deliveries()].flatMap(({ attempts }) => attempts.flatMap((attempt) => (play.isExcused(attempt) ? (numberOf(attempt) ?? []) : []))))
  // What closing itself breaks off is nobody's failure.
  const observations = [...play.observations]
  await play.close(over.aborted)
  const findings = observations.map((observation) => findingOf(observation, scenario, options, exchanges, numberOf(observation.attempt)))
  const verdict = verdictOf(findings, broken)
  const timedOut = exchanges.filter(({ outcome }) => outcome.kind === 'timed-out').length
  return {
    result: { ...base, verdict, reason: verdict === 'skipped' ? why() : reasonOf(verdict, findings, broken), findings, exchanges, ms: elapsed() },
    ending: {
      gone: broken instanceof ReceiverGone,
      // Under a fault of the wire a receiver may close the connection as it likes.
      cut: exchanges.some(({ number, outcome, faults }) => !excused.has(number) && !faults.some((fault) => WIRE_FAULTS.has(fault)) && outcome.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset')),
      answered: exchanges.some(({ outcome }) => 'answer' in outcome),
      mute: timedOut > 0 && timedOut === exchanges.length,
      fault: broken === undefined || broken instanceof Interrupted || broken instanceof ReceiverGone ? undefined : broken instanceof MockError ? 'given' : 'ours',
    },
  }
}

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

const findingOf = (observation: Observation, scenario: Scenario, options: RunOptions, exchanges: readonly Exchange[], number: number | undefined): Finding => {
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
    snippets: failed && exchange && 'answer' in exchange.outcome ? snippetsFor(requirement?.id, observation.expected, observation.wrongSignature) : [],
    curl: failed && exchange ? curlOf(exchange) : undefined,
  }
}
