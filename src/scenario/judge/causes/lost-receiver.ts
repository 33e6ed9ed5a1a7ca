import { WIRE_FAULTS } from '../../../faults/registry.ts'
import type { Cause, Exchange, ScenarioResult } from '../../model/result.ts'
import { letterOf } from './reasons.ts'

/** Scenarios that may have ended the receiver which are named, at most. */
const MAX_NAMED = 3

interface LastSeen {
  readonly scenario: ScenarioResult
  readonly exchange: Exchange | undefined
}

const isCut = ({ outcome, faults }: Exchange): boolean =>
  outcome.kind === 'unreachable' &&
  (outcome.cause === 'closed' || outcome.cause === 'reset') &&
  !faults.some((fault) => WIRE_FAULTS.has(fault))

/** What was sent when a connection was closed in place of a response: one of these ended the receiver. */
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

/** Returns why nothing could be judged any more after a receiver had gone that nobody starts again. */
const lostReceiver = (scenarios: readonly ScenarioResult[]): Cause | undefined => {
  const errored = scenarios.filter(({ verdict }) => verdict === 'errored')
  const cut = cutIn(scenarios.filter(({ verdict }) => verdict === 'errored' || verdict === 'failed'))
  const [first] = errored
  if (!first) return undefined
  const last = cut[0] ?? { scenario: first, exchange: first.exchanges.find(({ outcome }) => 'response' in outcome) }
  const sent = cut.length > 0 ? `; it was last sent ${described(last)}` : ''
  return {
    key: 'receiver-gone',
    letter: '',
    level: last.scenario.level,
    sentence: `takes no connections any more from ${last.scenario.id} on${sent}`,
    consequence: 'One such request takes the receiver down, with every delivery that was under way.',
    cause:
      cut.length === 1
        ? 'An error is thrown where nothing catches it: in a callback, a promise or a thread beside the handler.'
        : undefined,
    candidates: cut.length > 1 ? cut.slice(0, MAX_NAMED).map((one) => `it ended on ${described(one)}`) : [],
    fix: 'Look into its log; with --start "COMMAND" it is started again, and what ends it is found.',
    snippets: [],
    scenarios: [...new Set([last.scenario, ...errored].map(({ id }) => id))],
    plainest: { scenario: last.scenario.id, finding: 0 },
  }
}

/** Puts before the causes of a run why the receiver went away in its course. */
export const withLostReceiver = (causes: readonly Cause[], scenarios: readonly ScenarioResult[]): readonly Cause[] => {
  const lost = lostReceiver(scenarios)
  if (!lost) return causes
  // How its last response failed has no cause beside this one.
  const others = causes.filter((cause) => cause.scenarios.some((id) => id !== lost.plainest.scenario))
  return [lost, ...others].map((cause, index) => ({ ...cause, letter: letterOf(index) }))
}
