import { stopwatch } from '../clock/real.ts'
import { MockError } from '../contract/error.ts'
import { derive } from '../events/random.ts'
import { curlOf, quoted } from './curl.ts'
import { gatherExchanges } from './evidence.ts'
import { Play, ReceiverGone, type Observation, type Stage } from './play.ts'
import type { Exchange, Finding, ScenarioResult, Verdict } from './run.ts'
import type { RunOptions } from './run-scenarios.ts'
import type { Scenario } from './scenario.ts'
import { snippetsFor } from './snippets.ts'

/** What is the same for every scenario of a run. */
export interface Circumstances {
  readonly options: RunOptions
  readonly stage: Stage
  readonly seed: number
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

export const INTERRUPTED = 'the run was interrupted'
class Interrupted extends Error {}

/** Nothing was sent. */
export const QUIET: Ending = { gone: false, cut: false, answered: false, mute: false, fault: undefined }

/** The result of a scenario that was not judged. */
export const bare = (scenario: Scenario, id: string, { options, stage, seed }: Circumstances, verdict: Verdict, reason: string): ScenarioResult => ({
  id,
  name: scenario.row && !/[()]$/.test(scenario.name) ? `${scenario.name} (${Object.values(scenario.row).slice(0, 2).map(String).join(', ').slice(0, 60)})` : scenario.name,
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
  const { options, stage, seed } = circumstances
  const elapsed = stopwatch()
  const base = bare(scenario, id, circumstances, 'passed', '')
  const needs = scenario.needs.filter((need) => (need === 'probe-processed' ? !stage.probes.processed : need === 'probe-state' ? !stage.probes.state : !options.receiver))
  if (needs.includes('start')) return { result: { ...base, verdict: 'skipped', reason: 'it starts and stops the receiver, which needs --start' }, ending: QUIET }
  if (needs.length > 0) return { result: { ...base, verdict: 'inconclusive', reason: `it needs ${needs.map((need) => `--${need}`).join(' and ')}` }, ending: QUIET }
  const play = new Play(scenario, stage, derive(seed, 'scenario', id, round).int(0, 0x7fff_ffff))
  let broken: unknown
  try {
    await orInterrupted(play.run(), options.signal)
  } catch (error) {
    broken = error
  }
  const { exchanges, numberOf } = gatherExchanges(play.core.store.deliveries())
  await play.close()
  const findings = play.observations.map((observation) => findingOf(observation, scenario, options, exchanges, numberOf(observation.attempt)))
  const verdict = verdictOf(findings, broken)
  const timedOut = exchanges.filter(({ outcome }) => outcome.kind === 'timed-out').length
  return {
    result: { ...base, verdict, reason: reasonOf(verdict, findings, broken), findings, exchanges, ms: elapsed() },
    ending: {
      gone: broken instanceof ReceiverGone,
      cut: exchanges.some(({ outcome }) => outcome.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset')),
      answered: exchanges.some(({ outcome }) => 'answer' in outcome),
      mute: timedOut > 0 && timedOut === exchanges.length,
      fault: broken === undefined || broken instanceof Interrupted || broken instanceof ReceiverGone ? undefined : broken instanceof MockError ? 'given' : 'ours',
    },
  }
}

/** Waits for work no longer than until the signal; then it comes to its own end unheeded. */
const orInterrupted = async (work: Promise<void>, signal: AbortSignal | undefined): Promise<void> => {
  if (!signal) return work
  let interrupt = (): void => undefined
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => {
      reject(new Interrupted(INTERRUPTED))
    }
  })
  if (signal.aborted) interrupt()
  signal.addEventListener('abort', interrupt, { once: true })
  try {
    await Promise.race([work, interrupted])
  } finally {
    signal.removeEventListener('abort', interrupt)
    work.catch(() => undefined)
    interrupted.catch(() => undefined)
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
  if (verdict !== 'errored' && verdict !== 'skipped') return undefined
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
    snippets: failed && exchange && 'answer' in exchange.outcome ? snippetsFor(requirement?.id, observation.expected) : [],
    curl: failed && exchange ? curlOf(exchange) : undefined,
  }
}
