import { WIRE_FAULTS } from '../../../faults/registry.ts'
import type { Cause, Exchange, ScenarioResult } from '../../model/result.ts'
import { letterOf } from './reasons.ts'

/** The most scenarios to name that may have stopped the receiver. */
const MAX_NAMED = 3

interface LastSeen {
  readonly scenario: ScenarioResult
  readonly exchange: Exchange | undefined
}

const isCut = ({ outcome, faults }: Exchange): boolean =>
  outcome.kind === 'unreachable' &&
  (outcome.cause === 'closed' || outcome.cause === 'reset') &&
  !faults.some((fault) => WIRE_FAULTS.has(fault))

/** Returns the requests that ended in a closed connection: one of these stopped the receiver. */
const cutIn = (scenarios: readonly ScenarioResult[]): readonly LastSeen[] =>
  scenarios.flatMap((scenario) => {
    const exchange = scenario.exchanges.find(isCut)
    return exchange ? [{ scenario, exchange }] : []
  })

const described = ({ scenario, exchange }: LastSeen): string => {
  if (!exchange) return scenario.id
  const faults = exchange.faults.length > 0 ? `, with ${exchange.faults.join(' and ')}` : ''
  return `${exchange.what}${faults}, in ${scenario.id}`
}

/** Returns the cause when the receiver stopped responding and was not restarted. */
const lostReceiver = (scenarios: readonly ScenarioResult[]): Cause | undefined => {
  const errored = scenarios.filter(({ verdict }) => verdict === 'errored')
  const cut = cutIn(scenarios.filter(({ verdict }) => verdict === 'errored' || verdict === 'failed'))
  const [first] = errored
  if (!first) return undefined
  const last = cut[0] ?? { scenario: first, exchange: first.exchanges.find(({ outcome }) => 'response' in outcome) }
  const sent = cut.length > 0 ? `; the last request was ${described(last)}` : ''
  return {
    key: 'receiver-gone',
    letter: '',
    level: last.scenario.level,
    sentence: `stops accepting connections during ${last.scenario.id}${sent}`,
    consequence: 'A single such request takes down the receiver and every delivery in progress.',
    cause:
      cut.length === 1
        ? 'An error is thrown where nothing catches it: in a callback, a promise or a thread outside the handler.'
        : undefined,
    candidates: cut.length > 1 ? cut.slice(0, MAX_NAMED).map((one) => `it stopped on ${described(one)}`) : [],
    fix:
      'Check the receiver\'s log. With --start "COMMAND", the run restarts the receiver and reports the request that ' +
      'stops it.',
    snippets: [],
    scenarios: [...new Set([last.scenario, ...errored].map(({ id }) => id))],
    example: { scenario: last.scenario.id, finding: 0 },
  }
}

/** Puts a receiver that stopped during the run before the other causes. */
export const withLostReceiver = (causes: readonly Cause[], scenarios: readonly ScenarioResult[]): readonly Cause[] => {
  const lost = lostReceiver(scenarios)
  if (!lost) return causes
  // The failure of its last request is explained by this cause alone.
  const others = causes.filter((cause) => cause.scenarios.some((id) => id !== lost.example.scenario))
  return [lost, ...others].map((cause, index) => ({ ...cause, letter: letterOf(index) }))
}
