import { realStamp, stopwatch } from '../clock/real.ts'
import { MockError } from '../contract/error.ts'
import type { Assumptions } from '../core/options.ts'
import { VERSION } from '../contract/version.ts'
import { derive } from '../events/random.ts'
import { WIRE_FAULTS } from '../faults/registry.ts'
import { gatherExchanges } from './evidence.ts'
import { curlOf } from './curl.ts'
import { exitCodeOf, breaksContract } from './exit-code.ts'
import { startSelfUriHost } from './host.ts'
import { likenesses } from './likeness.ts'
import { Play, ReceiverGone, type Observation, type Stage } from './play.ts'
import type { Exchange, Finding, Requirement, Run, ScenarioResult, Verdict } from './run.ts'
import { VERDICTS } from './run.ts'
import type { FaultUse, Scenario } from './scenario.ts'
import { createSignatureDoctor } from './signature-doctor.ts'
import { snippetsFor } from './snippets.ts'

/** The process of a receiver that the harness started. */
export interface RunningReceiver {
  isAlive(): boolean
  /** Starts it again after it died, and waits until it answers. */
  restart(): Promise<void>
}

export interface RunOptions extends Omit<Stage, 'host' | 'doctor' | 'probes'> {
  readonly scenarios: readonly Scenario[]
  readonly requirements: ReadonlyMap<string, Requirement>
  /** Whole number; default: chosen at random, told in the run. */
  readonly seed?: number
  readonly strict?: boolean
  readonly probes?: Stage['probes']
  /** Runs only scenarios whose id, name or requirements contain this text; exactly one, when it is an id. */
  readonly filter?: string
  /** What stands before the options in the commands that replay a scenario. Default `mock-genesys test FILE`. */
  readonly command?: (scenario: Scenario) => string
  /** Assumptions that are switched away from their default. */
  readonly assume?: Partial<Assumptions>
  /** Scenarios at once. Default 8. */
  readonly concurrency?: number
  /** Stops after the first scenario that breaks the contract. */
  readonly bail?: boolean
  /** Port that `selfUri` points to, for receivers that must be told; default any free one. */
  readonly selfUriPort?: number
  readonly receiver?: RunningReceiver
  /** Ends the run early: what has not begun is skipped. */
  readonly signal?: AbortSignal
  readonly onResult?: (result: ScenarioResult, done: number, total: number) => void
}

/** Names a scenario uniquely: its file without ending, and the number of its row. */
export const idsOf = (scenarios: readonly Scenario[]): readonly string[] => {
  const rows = new Map<string, number>()
  return scenarios.map(({ file, row }) => {
    const name = file.replace(/\.ya?ml$/i, '').replaceAll('\\', '/')
    if (!row) return name
    const number = (rows.get(name) ?? 0) + 1
    rows.set(name, number)
    return `${name}#${String(number)}`
  })
}

/** Runs scenarios against a receiver and judges it. Never rejects because of what the receiver does. @throws {MockError} `PORT_IN_USE` */
export const runScenarios = async (options: RunOptions): Promise<Run> => {
  const seed = options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const startedAt = realStamp()
  const elapsed = stopwatch()
  const host = await startSelfUriHost(options.selfUriPort)
  const stage: Stage = { ...options, probes: options.probes ?? {}, host, doctor: createSignatureDoctor(options.secret) }
  const { scenarios: chosen, ids } = chooseScenarios(options)
  const total = chosen.length
  const results = new Array<ScenarioResult | undefined>(total)
  let done = 0
  let stopped = false
  let reached = false
  /** Those in whose course the receiver fell silent: each is run again alone, so that none is blamed for another. */
  const disturbed: number[] = []

  const keep = (index: number, result: ScenarioResult): void => {
    results[index] = result
    done += 1
    if (options.bail && breaksContract(result, options.strict ?? false)) stopped = true
    options.onResult?.(result, done, total)
  }

  const runOne = async (index: number, round: number): Promise<'done' | 'disturbed'> => {
    const scenario = chosen[index]
    const id = ids[index]
    if (!scenario || id === undefined) return 'done'
    if (options.signal?.aborted || stopped) {
      keep(index, bare(scenario, id, options, seed, 'skipped', options.signal?.aborted ? 'the run was interrupted' : 'the run was stopped after a failure'))
      return 'done'
    }
    const { result, silent, answered } = await playOne(scenario, id, stage, options, seed, round)
    if (answered) reached = true
    if (silent && round === 0) return 'disturbed'
    keep(index, result)
    return 'done'
  }

  const isAlone = (index: number): boolean => chosen[index]?.alone ?? false
  const order = [...chosen.keys()]
  const together = order.filter((index) => !isAlone(index))
  try {
    let next = 0
    await Promise.all(
      Array.from({ length: options.concurrency ?? 8 }, async () => {
        for (let index = together[next++]; index !== undefined; index = together[next++]) if ((await runOne(index, 0)) === 'disturbed') disturbed.push(index)
      }),
    )
    for (const index of order.filter(isAlone)) if ((await runOne(index, 0)) === 'disturbed') disturbed.push(index)
    for (const index of disturbed) {
      if (options.receiver && !options.receiver.isAlive()) await options.receiver.restart()
      await runOne(index, 1)
    }
  } finally {
    await host.close()
  }
  const scenarios = results.flatMap((result) => result ?? [])
  const totals = Object.fromEntries(VERDICTS.map((verdict) => [verdict, scenarios.filter((result) => result.verdict === verdict).length])) as Record<Verdict, number>
  return {
    tool: { name: 'mock-genesys', version: VERSION },
    seed,
    target: options.target,
    policy: options.policy,
    strict: options.strict ?? false,
    probes: { processed: stage.probes.processed !== undefined, state: stage.probes.state !== undefined },
    startedAt,
    ms: elapsed(),
    assumptions: Object.entries(options.assume ?? {}).map(([id, value]) => ({ id, value: String(value) })),
    scenarios,
    totals,
    likenesses: likenesses(scenarios),
    interrupted: options.signal?.aborted ?? false,
    exitCode: exitCodeOf(scenarios, { strict: options.strict ?? false, reached }),
    secrets: [options.secret],
  }
}

/** Those that a filter leaves, each with its id. */
export const chooseScenarios = ({ scenarios, filter }: Pick<RunOptions, 'scenarios' | 'filter'>): { readonly scenarios: readonly Scenario[]; readonly ids: readonly string[] } => {
  const ids = idsOf(scenarios)
  if (filter === undefined) return { scenarios, ids }
  const sought = filter.toLowerCase()
  const exact = ids.some((id) => id.toLowerCase() === sought)
  const isChosen = ({ name, proves }: Scenario, id: string): boolean =>
    exact ? id.toLowerCase() === sought : [id, name, ...proves].some((text) => text.toLowerCase().includes(sought))
  const kept = scenarios.flatMap((scenario, index) => (isChosen(scenario, ids[index] ?? '') ? [{ scenario, id: ids[index] ?? '' }] : []))
  return { scenarios: kept.map(({ scenario }) => scenario), ids: kept.map(({ id }) => id) }
}

/** A row is told by its first value, where the name does not hold it already. */
const nameOf = ({ name, row }: Scenario): string => {
  const values = Object.values(row ?? {}).map(String)
  const [first] = values
  return first === undefined || values.some((value) => value !== '' && name.includes(value)) ? name : `${name} (${first.slice(0, 60)})`
}

const bare = (scenario: Scenario, id: string, options: RunOptions, seed: number, verdict: Verdict, reason: string): ScenarioResult => ({
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
  replay: `${options.command?.(scenario) ?? `mock-genesys test ${scenario.at.file}`} --target ${options.target} --policy ${options.policy} --seed ${String(seed)} --filter '${id}'`,
})

const playOne = async (scenario: Scenario, id: string, stage: Stage, options: RunOptions, seed: number, round: number): Promise<{ result: ScenarioResult; silent: boolean; answered: boolean }> => {
  const elapsed = stopwatch()
  const base = bare(scenario, id, options, seed, 'passed', '')
  const needs = scenario.needs.filter((need) => (need === 'probe-processed' ? !stage.probes.processed : need === 'probe-state' ? !stage.probes.state : !options.receiver))
  if (needs.includes('start')) return { result: { ...base, verdict: 'skipped', reason: 'it starts and stops the receiver, which needs --start' }, silent: false, answered: false }
  if (options.fetch && scenario.steps.some((step) => 'faults' in step && step.faults.some(isWireFault))) {
    return { result: { ...base, verdict: 'skipped', reason: 'its faults act on the wire, which needs a URL that listens' }, silent: false, answered: false }
  }
  if (needs.length > 0) return { result: { ...base, verdict: 'inconclusive', reason: `it needs ${needs.map((need) => `--${need}`).join(' and ')}` }, silent: false, answered: false }
  const play = new Play(scenario, stage, derive(seed, 'scenario', id, round).int(0, 0x7fff_ffff))
  let broken: unknown
  try {
    await play.run()
  } catch (error) {
    broken = error
  }
  const { exchanges, numberOf } = gatherExchanges(play.core.store.deliveries())
  await play.close()
  const findings = play.observations.map((observation) => findingOf(observation, scenario, options, exchanges, numberOf(observation.attempt)))
  const verdict = verdictOf(findings, broken)
  const gone = broken instanceof ReceiverGone
  // Under a fault of the wire a receiver may close the connection as it likes.
  const cut = exchanges.some(({ outcome, faults }) => !faults.some((fault) => WIRE_FAULTS.has(fault)) && outcome.kind === 'unreachable' && (outcome.cause === 'closed' || outcome.cause === 'reset'))
  return {
    result: { ...base, verdict, reason: reasonOf(verdict, findings, broken), findings, exchanges, ms: elapsed() },
    silent: gone || cut,
    answered: exchanges.some(({ outcome }) => 'answer' in outcome),
  }
}

const isWireFault = ({ fault }: FaultUse): boolean => WIRE_FAULTS.has(fault)

const verdictOf = (findings: readonly Finding[], broken: unknown): Verdict => {
  if (findings.some(({ verdict }) => verdict === 'failed')) return 'failed'
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
